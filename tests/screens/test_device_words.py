"""Each state of a device has its own plain and true words, in Polish and in English."""

import pytest

from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.printing import (
    CoverOpen,
    CutterJam,
    Disconnected,
    Faulty,
    HeadHot,
    NotPrinted,
    Offline,
    PaperLow,
    PaperOut,
    Printed,
    PrinterStatus,
    Ready,
    TicketNotTaken,
    Uncertain,
    Unknown,
)
from kiosk_app.domain.scan import UnknownReason
from kiosk_app.flows.notices import Equipment, Notice, PartsMissing, Told
from screens.previews import Look
from screens.scenes import SCENES
from screens.view_models.notices import notice_text, power_note, printer_note
from screens.view_models.wording import Printout, paper_text, status_text
from tests.screens.conftest import Stage, settle
from tests.screens.tree import Role, find, names, press

_PRINTOUTS: tuple[Printout, ...] = ("confirmation", "card")
_STOPS: list[PrinterStatus] = [
    PaperOut(),
    CoverOpen(),
    CutterJam(),
    HeadHot(),
    TicketNotTaken(),
    Offline(),
    Faulty("document not rendered"),
    Disconnected(),
    Unknown(),
]
_WELL: list[PrinterStatus] = [Ready(), PaperLow()]
_NOTICES: list[Notice] = [
    *(told for told in Told if told is not Told.PERSON),
    *UnknownReason,
    *CardKind,
    PartsMissing(1, 3),
]
_CARD_SCENES = [scene for scene in SCENES if scene.startswith("id-card-")]


def test_what_stops_the_printer_has_words_of_its_own() -> None:
    assert len({status_text(status) for status in _STOPS}) == len(_STOPS)
    assert "document not rendered" not in status_text(Faulty("document not rendered"))


@pytest.mark.parametrize("status", [*_STOPS, *_WELL], ids=lambda status: type(status).__name__)
def test_only_what_is_known_to_be_printed_is_called_printed(status: PrinterStatus) -> None:
    for outcome in (NotPrinted(status), Uncertain(status)):
        for what in _PRINTOUTS:
            said = paper_text(outcome, what)
            assert said != paper_text(Printed(), what)
            assert "%" not in said


def test_little_paper_is_nobodys_trouble() -> None:
    for status in (None, Ready(), PaperLow(), HeadHot()):
        assert printer_note(Equipment(printer=status)) == ""


@pytest.mark.parametrize("status", [status for status in _STOPS if not isinstance(status, HeadHot)])
def test_whoever_relies_on_the_printer_is_told_before(status: PrinterStatus) -> None:
    assert printer_note(Equipment(printer=status))


def test_the_power_is_spoken_of_only_while_there_is_little_left() -> None:
    assert power_note(Equipment()) == ""
    assert power_note(Equipment(battery_low=True))


@pytest.mark.parametrize("reads", [True, False])
def test_each_notice_has_words_of_its_own(reads: bool) -> None:
    equipment = Equipment(reads_id_cards=reads)
    said = [notice_text(notice, equipment) for notice in _NOTICES]
    assert all(said)
    assert len(set(said)) == len(said)


def test_nothing_is_promised_that_is_not_there() -> None:
    """Filling in from a card is spoken of only where a reader is ready for it."""
    for notice in (CardKind.ID_CARD, Told.ACCESS_NUMBER):
        assert notice_text(notice, Equipment()) != notice_text(notice, Equipment(reads_id_cards=True))


def test_each_failure_of_a_card_says_what_happened_and_offers_a_way_on(portrait: Stage) -> None:
    headings = set()
    failures = [scene for scene in _CARD_SCENES if _is_failure(portrait, scene)]
    for scene in failures:
        _show(portrait, scene)
        headings.add((names(portrait.window, Role.Heading)[0], names(portrait.window, Role.AlertMessage)[0]))
        assert find(portrait.window, Role.Button, "Wpisz ręcznie").isValid()
    assert len(failures) == len(headings) == 8


def test_the_offer_is_there_only_where_a_card_can_be_read(portrait: Stage) -> None:
    _show(portrait, "question-name-id-card")
    assert "Wypełnij z e-dowodu" in names(portrait.window, Role.Button)
    portrait.conversation.start_over()
    portrait.conversation.play(*SCENES["question-name-missing"])
    settle()
    assert "Wypełnij z e-dowodu" not in names(portrait.window, Role.Button)


def test_a_notice_is_announced_and_closed_and_the_screen_stays(stage: Stage) -> None:
    _show(stage, "question-vehicle")
    before = stage.conversation.session.screen
    assert any("dowodu rejestracyjnego" in text for text in names(stage.window, Role.AlertMessage))
    assert "Sprawy dotyczące pojazdów" not in names(stage.window, Role.Button)
    press(stage.window, "Zamknij")
    settle()
    assert not names(stage.window, Role.AlertMessage)
    assert stage.conversation.session.screen == before


def test_a_certificate_leads_to_the_services_about_vehicles(stage: Stage) -> None:
    _show(stage, "home-vehicle")
    press(stage.window, "Sprawy dotyczące pojazdów")
    settle()
    assert "Rejestracja pojazdu" in " ".join(names(stage.window, Role.Button))


def _show(stage: Stage, scene: str) -> None:
    Look("", "pl").play(stage.conversation, scene)
    settle()


def _is_failure(stage: Stage, scene: str) -> bool:
    _show(stage, scene)
    return type(stage.conversation.session.screen).__name__ == "IdCardFailed"
