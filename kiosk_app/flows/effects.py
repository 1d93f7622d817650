"""What a step asks of the world. `runtime.py` performs these and feeds back what happened."""

from dataclasses import dataclass, field

from kiosk_app.domain.forms import Answers, Form
from kiosk_app.domain.id_card import CardAccessNumber
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.scan import Draft
from kiosk_app.domain.services import Service
from kiosk_app.domain.submission import Receipt, Submission
from kiosk_app.domain.text import Language
from kiosk_app.flows.states import Session


@dataclass(frozen=True)
class LoadForm:
    """Ends with FormLoaded or NotOpened."""

    form_id: str


@dataclass(frozen=True)
class CheckAnswers:
    """Validate against the form's JSON Schema: the named fields, or all. Ends with AnswersChecked."""

    form: Form
    answers: Answers = field(repr=False)
    fields: tuple[str, ...] | None = None


@dataclass(frozen=True)
class File:
    """Freeze, seal and commit. Ends with FiledSafely or FilingFailed."""

    submission: Submission


@dataclass(frozen=True)
class PrintReceipt:
    """Ends with PrintEnded. From the second copy on the paper says so (text `receipt.duplicate`)."""

    receipt: Receipt
    language: Language
    copy: int = 1
    large_print: bool = False


@dataclass(frozen=True)
class PrintService:
    """Ends with PrintEnded of the same `job`."""

    service: Service
    language: Language
    large_print: bool = False
    job: int = 0


@dataclass(frozen=True)
class OpenDraft:
    """Load the draft's form, fit the draft to it and check it. Ends with DraftLoaded or NotOpened."""

    draft: Draft


@dataclass(frozen=True)
class ReadIdCard:
    """Read the card that lies on the reader. Ends with IdCardEnded; nothing of it is kept."""

    can: CardAccessNumber


@dataclass(frozen=True)
class OpenSearch:
    """Search for what the kiosk itself suggests. Ends with SearchOpened."""

    query: str
    language: Language


@dataclass(frozen=True)
class LookUp:
    """Ends with LookedUp."""

    number: ReceiptNumber
    code: AccessCode


@dataclass(frozen=True)
class LoadCategories:
    """Ends with CategoriesLoaded or NotOpened."""


@dataclass(frozen=True)
class LoadServices:
    """Ends with ServicesLoaded or NotOpened."""

    category_id: str


@dataclass(frozen=True)
class SearchServices:
    """Ends with ServicesLoaded or NotOpened."""

    query: str
    language: Language


@dataclass(frozen=True)
class LoadService:
    """Ends with ServiceLoaded or NotOpened."""

    service_id: str


@dataclass(frozen=True)
class Forget:
    """The session is over: what comes late is not for the next person, and newer content may be taken."""


Effect = (
    LoadForm
    | CheckAnswers
    | File
    | PrintReceipt
    | PrintService
    | OpenDraft
    | ReadIdCard
    | OpenSearch
    | LookUp
    | LoadCategories
    | LoadServices
    | SearchServices
    | LoadService
    | Forget
)


@dataclass(frozen=True)
class Step:
    """Where an event leads, and what is to be done on the way."""

    session: Session
    effects: tuple[Effect, ...] = ()
