"""Every situation that a citizen can meet, as the events that lead there from the first screen."""

from datetime import UTC, date, datetime

from kiosk_app.domain.case import CaseStatus, CaseView, Found, NotFound, TooManyAttempts, Unreachable
from kiosk_app.domain.printing import Disconnected, NotPrinted, PaperOut, Printed, Uncertain, Unknown
from kiosk_app.domain.scan import UnknownCode
from kiosk_app.flows import events as ev
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
_SAVED: Events = (*_SAVING, ev.FiledSafely(RECEIPT))
_LOOKING: Events = (
    ev.StatusChosen(),
    ev.NumberEdited(str(RECEIPT.number)),
    ev.CodeEdited(RECEIPT.code.grouped),
    ev.LookUpPressed(),
)
_CATEGORY: Events = (ev.ServicesChosen(), ev.CategoryChosen("dokumenty-meldunek"))
_SERVICE: Events = (*_CATEGORY, ev.ServiceChosen("dowod-osobisty-wydanie"))


def _case(status: CaseStatus, as_of: datetime | None = None, **more: str) -> Events:
    filed = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    changed = datetime(2026, 11, 26, 12, 40, tzinfo=UTC)
    view = CaseView(
        str(RECEIPT.number),
        "skarga",
        status,
        filed,
        changed,
        date(2026, 12, 28),
        "DOA-I.1510.42.2026",
        **more,
    )
    return (*_LOOKING, ev.LookedUp(Found(view, as_of)))


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
    "saving": _SAVING,
    "not-saved": (*_SAVING, ev.FilingFailed("disk_full")),
    "saved-printing": _SAVED,
    "saved-printed": (*_SAVED, ev.PrintEnded(Printed())),
    "saved-no-paper": (*_SAVED, ev.PrintEnded(NotPrinted(PaperOut()))),
    "saved-uncertain": (*_SAVED, ev.PrintEnded(Uncertain(Unknown()))),
    "signal-place": (ev.FormChosen("interwencja"),),
    "status-entry": (ev.StatusChosen(),),
    "status-entry-wrong": (*_LOOKING[:1], ev.NumberEdited("LDZ07-000123-0"), ev.LookUpPressed()),
    "status-entry-unknown": (ev.StatusChosen(), ev.Scanned(UnknownCode())),
    "looking-up": _LOOKING,
    "case-in-progress": _case("in_progress"),
    "case-supplement": _case("supplement_requested", note="Prosimy podać datę zdarzenia."),
    "case-offline": _case("saved_here", as_of=datetime(2026, 11, 24, 9, 5, tzinfo=UTC)),
    "case-forwarded": _case("forwarded", forwarded_to="Wojewoda Łódzki"),
    "case-not-found": (*_LOOKING, ev.LookedUp(NotFound())),
    "case-too-many": (*_LOOKING, ev.LookedUp(TooManyAttempts(300))),
    "case-unreachable": (*_LOOKING, ev.LookedUp(Unreachable())),
    "categories": (ev.ServicesChosen(),),
    "search": (ev.ServicesChosen(), ev.QueryChanged("dow")),
    "search-nothing": (ev.ServicesChosen(), ev.QueryChanged("zzzz")),
    "service-list": _CATEGORY,
    "service": _SERVICE,
    "service-not-printed": (*_SERVICE, ev.PrintPressed(), ev.PrintEnded(NotPrinted(Disconnected()))),
    "out-of-service": (ev.ContentUnavailable("content_missing"),),
    "idle-warning": (*_CONTENT, ev.IdleTimeElapsed()),
    "end-confirmation": (*_CONTENT, ev.EndPressed()),
    "end-confirmation-saved": (*_SAVED, ev.EndPressed()),
}
