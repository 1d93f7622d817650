"""Every situation that a citizen can meet, as the events that lead there from the first screen."""

from datetime import UTC, datetime

from kiosk_app.domain.case import (
    CaseStatus,
    CaseView,
    Found,
    LookupOutcome,
    NotFound,
    TooManyAttempts,
    Unreachable,
)
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.forms import Problem
from kiosk_app.domain.printing import (
    CutterJam,
    Disconnected,
    HeadHot,
    NotPrinted,
    PaperOut,
    Printed,
    PrintOutcome,
    TicketNotTaken,
    Uncertain,
    Unknown,
)
from kiosk_app.domain.scan import ScannedReceipt, UnknownCode
from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from screens.device_scenes import device_scenes
from screens.rehearsal import RECEIPT

Events = tuple[ev.Event, ...]


def _answer(name: str, value: str | bool) -> Events:
    return (ev.AnswerChanged(name, value), ev.Continued())


_KIND: Events = (ev.FormChosen("skarga-wniosek"),)
_AGAINST: Events = (*_KIND, *_answer("declared_kind", "skarga"))
_INTEREST: Events = (*_AGAINST, *_answer("against", "prezydent-jednostka"))
_OTHER: Events = (*_INTEREST, *_answer("interest", "other"))
_CASE: Events = (*_INTEREST, *_answer("interest", "own"))
_CONTENT: Events = (*_CASE, ev.Continued())
_LONG = (
    "Od 3 listopada na przystanku przy ul. Zachodniej nie działa oświetlenie. Zgłaszałam to dwa razy "
    "telefonicznie. Za każdym razem usłyszałam, że sprawa jest przekazana, ale nikt nie odpowiedział. "
) * 3
_EXPECTATION: Events = (*_CONTENT, *_answer("content", _LONG))
_NAME: Events = (
    *_EXPECTATION,
    *_answer("expectation", "Proszę naprawić oświetlenie i odpowiedzieć na piśmie."),
)
_NAMED: Events = (ev.AnswerChanged("first_name", "Żaneta"), *_answer("last_name", "Brzęczyszczykiewicz"))
_ADDRESS: Events = (*_NAME, *_NAMED)
_ADDRESSED: Events = (
    ev.AnswerChanged("street", "Księdza Biskupa Wincentego Tymienieckiego"),
    ev.AnswerChanged("house_no", "22/24"),
    ev.AnswerChanged("postcode", "90-349"),
    *_answer("city", "Łódź"),
)
_REPLY: Events = (*_ADDRESS, *_ADDRESSED)
_CONTACT: Events = (*_REPLY, *_answer("reply_channel", "post"))
_EMAIL: Events = (*_CONTACT, ev.Continued())
_CLAUSE: Events = (*_EMAIL, ev.Continued())
_REVIEW: Events = (*_CLAUSE, ev.Continued())
_SAVING: Events = (*_REVIEW, ev.FilePressed())
_SAVED: Events = (*_SAVING, rs.FiledSafely(RECEIPT))
_LOOKING: Events = (
    ev.StatusChosen(),
    ev.NumberEdited(str(RECEIPT.number)),
    ev.CodeEdited(RECEIPT.code.grouped),
    ev.LookUpPressed(),
)
_SIGNAL: Events = (ev.FormChosen("interwencja"),)
_SIGNAL_PLACE: Events = (*_SIGNAL, *_answer("category", "drogi"))
_SIGNAL_DESCRIPTION: Events = (
    *_SIGNAL_PLACE,
    *_answer("place", "Skrzyżowanie ul. Zielonej i ul. Żeligowskiego"),
)
_SIGNAL_CONTACT: Events = (*_SIGNAL_DESCRIPTION, *_answer("description", "Głęboka dziura w jezdni."))
_SIGNAL_CLAUSE: Events = (*_SIGNAL_CONTACT, ev.Continued())
_SIGNAL_REVIEW: Events = (*_SIGNAL_CLAUSE, ev.Continued())
_CATEGORY: Events = (ev.ServicesChosen(), ev.CategoryChosen("dokumenty-meldunek"))
_SERVICE_ID = "dowod-osobisty-wydanie"
_SERVICE: Events = (*_CATEGORY, ev.ServiceChosen(_SERVICE_ID))


def _looked_up(outcome: LookupOutcome) -> Events:
    return (*_LOOKING, rs.LookedUp(str(RECEIPT.number), outcome))


def _case(status: CaseStatus, as_of: datetime | None = None, **more: str) -> Events:
    changed = datetime(2026, 11, 26, 12, 40, tzinfo=UTC)
    view = CaseView(
        str(RECEIPT.number),
        RECEIPT.kind,
        status,
        RECEIPT.filed_at,
        changed,
        RECEIPT.due_on,
        "DOA-I.1510.42.2026",
        **more,
    )
    return _looked_up(Found(view, as_of))


def _saved_here() -> Events:
    """The office has not received it: no case number, and nothing has changed since."""
    filed = RECEIPT.filed_at
    view = CaseView(str(RECEIPT.number), RECEIPT.kind, "saved_here", filed, filed, RECEIPT.due_on)
    return _looked_up(Found(view))


def _printed(outcome: PrintOutcome) -> Events:
    return (*_SAVED, rs.PrintEnded(str(RECEIPT.number), outcome))


def _card(outcome: PrintOutcome) -> Events:
    return (*_SERVICE, ev.PrintPressed(), rs.PrintEnded(_SERVICE_ID, outcome, 1))


