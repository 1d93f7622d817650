"""Filling in a name from an identity card: chosen, never required, and nothing of the card outlives it."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.id_card import (
    Authenticity,
    CardAccessNumber,
    CardLost,
    Distrust,
    Expired,
    IdCardHolder,
    IdCardOutcome,
    IdCardRead,
    NoCard,
    NotAnIdCard,
    NotAuthentic,
    ReaderUnavailable,
    WrongAccessNumber,
)
from kiosk_app.domain.scan import ScannedAccessNumber
from kiosk_app.flows import effects as fx
from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from kiosk_app.flows.citizen import offers_id_card
from kiosk_app.flows.id_card_states import (
    EnteringAccessNumber,
    IdCardFailed,
    ReadingIdCard,
    ShowingNames,
)
from kiosk_app.flows.notices import Equipment
from kiosk_app.flows.states import Asking, Home, Session
from tests.kiosk_app.content_of_tests import complaint, named
from tests.kiosk_app.test_citizen_flow import walk

CAN = CardAccessNumber("112233")
HOLDER = IdCardHolder(
    "ŹDŹBŁO-KOWALSKA",
    "ŁUCJA ANNA",
    "ABC123456",
    date(1990, 1, 2),
    date(2031, 1, 2),
    "POL",
    "POL",
    False,
)
READ = IdCardRead(HOLDER, Authenticity.SIGNED_BY_ISSUER)
EQUIPPED = ev.EquipmentSeen(Equipment(reads_id_cards=True))


def asked(*events: ev.Event) -> Session:
    """At the question for the name, with a reader that is ready."""
    begun = (EQUIPPED, ev.FormChosen("f"), rs.FormLoaded(named()), ev.AnswerChanged("organisation", "Klub"))
    return walk(Session(Home()), *begun, *events)[0]


def laying() -> Session:
    return asked(ev.IdCardChosen(), ev.AccessNumberEdited("112 233"), ev.Continued())


def reading() -> Session:
    return walk(laying(), ev.Continued())[0]


def ended(outcome: IdCardOutcome) -> Session:
    return walk(reading(), rs.IdCardEnded(CAN, outcome))[0]


def test_it_is_offered_only_for_a_name_and_only_where_a_reader_is_ready() -> None:
    assert offers_id_card(asked())
    unequipped, _ = walk(asked(), ev.EquipmentSeen(Equipment()))
    assert not offers_id_card(unequipped)
    assert walk(unequipped, ev.IdCardChosen()) == (unequipped, ())
    elsewhere, _ = walk(Session(Home()), EQUIPPED, rs.FormLoaded(complaint()))
    assert not offers_id_card(elsewhere)
    assert walk(elsewhere, ev.IdCardChosen())[0] == elsewhere


def test_the_card_is_read_only_after_the_screen_says_so() -> None:
    session, effects = walk(laying(), ev.Continued())
    assert isinstance(session.screen, ReadingIdCard)
    assert effects == (fx.ReadIdCard(CAN),)


def test_a_card_that_is_laid_down_begins_the_reading_by_itself() -> None:
    session, effects = walk(laying(), ev.CardPut(CardKind.ID_CARD))
    assert (type(session.screen), effects) == (ReadingIdCard, (fx.ReadIdCard(CAN),))


def test_the_number_is_typed_or_scanned_and_nothing_is_read_with_half_of_it() -> None:
    entering = asked(ev.IdCardChosen())
    scanned, _ = walk(entering, ev.Scanned(ScannedAccessNumber(CAN)))
    assert scanned == laying()
    short, effects = walk(entering, ev.AccessNumberEdited("1122"), ev.Continued())
    assert isinstance(short.screen, EnteringAccessNumber)
    assert (short.screen.problem, effects) == ("incomplete", ())
    assert walk(short, ev.AccessNumberEdited("112233"), ev.Continued())[0] == laying()


def test_only_the_name_fields_are_filled_in_and_only_when_the_person_says_so() -> None:
    shown = ended(READ)
    assert isinstance(shown.screen, ShowingNames)
    assert (shown.screen.given_names, shown.screen.surname) == ("Łucja Anna", "Źdźbło-Kowalska")
    used, _ = walk(shown, ev.NamesAccepted())
    assert isinstance(used.screen, Asking)
    assert used.screen.answers == {
        "organisation": "Klub",
        "first_name": "Łucja Anna",
        "last_name": "Źdźbło-Kowalska",
    }
    assert walk(shown, ev.BackPressed())[0] == asked()


def test_a_single_field_for_the_name_gets_both() -> None:
    form = replace(complaint(), steps=complaint().steps[-1:])
    session, _ = walk(Session(Home()), EQUIPPED, rs.FormLoaded(form), ev.IdCardChosen())
    session, _ = walk(session, ev.Scanned(ScannedAccessNumber(CAN)), ev.Continued())
    session, _ = walk(session, rs.IdCardEnded(CAN, READ), ev.NamesAccepted())
    assert isinstance(session.screen, Asking)
    assert session.screen.answers == {"name": "Łucja Anna Źdźbło-Kowalska"}


@pytest.mark.parametrize(
    "outcome",
    [
        WrongAccessNumber(),
        NotAuthentic(Distrust.DATA_CHANGED),
        Expired(),
        ReaderUnavailable(),
    ],
)
def test_a_number_that_has_done_its_work_is_forgotten(outcome: IdCardOutcome) -> None:
    failed = ended(outcome)
    assert isinstance(failed.screen, IdCardFailed)
    assert failed.screen.can is None
    again, _ = walk(failed, ev.RetryPressed())
    assert again.screen == EnteringAccessNumber(failed.screen.asking)
    assert walk(failed, ev.BackPressed())[0] == asked()


@pytest.mark.parametrize("outcome", [NoCard(), CardLost(), NotAnIdCard()])
def test_the_card_is_laid_down_without_typing_the_number_again(outcome: IdCardOutcome) -> None:
    failed = ended(outcome)
    assert walk(failed, ev.RetryPressed())[0] == laying()
    session, effects = walk(failed, ev.CardPut(CardKind.ID_CARD))
    assert (session, effects) == (reading(), (fx.ReadIdCard(CAN),))


def test_a_reading_that_was_left_fills_in_nothing_later() -> None:
    left, _ = walk(reading(), ev.BackPressed())
    assert left == asked()
    assert walk(left, rs.IdCardEnded(CAN, READ)) == (left, ())
    other, _ = walk(left, ev.IdCardChosen(), ev.AccessNumberEdited("999999"), ev.Continued(), ev.Continued())
    assert walk(other, rs.IdCardEnded(CAN, READ)) == (other, ())


def test_leaving_asks_first_and_idleness_forgets_number_and_names() -> None:
    for session in (laying(), reading(), ended(READ), ended(CardLost())):
        assert walk(session, ev.EndPressed())[0].overlay == "end_confirmation"
        forgotten, effects = walk(session, ev.IdleTimeElapsed(), ev.IdleTimeElapsed())
        assert forgotten.untouched
        assert effects == (fx.Forget(),)
        assert walk(forgotten, rs.IdCardEnded(CAN, READ)) == (forgotten, ())


def test_neither_number_nor_names_show_in_a_repr() -> None:
    for event in (ev.AccessNumberEdited(CAN.digits), rs.IdCardEnded(CAN, READ)):
        assert not {CAN.digits, "ŁUCJA", "ŹDŹBŁO"} & set(repr(event).replace("'", " ").split())
    for session in (
        asked(ev.IdCardChosen(), ev.AccessNumberEdited("112233")),
        laying(),
        reading(),
        ended(READ),
    ):
        shown = repr(session)
        assert not any(secret in shown for secret in (CAN.digits, "Łucja", "ŁUCJA", "Źdźbło", "ABC123456"))
