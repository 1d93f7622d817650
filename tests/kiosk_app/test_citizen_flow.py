"""The conversation through its one public function: from events to states and effects."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.case import CaseView, Found, NotFound, Unreachable
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.forms import Problem
from kiosk_app.domain.id_card import Authenticity, CardAccessNumber, IdCardHolder, IdCardRead
from kiosk_app.domain.printing import NotPrinted, PaperOut, Printed, Uncertain, Unknown
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.scan import Draft, ScannedAccessNumber, ScannedReceipt, UnknownCode
from kiosk_app.domain.submission import Receipt
from kiosk_app.flows import effects as fx
from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from kiosk_app.flows.citizen import next_step
from kiosk_app.flows.idleness import idle_limit_s
from kiosk_app.flows.notices import Equipment
from kiosk_app.flows.states import (
    Asking,
    Browsing,
    CaseUnknown,
    EnteringNumber,
    Home,
    LookingUp,
    NotSaved,
    OutOfService,
    ReadingService,
    Reviewing,
    Saved,
    Saving,
    Searching,
    Session,
    ShowingCase,
)
from tests.kiosk_app.content_of_tests import complaint, service, supplement

RECEIPT = Receipt(
    ReceiptNumber("LDZ07", 123),
    AccessCode("ABCDEFGH"),
    "skarga",
    datetime(2026, 11, 24, 12, tzinfo=UTC),
    date(2026, 12, 28),
    "https://example.test/s/#…",
)
NUMBER = str(RECEIPT.number)
CASE = CaseView("LDZ07-000123-4", "skarga", "received", RECEIPT.filed_at, RECEIPT.filed_at)


def walk(session: Session, *events: ev.Event) -> tuple[Session, tuple[fx.Effect, ...]]:
    effects: tuple[fx.Effect, ...] = ()
    for event in events:
        step = next_step(session, event)
        session, effects = step.session, step.effects
    return session, effects


def asking(*events: ev.Event) -> Session:
    return walk(Session(Home()), ev.FormChosen("skarga-wniosek"), rs.FormLoaded(complaint()), *events)[0]


def answered(name: str, value: str | bool) -> tuple[ev.Event, ...]:
    return (ev.AnswerChanged(name, value), ev.Continued(), rs.AnswersChecked(()))


def reviewing() -> Session:
    return asking(
        *answered("declared_kind", "wniosek"),
        *answered("interest", "own"),
        *answered("content", "Ławki w parku"),
        *answered("name", "Jan Testowy"),
    )


def saved() -> Session:
    return walk(reviewing(), ev.FilePressed(), rs.AnswersChecked(()), rs.FiledSafely(RECEIPT))[0]


def test_a_form_is_asked_one_question_at_a_time_and_ends_in_review() -> None:
    assert isinstance(reviewing().screen, Reviewing)


def test_a_step_is_asked_only_where_its_condition_holds() -> None:
    session = asking(*answered("declared_kind", "skarga"), *answered("interest", "other"))
    assert isinstance(session.screen, Asking)
    assert session.screen.step_id == "consent"


def test_a_wrong_answer_stays_on_its_question_and_says_what_is_wrong() -> None:
    problem = Problem("declared_kind", "required")
    session = asking(ev.Continued(), rs.AnswersChecked((problem,)))
    assert isinstance(session.screen, Asking)
    assert (session.screen.step_id, session.screen.problems) == ("kind", (problem,))
    corrected, _ = walk(session, ev.AnswerChanged("declared_kind", "skarga"))
    assert isinstance(corrected.screen, Asking)
    assert corrected.screen.problems == ()


def test_a_change_from_the_review_comes_back_to_it() -> None:
    session, _ = walk(reviewing(), ev.ChangeRequested("content"), *answered("content", "Inaczej"))
    assert isinstance(session.screen, Reviewing)
    assert session.screen.answers["content"] == "Inaczej"


def test_a_change_asks_again_no_question_that_was_left_empty() -> None:
    session = asking(
        *answered("declared_kind", "wniosek"),
        *answered("interest", "own"),
        ev.Continued(),
        rs.AnswersChecked(()),
        *answered("name", "Jan Testowy"),
    )
    changed, _ = walk(session, ev.ChangeRequested("kind"), *answered("declared_kind", "skarga"))
    assert isinstance(changed.screen, Reviewing)


def test_a_change_that_opens_a_question_asks_it() -> None:
    session, _ = walk(reviewing(), ev.ChangeRequested("interest"), *answered("interest", "other"))
    assert isinstance(session.screen, Asking)
    assert session.screen.step_id == "consent"


def test_an_answer_on_a_screen_that_no_longer_applies_is_not_filed() -> None:
    session = asking(
        *answered("declared_kind", "skarga"),
        *answered("interest", "other"),
        *answered("consent", True),
    )
    session, _ = walk(session, ev.BackPressed(), ev.BackPressed(), *answered("interest", "own"))
    session, _ = walk(session, *answered("content", "x"), *answered("name", "y"))
    _, effects = walk(session, ev.FilePressed(), rs.AnswersChecked(()))
    assert isinstance(effects[0], fx.File)
    assert "consent" not in effects[0].submission.answers


def test_saving_is_shown_before_it_is_done() -> None:
    session, effects = walk(reviewing(), ev.FilePressed(), rs.AnswersChecked(()))
    assert isinstance(session.screen, Saving)
    assert isinstance(effects[0], fx.File)
    assert effects[0].submission.kind == "wniosek"


def test_a_submission_that_was_not_saved_keeps_the_answers() -> None:
    session, _ = walk(
        reviewing(),
        ev.FilePressed(),
        rs.AnswersChecked(()),
        rs.FilingFailed(Failure.DISK_FULL),
    )
    assert isinstance(session.screen, NotSaved)
    assert session.screen.answers["content"] == "Ławki w parku"
    again, effects = walk(session, ev.RetryPressed())
    assert isinstance(again.screen, Saving)
    assert isinstance(effects[0], fx.File)


@pytest.mark.parametrize(
    ("outcome", "copy"),
    [(NotPrinted(PaperOut()), 1), (Printed(), 2), (Uncertain(Unknown()), 2)],
)
def test_only_what_may_have_come_out_is_printed_again_as_a_duplicate(outcome: Printed, copy: int) -> None:
    session, effects = walk(saved(), rs.PrintEnded(NUMBER, outcome), ev.PrintPressed())
    assert effects == (fx.PrintReceipt(RECEIPT, "pl", copy),)
    assert isinstance(session.screen, Saved)
    assert session.screen.paper == "printing"


def test_the_number_stays_until_the_person_has_it() -> None:
    session, _ = walk(
        saved(),
        rs.PrintEnded(NUMBER, NotPrinted(PaperOut())),
        ev.BackPressed(),
        ev.EndPressed(),
    )
    assert isinstance(session.screen, Saved)
    assert session.overlay == "end_confirmation"
    home, effects = walk(session, ev.Stayed(), ev.ReceiptKept())
    assert (home.screen, effects) == (Home(), (fx.Forget(),))


def test_the_offer_of_a_question_leads_to_the_other_form() -> None:
    session = asking(
        *answered("declared_kind", "skarga"),
        *answered("interest", "own"),
        *answered("content", "x"),
    )
    _, effects = walk(session, ev.OfferTaken())
    assert effects == (fx.LoadForm("interwencja"),)


def test_back_from_the_offered_form_finds_the_answers_again() -> None:
    session = asking(*answered("declared_kind", "skarga"), *answered("interest", "own"))
    session, _ = walk(session, *answered("content", "długi list"))
    offered, _ = walk(session, ev.OfferTaken(), rs.FormLoaded(complaint()))
    assert isinstance(offered.screen, Asking)
    assert (offered.screen.step_id, offered.screen.answers) == ("kind", {})
    assert walk(offered, ev.BackPressed())[0] == session


def test_back_from_the_first_question_asks_before_it_forgets_answers() -> None:
    assert walk(asking(), ev.BackPressed())[0].untouched
    session, effects = walk(asking(ev.AnswerChanged("declared_kind", "skarga")), ev.BackPressed())
    assert (session.overlay, effects) == ("end_confirmation", ())
    assert walk(session, ev.EndConfirmed())[0].untouched


def test_what_cannot_be_opened_takes_nothing_away() -> None:
    before = asking(*answered("declared_kind", "skarga"))
    session, effects = walk(before, rs.NotOpened())
    assert (session.screen, session.overlay, effects) == (before.screen, "unavailable", ())
    assert walk(session, ev.Stayed())[0] == before


def test_only_an_open_question_can_end_the_session() -> None:
    assert walk(reviewing(), ev.EndConfirmed()) == (reviewing(), ())


def test_leaving_asks_first_where_something_would_be_lost() -> None:
    session, effects = walk(asking(), ev.EndPressed())
    assert (session.overlay, effects) == ("end_confirmation", ())
    left, effects = walk(session, ev.EndConfirmed())
    assert (left.screen, effects) == (Home(), (fx.Forget(),))


def test_idleness_warns_and_then_forgets() -> None:
    warned, effects = walk(reviewing(), ev.IdleTimeElapsed())
    assert (warned.overlay, effects) == ("idle_warning", ())
    assert idle_limit_s(warned, 90, 30, 20) == 30
    stayed, _ = walk(warned, ev.Stayed())
    assert isinstance(stayed.screen, Reviewing)
    forgotten, effects = walk(warned, ev.IdleTimeElapsed())
    assert (forgotten.screen, effects) == (Home(), (fx.Forget(),))


@pytest.mark.parametrize("outcome", [NotPrinted(PaperOut()), Uncertain(Unknown())])
def test_a_number_without_paper_stays_until_the_person_has_it(outcome: NotPrinted) -> None:
    session, _ = walk(saved(), rs.PrintEnded(NUMBER, outcome))
    assert idle_limit_s(session, 90, 30, 20) == 4 * 90
    warned, _ = walk(session, ev.IdleTimeElapsed())
    assert (warned.overlay, idle_limit_s(warned, 90, 30, 20)) == ("idle_warning", None)
    assert walk(warned, ev.IdleTimeElapsed()) == (warned, ())
    assert walk(warned, ev.Stayed())[0] == session
    assert walk(warned, ev.EndConfirmed())[0].untouched


def test_nothing_behind_a_warning_can_be_pressed() -> None:
    warned, _ = walk(reviewing(), ev.IdleTimeElapsed())
    assert walk(warned, ev.FilePressed()) == (warned, ())


def test_an_idle_home_goes_back_to_the_first_language() -> None:
    session, _ = walk(Session(Home()), ev.LanguageChosen("en"), ev.IdleTimeElapsed())
    assert session.language == "pl"


def test_text_size_and_contrast_are_of_one_person() -> None:
    session, _ = walk(Session(Home()), ev.TextSizeChanged(), ev.TextSizeChanged(), ev.ContrastToggled())
    assert (session.text_level, session.contrast) == (2, True)
    assert idle_limit_s(session, 90, 30, 20) == 20
    assert walk(session, ev.TextSizeChanged())[0].text_level == 0
    for leaves in (ev.EndPressed(), ev.IdleTimeElapsed()):
        assert walk(session, leaves)[0].untouched


def test_the_language_changes_anywhere_and_loses_nothing() -> None:
    session, _ = walk(reviewing(), ev.LanguageChosen("en"))
    assert isinstance(session.screen, Reviewing)
    assert session.language == "en"


def test_a_case_is_found_by_what_was_typed() -> None:
    session, effects = walk(
        Session(Home()),
        ev.StatusChosen(),
        ev.NumberEdited("ldz07 000123 4"),
        ev.CodeEdited("abcd-efgh"),
        ev.LookUpPressed(),
    )
    assert isinstance(session.screen, LookingUp)
    assert effects == (fx.LookUp(RECEIPT.number, RECEIPT.code),)
    found, _ = walk(session, rs.LookedUp(NUMBER, Found(CASE)))
    assert found.screen == ShowingCase(Found(CASE))


def test_a_late_answer_is_not_taken_for_another_case() -> None:
    other = ReceiptNumber("LDZ07", 124)
    session = Session(LookingUp(str(other), "ABCD-EFGH"))
    assert walk(session, rs.LookedUp(NUMBER, Found(CASE))) == (session, ())
    assert walk(session, rs.LookedUp(NUMBER, NotFound())) == (session, ())


@pytest.mark.parametrize("outcome", [NotFound(), Unreachable()])
def test_what_cannot_be_shown_says_why(outcome: NotFound) -> None:
    session = Session(LookingUp("LDZ07-000123-4", "ABCD-EFGH"))
    assert walk(session, rs.LookedUp(NUMBER, outcome))[0].screen == CaseUnknown(outcome, "LDZ07-000123-4")


def test_a_mistyped_number_is_caught_by_its_check_digit() -> None:
    session, effects = walk(
        Session(EnteringNumber()),
        ev.NumberEdited("LDZ07-000124-4"),
        ev.CodeEdited("ABCDEFGH"),
        ev.LookUpPressed(),
    )
    assert isinstance(session.screen, EnteringNumber)
    assert (session.screen.problem, effects) == ("number", ())


def test_a_scanned_receipt_opens_its_case_from_the_first_screen() -> None:
    scan = ScannedReceipt(RECEIPT.number, RECEIPT.code, 1, "h", b"s")
    _, effects = walk(Session(Home()), ev.Scanned(scan, True))
    assert effects == (fx.LookUp(RECEIPT.number, RECEIPT.code),)


def test_a_false_receipt_is_said_to_be_false() -> None:
    scan = ScannedReceipt(RECEIPT.number, RECEIPT.code, 1, "h", b"s")
    session, effects = walk(Session(Home()), ev.Scanned(scan, False))
    assert (session.screen, effects) == (EnteringNumber(problem="false_receipt"), ())


def test_a_scan_answers_the_question_for_a_receipt_number() -> None:
    scan = ScannedReceipt(RECEIPT.number, RECEIPT.code, 1, "h", b"s")
    session, _ = walk(Session(Home()), ev.FormChosen("uzupelnienie"), rs.FormLoaded(supplement()))
    scanned, _ = walk(session, ev.Scanned(scan, None))
    assert isinstance(scanned.screen, Asking)
    assert scanned.screen.answers == {"receipt_number": NUMBER}
    assert walk(session, ev.Scanned(scan, False))[0].screen == session.screen


def test_a_print_that_ends_late_is_not_taken_for_another_card() -> None:
    first, second = service("dowod"), service("paszport")
    session = Session(ReadingService(first, Browsing(())))
    session, _ = walk(session, ev.PrintPressed(), rs.ServiceLoaded(second))
    assert walk(session, rs.PrintEnded("dowod", Printed(), 1)) == (session, ())
    printing, effects = walk(session, ev.PrintPressed())
    assert effects == (fx.PrintService(second, "pl", job=2),)
    printed, _ = walk(printing, rs.PrintEnded("paszport", Printed(), 2))
    assert printed.screen == ReadingService(second, Browsing(()), Printed(), job=2)


def test_a_print_that_ends_late_is_not_taken_for_the_next_of_the_same_card() -> None:
    """The person left the card while it was printed, came back and printed it once more."""
    card = service("dowod")
    begin = (ev.PrintPressed(), ev.BackPressed(), rs.ServicesLoaded((), query="d"))
    session, _ = walk(Session(ReadingService(card, Searching((), "d", ()))), *begin)
    session, _ = walk(session, rs.ServiceLoaded(card), ev.PrintPressed())
    assert walk(session, rs.PrintEnded("dowod", NotPrinted(PaperOut()), 1)) == (session, ())


def test_without_content_the_kiosk_says_that_it_is_out_of_service() -> None:
    session, effects = walk(asking(), ev.ContentUnavailable(Failure.CONTENT_MISSING))
    assert (session.screen, effects) == (OutOfService(Failure.CONTENT_MISSING), (fx.Forget(),))


_HOLDER = IdCardHolder("SEKRET", "SEKRET", "SEKRET", None, None, "POL", "POL")
PRESSES: list[ev.Event] = [
    ev.FormChosen("skarga-wniosek"),
    rs.FormLoaded(complaint()),
    ev.StatusChosen(),
    ev.LanguageChosen("en"),
    ev.TextSizeChanged(),
    ev.ContrastToggled(),
    rs.NotOpened(),
    ev.BackPressed(),
    ev.EndPressed(),
    ev.EndConfirmed(),
    ev.Stayed(),
    ev.IdleTimeElapsed(),
    ev.AnswerChanged("declared_kind", "skarga"),
    ev.AnswerChanged("interest", "other"),
    ev.AnswerChanged("interest", "own"),
    ev.AnswerChanged("content", "SEKRET"),
    ev.Continued(),
    rs.AnswersChecked(()),
    ev.OfferTaken(),
    ev.ClauseOpened(),
    ev.ChangeRequested("content"),
    ev.FilePressed(),
    rs.FiledSafely(RECEIPT),
    rs.FilingFailed(Failure.DISK_FULL),
    rs.PrintEnded(NUMBER, Printed()),
    ev.PrintPressed(),
    ev.ReceiptKept(),
    ev.RetryPressed(),
    ev.LookUpPressed(),
    rs.LookedUp(NUMBER, Found(CASE)),
    rs.CategoriesLoaded(()),
    ev.QueryChanged("śmieci"),
    rs.ServicesLoaded((), query="śmieci"),
    ev.LargePrintPressed(),
    ev.EquipmentSeen(Equipment(reads_id_cards=True)),
    ev.IdCardChosen(),
    ev.AccessNumberEdited("987654"),
    ev.CardPut(CardKind.ID_CARD),
    rs.IdCardEnded(CardAccessNumber("987654"), IdCardRead(_HOLDER, Authenticity.NOT_CHECKED)),
    ev.NamesAccepted(),
    ev.Scanned(Draft("skarga-wniosek", 3, {"content": "SEKRET"})),
    ev.DraftAccepted(),
    rs.DraftLoaded(complaint(), {"content": "SEKRET"}, 0, ()),
    ev.Scanned(UnknownCode()),
    ev.Scanned(ScannedAccessNumber(CardAccessNumber("987654"))),
    ev.NoticeClosed(),
    ev.HelpPressed(),
]


@given(st.lists(st.sampled_from(PRESSES), max_size=60))
def test_whatever_happens_home_holds_nothing_of_a_person(events: list[ev.Event]) -> None:
    session = Session(Home())
    for event in events:
        step = next_step(session, event)
        if isinstance(step.session.screen, Home) and not isinstance(session.screen, Home):
            assert step.session == Session(Home(), number=session.number + 1, equipment=session.equipment)
            assert step.effects == (fx.Forget(),)
        session = step.session


@given(st.lists(st.sampled_from(PRESSES), max_size=60))
def test_no_answer_ever_shows_in_a_repr(events: list[ev.Event]) -> None:
    session, _ = walk(Session(Home()), *events)
    assert "SEKRET" not in repr(session)
    assert "987654" not in repr(session)
