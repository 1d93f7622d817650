"""Made-up identity cards as files for the simulated card reader, and the certificate of their made-up state.

    urzedomat id-card-samples DIR

Each `DIR/id-card….json` is a card (docs/devices/id-card.md), `DIR/csca/simulated.der` is what
`id_card.csca` names the folder of. The state's keys are thrown away.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hardware.simulators.cards.emrtd_chip import EF_DG1, EmrtdChip
from hardware.simulators.cards.emrtd_chip_data import Person, State, dg1, files
from hardware.simulators.cards.emrtd_chip_faults import ChipFault
from kiosk_app.domain.id_card import CardAccessNumber

CAN = "123456"
PERSON = Person("Żółć-Brzęczyszczykiewicz", "Łucja Maria", "ZZC000001", date(1984, 2, 29), date(2036, 5, 17))
OTHER = Person("Ślązak", "Świętosław", "ZZC000002", date(1951, 11, 3), date(2036, 5, 17))
ANCHOR = "simulated.der"


def chip(described: Mapping[str, Any]) -> EmrtdChip:
    """The chip that a card's file describes. Raises ValueError, TypeError or LookupError for a wrong one."""
    held = {int(name, 16): bytes.fromhex(content) for name, content in described["files"].items()}
    fault, tries = described.get("fault"), described.get("tries")
    can = CardAccessNumber.parse(str(described["can"]))
    if can is None:
        raise ValueError("can must have six digits")
    return EmrtdChip(
        can.digits,
        held,
        parameter_id=int(described.get("parameter_id", 13)),
        key_length=int(described.get("key_length", 16)),
        tries=None if tries is None else int(tries),
        fault=None if fault is None else ChipFault(fault),
    )


def describe(held: Mapping[int, bytes], **more: object) -> dict[str, Any]:
    """The other way round: what goes into the file."""
    contents = {f"{identifier:04x}": content.hex() for identifier, content in held.items()}
    return {"kind": "id_card", "can": CAN, **more, "files": contents}


def samples(state: State, other_state: State) -> dict[str, dict[str, Any]]:
    """Cards by the name of their file: sound ones, and one for each way to be refused."""
    sound = files(PERSON, state)
    expired = files(replace(PERSON, expiry_date=date(2024, 5, 17)), state)
    large = files(OTHER, state, parameter_id=17, key_length=32)
    return {
        "id-card": describe(sound),
        "id-card-large-keys": describe(large, parameter_id=17, key_length=32),
        "id-card-without-full-names": describe(files(OTHER, state, with_full_names=False)),
        "id-card-expired": describe(expired),
        "id-card-changed": describe(sound | {EF_DG1: dg1(OTHER)}),
        "id-card-of-another-state": describe(files(PERSON, other_state)),
        "id-card-few-tries": describe(sound, tries=3),
        "id-card-falls-mute": describe(sound, fault=ChipFault.MUTE_IN_READING.value),
    }


def write(directory: Path, now: datetime) -> None:
    """Write them, over what is there. Raises OSError."""
    state, other_state = State(now), State(now, "XX", "Another simulated CSCA")
    (directory / "csca").mkdir(parents=True, exist_ok=True)
    (directory / "csca" / ANCHOR).write_bytes(state.anchor)
    for name, described in samples(state, other_state).items():
        text = json.dumps(described, ensure_ascii=False, indent=1)
        (directory / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="urzedomat id-card-samples",
        description="Write made-up identity cards for simulated card readers, and their state's certificate.",
    )
    parser.add_argument("directory", type=Path, metavar="DIR")
    try:
        write(parser.parse_args(arguments).directory, datetime.now(UTC))
    except OSError as error:
        print(f"urzedomat id-card-samples: {error}", file=sys.stderr)
        return 1
    return 0
