"""The catalogue of failures and its page say the same."""

import re
from pathlib import Path
from typing import get_args

from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.id_card import IdCardOutcome
from kiosk_app.domain.printing import PrinterStatus
from kiosk_app.domain.scan import UnknownReason
from kiosk_app.flows.notices import Told

PAGE = (Path(__file__).parents[2] / "docs/failures.md").read_text(encoding="utf-8")


def _described(title: str) -> list[str]:
    """The names in the first column of the table under a title."""
    section = (
        PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0] if title else PAGE.partition("\n## ")[0]
    )
    rows = re.findall(r"^\| (`[^|]*`) \|", section, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`(\w+)`", row)]


def test_every_code_that_a_person_can_see_is_in_the_catalogue_and_no_other() -> None:
    assert _described("") == [str(failure) for failure in Failure]


def test_every_state_of_the_printer_is_described() -> None:
    assert _described("The printer") == [status.__name__ for status in get_args(PrinterStatus)]


def test_every_end_of_reading_an_identity_card_is_described() -> None:
    assert _described("Identity cards") == [outcome.__name__ for outcome in get_args(IdCardOutcome)]


def test_every_notice_is_described() -> None:
    wanted = [item.name for kind in (Told, UnknownReason, CardKind) for item in kind]
    described = _described("Codes and cards that do nothing where they are shown")
    assert sorted(described) == sorted(wanted)
