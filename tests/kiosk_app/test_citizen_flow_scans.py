"""Whatever is scanned or put in, wherever the person is: a truthful answer, and nothing typed is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.codes.access import OneTimeToken
from kiosk_app.domain.codes.draft import read_draft, write_draft
from kiosk_app.domain.codes.registration_certificate import RegistrationCertificate
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.forms import Problem
from kiosk_app.domain.id_card import CardAccessNumber
from kiosk_app.domain.printing import PaperOut, Printed
from kiosk_app.domain.scan import (
    Draft,
    DraftPart,
    EnrolmentCode,
    MachineReadableZone,
    PlainText,
    Scan,
    ScannedAccessNumber,
    ScannedReceipt,
    TechnicianCode,
    UnknownCode,
    UnknownReason,
)
from kiosk_app.flows import effects as fx
from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from kiosk_app.flows.beside import offers_vehicles
from kiosk_app.flows.drafts import fit
from kiosk_app.flows.notices import Equipment, PartsMissing, Told
from kiosk_app.flows.states import (
    Asking,
    Browsing,
    EnteringNumber,
    Home,
    LookingUp,
    NotSaved,
    OutOfService,
    Reviewing,
    Saved,
    Saving,
    Searching,
    Session,
)
from tests.kiosk_app.content_of_tests import complaint, supplement
from tests.kiosk_app.test_citizen_flow import NUMBER, RECEIPT, answered, asking, reviewing, saved, walk

RECEIPT_SCAN = ScannedReceipt(RECEIPT.number, RECEIPT.code, 1, "h", b"s")
CERTIFICATE = RegistrationCertificate("", "EL 12345", "", "", "", date(2020, 1, 2), None, None)
TOKEN = OneTimeToken("0123456789ABCDEFGHJKMNPQRS")
DRAFT = Draft("skarga-wniosek", 3, {"declared_kind": "skarga", "content": "Z DOMU", "interest": "own"})
TOLD: list[tuple[Scan, object]] = [
    (CERTIFICATE, Told.VEHICLE),
    (MachineReadableZone(), Told.ZONE),
    (ScannedAccessNumber(CardAccessNumber("112233")), Told.ACCESS_NUMBER),
    (EnrolmentCode("LDZ07", 1, TOKEN), Told.SERVICE_CODE),
    (TechnicianCode("LDZ07", 1, TOKEN), Told.SERVICE_CODE),
    (PlainText("cokolwiek"), UnknownReason.UNKNOWN),
    *((UnknownCode(why), why) for why in UnknownReason),
]
SCANS: list[Scan] = [scan for scan, _ in TOLD] + [RECEIPT_SCAN, DRAFT, DraftPart(1, 3, 7, b"x")]


@pytest.mark.parametrize(("scan", "notice"), TOLD)
def test_a_code_that_does_nothing_here_is_named_and_disturbs_nothing(scan: Scan, notice: object) -> None:
    for session in (Session(Home()), asking(*answered("declared_kind", "skarga")), reviewing(), saved()):
        told, effects = walk(session, ev.Scanned(scan))
        assert (told.screen, told.overlay, told.notice, effects) == (session.screen, "none", notice, ())
        closed, _ = walk(told, ev.NoticeClosed())
        assert closed == session


@given(st.lists(st.sampled_from(SCANS), max_size=8), st.booleans())
def test_no_scan_ever_changes_what_was_typed(scans: list[Scan], genuine: bool) -> None:
    typed = asking(*answered("declared_kind", "skarga"), *answered("interest", "own"))
    typed, _ = walk(typed, ev.AnswerChanged("content", "długi list"))
    session, _ = walk(typed, *(ev.Scanned(scan, genuine) for scan in scans))
    assert session.screen == typed.screen
    assert walk(session, ev.Stayed())[0].screen == typed.screen


def test_a_notice_goes_when_the_person_goes_on() -> None:
    told, _ = walk(asking(), ev.Scanned(CERTIFICATE))
    assert walk(told, ev.AnswerChanged("declared_kind", "skarga"))[0].notice is Told.VEHICLE
    assert walk(told, *answered("declared_kind", "skarga"))[0].notice is None
    assert walk(Session(Home()), ev.Scanned(CERTIFICATE), ev.IdleTimeElapsed())[0].untouched


@pytest.mark.parametrize(
    "session",
    [
        Session(Home()),
        Session(Browsing(())),
        Session(EnteringNumber("LDZ07-000001-7")),
        Session(LookingUp("LDZ07-000001-7", "ABCD-EFGH")),
    ],
)
def test_a_receipt_opens_its_case_wherever_nothing_is_begun(session: Session) -> None:
    looking, effects = walk(session, ev.Scanned(RECEIPT_SCAN, True))
    assert looking.screen == LookingUp(NUMBER, "ABCD-EFGH")
    assert effects == (fx.LookUp(RECEIPT.number, RECEIPT.code),)


def test_a_receipt_in_a_form_that_does_not_ask_for_one_is_kindly_named() -> None:
    assert walk(asking(), ev.Scanned(RECEIPT_SCAN, True))[0].notice is Told.RECEIPT_ELSEWHERE
    assert walk(asking(), ev.Scanned(RECEIPT_SCAN, False))[0].notice is Told.FALSE_RECEIPT


def test_a_bare_receipt_number_is_taken_where_one_is_asked_for() -> None:
    session, _ = walk(Session(EnteringNumber()), ev.Scanned(PlainText(NUMBER)))
    assert session.screen == EnteringNumber(NUMBER)
    session, _ = walk(Session(Home()), rs.FormLoaded(supplement()), ev.Scanned(PlainText(NUMBER)))
    assert isinstance(session.screen, Asking)
    assert session.screen.answers == {"receipt_number": NUMBER}


def test_a_vehicles_certificate_leads_to_services_only_from_where_nothing_is_begun() -> None:
    told, _ = walk(Session(Home()), ev.Scanned(CERTIFICATE))
    assert offers_vehicles(told)
    assert walk(told, ev.NoticeFollowed("pojazd"))[1] == (fx.OpenSearch("pojazd", "pl"),)
    opened, _ = walk(told, rs.SearchOpened((), "pojazd", ()))
    assert (opened.screen, opened.notice) == (Searching((), "pojazd", ()), None)
    begun, _ = walk(reviewing(), ev.Scanned(CERTIFICATE))
    assert not offers_vehicles(begun)
    assert walk(begun, ev.NoticeFollowed("pojazd"))[1] == ()
    assert walk(begun, rs.SearchOpened((), "pojazd", ()))[0].screen == begun.screen


def opened(draft: Draft, *problems: Problem, at: Session | None = None) -> Session:
    """The draft was scanned at `at`, and its form loaded and checked."""
    session, effects = walk(at or Session(Home()), ev.Scanned(draft))
    assert effects == (fx.OpenDraft(draft),)
    fitted = fit(complaint(), draft)
    return walk(session, rs.DraftLoaded(complaint(), fitted.answers, fitted.dropped, problems))[0]


def test_a_draft_from_home_opens_its_form_to_be_checked_and_files_nothing() -> None:
    session = opened(DRAFT)
    assert isinstance(session.screen, Reviewing)
    assert session.screen.answers == DRAFT.answers
    assert session.notice is Told.DRAFT_OPENED
    _, effects = walk(session, ev.FilePressed())
    assert effects == (fx.CheckAnswers(complaint(), DRAFT.answers),)


def test_a_draft_begins_at_what_must_be_mended_and_comes_to_the_review() -> None:
    session = opened(DRAFT, Problem("content", "too_long", 3))
    assert isinstance(session.screen, Asking)
    assert (session.screen.step_id, session.screen.problems) == (
        "content",
        (Problem("content", "too_long", 3),),
    )
    mended, _ = walk(session, *answered("content", "abc"))
    assert isinstance(mended.screen, Reviewing)
    assert mended.notice is Told.DRAFT_OPENED


def test_what_the_form_does_not_ask_for_is_left_out_and_said() -> None:
    draft = Draft(
        "skarga-wniosek",
        3,
        {
            "declared_kind": "skarga",
            "colour": "zielony",
            "interest": "nobody",
            "consent": True,
            "content": "",
        },
    )
    fitted = fit(complaint(), draft)
    assert (fitted.answers, fitted.dropped) == ({"declared_kind": "skarga"}, 3)
    assert opened(draft).notice is Told.DRAFT_CUT


def test_a_draft_takes_nothing_away_unasked() -> None:
    typed = asking(*answered("declared_kind", "wniosek"))
    question, effects = walk(typed, ev.Scanned(DRAFT))
    assert (question.screen, question.overlay, effects) == (typed.screen, "draft_question", ())
    assert walk(question, ev.Stayed())[0] == typed
    accepted, effects = walk(question, ev.DraftAccepted())
    assert (accepted.overlay, accepted.draft, effects) == ("none", None, (fx.OpenDraft(DRAFT),))
    assert walk(typed, ev.DraftAccepted()) == (typed, ())


def test_a_draft_never_takes_a_number_that_must_still_be_noted() -> None:
    told, effects = walk(saved(), ev.Scanned(DRAFT))
    assert (told.screen, told.notice, effects) == (saved().screen, Told.DRAFT_ELSEWHERE, ())
    loaded = rs.DraftLoaded(complaint(), DRAFT.answers, 0, ())
    assert walk(saved(), loaded)[0].screen == saved().screen


def test_a_draft_of_several_codes_is_joined_in_any_order() -> None:
    answers = {"content": "".join(f"{number:x} Łąka " for number in range(300))}
    draft = Draft("skarga-wniosek", 3, answers)
    codes = write_draft(draft, 400)
    parts = [part for part in map(read_draft, codes) if isinstance(part, DraftPart)]
    assert len(parts) == len(codes) > 2
    session = Session(Home())
    for read, part in enumerate(reversed(parts[1:]), 1):
        session, effects = walk(session, ev.Scanned(part))
        assert (session.notice, effects) == (PartsMissing(read, len(parts)), ())
    session, effects = walk(session, ev.Scanned(parts[0]))
    assert effects == (fx.OpenDraft(draft),)
    assert session.parts.parts == {}


def test_parts_of_one_person_are_not_for_the_next() -> None:
    session, _ = walk(Session(Home()), ev.Scanned(DraftPart(1, 2, 7, b"x")), ev.IdleTimeElapsed())
    assert session.untouched


def test_parts_that_make_no_draft_are_said_to_make_none() -> None:
    parts = (DraftPart(1, 2, 7, b"x"), DraftPart(2, 2, 7, b"y"))
    session, effects = walk(Session(Home()), *map(ev.Scanned, parts))
    assert (session.notice, session.parts.parts, effects) == (Told.DRAFT_DAMAGED, {}, ())


@pytest.mark.parametrize("scan", SCANS)
def test_while_it_saves_or_cannot_serve_a_code_does_nothing(scan: Scan) -> None:
    for screen in (Saving(complaint(), {}), OutOfService(Failure.CONTENT_MISSING)):
        session = Session(screen)
        assert walk(session, ev.Scanned(scan, True)) == (session, ())


def test_what_was_not_saved_counts_as_begun() -> None:
    session = Session(NotSaved(complaint(), Failure.DISK_FULL, {"content": "x"}))
    assert walk(session, ev.Scanned(DRAFT))[0].overlay == "draft_question"


@pytest.mark.parametrize("kind", CardKind)
def test_a_card_is_named_on_the_first_screen_and_nowhere_else(kind: CardKind) -> None:
    told, effects = walk(Session(Home()), ev.CardPut(kind))
    assert (told.screen, told.notice, effects) == (Home(), kind, ())
    assert walk(reviewing(), ev.CardPut(kind)) == (reviewing(), ())


def test_what_is_seen_of_the_devices_is_no_persons_and_outlives_the_session() -> None:
    equipment = Equipment(printer=PaperOut(), reads_id_cards=True, battery_low=True)
    session, _ = walk(reviewing(), ev.IdleTimeElapsed(), ev.EquipmentSeen(equipment))
    assert (session.overlay, session.equipment) == ("idle_warning", equipment)
    home, _ = walk(session, ev.EndConfirmed())
    assert home.untouched
    assert home.equipment == equipment


def test_who_reads_large_letters_gets_them_on_paper_and_who_asks_does_too() -> None:
    large, effects = walk(
        reviewing(),
        ev.TextSizeChanged(),
        ev.FilePressed(),
        rs.AnswersChecked(()),
        rs.FiledSafely(RECEIPT),
    )
    assert effects == (fx.PrintReceipt(RECEIPT, "pl", large_print=True),)
    _, effects = walk(large, rs.PrintEnded(NUMBER, Printed()), ev.PrintPressed())
    assert effects == (fx.PrintReceipt(RECEIPT, "pl", 2, large_print=True),)
    asked, effects = walk(saved(), rs.PrintEnded(NUMBER, Printed()), ev.LargePrintPressed())
    assert effects == (fx.PrintReceipt(RECEIPT, "pl", 2, large_print=True),)
    assert walk(asked, ev.LargePrintPressed()) == (asked, ())
    assert isinstance(asked.screen, Saved)
    assert asked.screen.large_print