_CONTENT_TYPED: Events = (*_CONTENT, ev.AnswerChanged("content", _LONG))
_CASE_TO_SUPPLEMENT: Events = _case("supplement_requested", note="Prosimy podać datę zdarzenia.")
_SUPPLEMENT: Events = (*_CASE_TO_SUPPLEMENT, ev.FormChosen("uzupelnienie"))

SCENES: dict[str, Events] = {
    "home": (),
    "question-choice": _KIND,
    "question-choice-missing": (*_KIND, ev.Continued()),
    "question-organ": (*_AGAINST, ev.AnswerChanged("against", "prezydent-jednostka")),
    "question-offer": (*_AGAINST, *_answer("against", "spolka-miejska")),
    "question-check": (*_OTHER, ev.Continued()),
    "question-text": _CASE,
    "question-multiline": _CONTENT,
    "question-long": (*_CONTENT, ev.AnswerChanged("content", _LONG * 4)),
    "question-name-missing": (*_NAME, ev.Continued()),
    "question-address": _ADDRESS,
    "question-address-wrong": (*_ADDRESS, ev.AnswerChanged("postcode", "90349x"), ev.Continued()),
    "question-reply": _REPLY,
    "question-contact": _CONTACT,
    "question-email-wrong": (*_EMAIL, *_answer("email", "nazwisko.example.org")),
    "question-clause": _CLAUSE,
    "clause": (*_CLAUSE, ev.ClauseOpened()),
    "review": _REVIEW,
    "review-refused": (*_REVIEW, rs.AnswersChecked((Problem("unknown", "invalid"),))),
    "saving": _SAVING,
    "not-saved": (*_SAVING, rs.FilingFailed(Failure.DISK_FULL)),
    "saved-printing": _SAVED,
    "saved-printed": _printed(Printed()),
    "saved-no-paper": _printed(NotPrinted(PaperOut())),
    "saved-no-paper-idle": (*_printed(NotPrinted(PaperOut())), ev.IdleTimeElapsed()),
    "saved-uncertain": _printed(Uncertain(Unknown())),
    "saved-jam": _printed(Uncertain(CutterJam())),
    "saved-hot": _printed(NotPrinted(HeadHot())),
    "saved-slip-left": _printed(NotPrinted(TicketNotTaken())),
    "saved-large-print": (
        *_printed(Printed()),
        ev.LargePrintPressed(),
        rs.PrintEnded(str(RECEIPT.number), Printed()),
    ),
    "signal-category": _SIGNAL,
    "signal-place": _SIGNAL_PLACE,
    "signal-description": _SIGNAL_DESCRIPTION,
    "signal-contact": _SIGNAL_CONTACT,
    "signal-clause": _SIGNAL_CLAUSE,
    "signal-clause-full": (*_SIGNAL_CLAUSE, ev.ClauseOpened()),
    "signal-review": _SIGNAL_REVIEW,
    "status-entry": (ev.StatusChosen(),),
    "status-entry-wrong": (*_LOOKING[:1], ev.NumberEdited("LDZ07-000123-0"), ev.LookUpPressed()),
    "status-entry-unknown": (ev.StatusChosen(), ev.Scanned(UnknownCode())),
    "looking-up": _LOOKING,
    "case-in-progress": _case("in_progress"),
    "case-supplement": _CASE_TO_SUPPLEMENT,
    "supplement-number": _SUPPLEMENT,
    "supplement-content": (*_SUPPLEMENT, ev.Continued()),
    "supplement-clause": (*_SUPPLEMENT, ev.Continued(), *_answer("content", "To było 3 listopada.")),
    "case-saved-here": _saved_here(),
    "case-received": _case("received"),
    "case-offline": _case("in_progress", as_of=datetime(2026, 11, 26, 13, 0, tzinfo=UTC)),
    "case-forwarded": _case("forwarded", forwarded_to="Wojewoda Łódzki"),
    "case-extended": _case("extended", note="Czekamy na opinię. Nowy termin: 28 stycznia 2027 r."),
    "case-settled": _case("settled"),
    "case-left-unexamined": _case("left_unexamined"),
    "case-not-found": _looked_up(NotFound()),
    "case-too-many": _looked_up(TooManyAttempts(300)),
    "case-unreachable": _looked_up(Unreachable()),
    "categories": (ev.ServicesChosen(),),
    "search": (ev.ServicesChosen(), ev.QueryChanged("dow")),
    "search-nothing": (ev.ServicesChosen(), ev.QueryChanged("zzzz")),
    "service-list": _CATEGORY,
    "service": _SERVICE,
    "service-printed": _card(Printed()),
    "service-not-printed": _card(NotPrinted(Disconnected())),
    "out-of-service": (ev.ContentUnavailable(Failure.CONTENT_MISSING),),
    "idle-warning": (*_CONTENT, ev.IdleTimeElapsed()),
    "idle-warning-saved": (*_printed(Printed()), ev.IdleTimeElapsed()),
    "unavailable": (ev.FormChosen("no-such-form"),),
    "end-confirmation": (*_CONTENT, ev.EndPressed()),
    "end-confirmation-saved": (*_SAVED, ev.EndPressed()),
    **device_scenes(_NAME, _CONTENT_TYPED, ScannedReceipt(RECEIPT.number, RECEIPT.code, 1, "", b"")),
}
