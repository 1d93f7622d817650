"""Simulated cards from JSON files (docs/devices/simulators.md)."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hardware.simulators.cards.applet import Applet
from hardware.simulators.cards.misbehaviour import WRONG, FallsSilent, Nothing, Slow
from hardware.simulators.cards.virtual_card import Card

SAMPLES = Path(__file__).parent / "samples"
_MAX_FILE = 256 * 1024
_SLOWEST_S = 60
# Contact, T=1 only; contactless, as PC/SC part 3, 3.1.3.2.3 has readers make it up.
_CONTACT, _CONTACTLESS = "3b800181", "3b80800101"
_DESFIRE = "3b8180018080"
_STUDENT = "3b800181"
_ID_CARD = "3b8480014743504312"


class CardFileError(ValueError):
    """The file describes no card; the message says why."""


def _piv(described: Mapping[str, Any]) -> Applet:
    # Imported here: most cards need no cryptography.
    from hardware.simulators.cards.piv_applet import PivApplet

    return PivApplet(described)


def _student(described: Mapping[str, Any]) -> Applet:
    from hardware.simulators.cards.els_applet import ElsApplet

    return ElsApplet(described)


def _id_card(described: Mapping[str, Any]) -> Applet:
    from hardware.simulators.cards.emrtd_chip_samples import chip

    return chip(described)


def _nothing(_: Mapping[str, Any]) -> Applet:
    return Nothing()


def _wrong(described: Mapping[str, Any]) -> Applet:
    return WRONG[described["answers"]]()


# kind: (what answers, answer to reset)
KINDS: dict[str, tuple[Callable[[Mapping[str, Any]], Applet], str]] = {
    "piv": (_piv, _CONTACT),
    "student": (_student, _STUDENT),
    "id_card": (_id_card, _ID_CARD),
    "city": (_nothing, _DESFIRE),
    "blank": (_nothing, _CONTACTLESS),
    "wrong": (_wrong, _CONTACT),
    "dead": (_nothing, _CONTACT),
}


def load(path: Path) -> Card:
    """The card that a file describes. Raises CardFileError."""
    try:
        if path.stat().st_size > _MAX_FILE:
            raise CardFileError(f"{path.name}: is too large")
        described = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CardFileError(f"{path.name}: cannot be read as JSON") from error
    return build(described, path.name)


def build(described: object, name: str) -> Card:
    """The card that is described. Raises CardFileError."""
    if not isinstance(described, dict) or str(described.get("kind")) not in KINDS:
        raise CardFileError(f"{name}: kind must be one of {', '.join(KINDS)}")
    make, atr = KINDS[described["kind"]]
    try:
        applet = _hindered(make(described), described)
        return Card(
            bytes.fromhex(described.get("atr", atr)),
            bytes.fromhex(described.get("uid", "")),
            described["kind"] == "dead",
            applet,
        )
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise CardFileError(f"{name}: {type(error).__name__}: {error}") from error


def _hindered(applet: Applet, described: Mapping[str, Any]) -> Applet:
    if "slow_s" in described:
        seconds = float(described["slow_s"])
        if not 0 <= seconds <= _SLOWEST_S:
            raise ValueError(f"slow_s must be from 0 to {_SLOWEST_S}")
        applet = Slow(applet, seconds)
    if "silent_after" in described:
        applet = FallsSilent(applet, int(described["silent_after"]))
    return applet
