"""How what was asked of the world ended (`effects.py` names the effect that each is the end of)."""

from dataclasses import dataclass, field

from kiosk_app.domain.case import LookupOutcome
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.forms import Answers, Form, Problem
from kiosk_app.domain.id_card import CardAccessNumber, IdCardOutcome
from kiosk_app.domain.printing import PrintOutcome
from kiosk_app.domain.services import Category, Service, ServiceSummary
from kiosk_app.domain.submission import Receipt


@dataclass(frozen=True)
class FormLoaded:
    form: Form


@dataclass(frozen=True)
class DraftLoaded:
    """The form of a draft, what of the draft fits it, how many answers do not, and what is wrong still."""

    form: Form
    answers: Answers = field(repr=False)
    dropped: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class IdCardEnded:
    """`can` says which reading this is the end of."""

    can: CardAccessNumber
    outcome: IdCardOutcome = field(repr=False)


@dataclass(frozen=True)
class SearchOpened:
    """A search that the kiosk suggests, with what it found."""

    categories: tuple[Category, ...]
    query: str
    services: tuple[ServiceSummary, ...]


@dataclass(frozen=True)
class AnswersChecked:
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class FiledSafely:
    """The submission is on disk."""

    receipt: Receipt


@dataclass(frozen=True)
class FilingFailed:
    reason: Failure


@dataclass(frozen=True)
class PrintEnded:
    """`document` says what was printed: a receipt's number, or a service's id; `job` which time it was."""

    document: str
    outcome: PrintOutcome
    job: int = 0


@dataclass(frozen=True)
class LookedUp:
    """`number` says which case was asked for, as it is written."""

    number: str = field(repr=False)
    outcome: LookupOutcome


@dataclass(frozen=True)
class CategoriesLoaded:
    categories: tuple[Category, ...]


@dataclass(frozen=True)
class ServicesLoaded:
    """`category_id` or `query` says what was asked for."""

    services: tuple[ServiceSummary, ...]
    category_id: str = ""
    query: str = ""


@dataclass(frozen=True)
class ServiceLoaded:
    service: Service


@dataclass(frozen=True)
class NotOpened:
    """One form, list or card cannot be shown, because it is not there or is malformed."""


Result = (
    FormLoaded
    | DraftLoaded
    | IdCardEnded
    | SearchOpened
    | AnswersChecked
    | FiledSafely
    | FilingFailed
    | PrintEnded
    | LookedUp
    | CategoriesLoaded
    | ServicesLoaded
    | ServiceLoaded
    | NotOpened
)
