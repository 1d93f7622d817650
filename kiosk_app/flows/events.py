"""What can happen: what the person means, what time and devices do, and how an effect ended (`results`)."""

from dataclasses import dataclass, field

from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.forms import Answer
from kiosk_app.domain.scan import Scan
from kiosk_app.domain.text import Language
from kiosk_app.flows.notices import Equipment
from kiosk_app.flows.results import Result


@dataclass(frozen=True)
class FormChosen:
    """*Złóż skargę lub wniosek*, *Zgłoś interwencję*, or a form that another form offers."""

    form_id: str


@dataclass(frozen=True)
class StatusChosen:
    """*Sprawdź sprawę*."""


@dataclass(frozen=True)
class ServicesChosen:
    """*Informacje o usługach*."""


@dataclass(frozen=True)
class LanguageChosen:
    language: Language


@dataclass(frozen=True)
class TextSizeChanged:
    """*Większy tekst*: the next level, and after the largest the first."""


@dataclass(frozen=True)
class ContrastToggled:
    """*Kontrast*."""


@dataclass(frozen=True)
class BackPressed:
    """*Wstecz*."""


@dataclass(frozen=True)
class EndPressed:
    """*Zakończ*, on any screen."""


@dataclass(frozen=True)
class EndConfirmed:
    """Yes, leave and forget what I typed."""


@dataclass(frozen=True)
class Stayed:
    """*Zostaję* on the idle warning, *Wróć* on the end confirmation, *Rozumiem* on a notice."""


@dataclass(frozen=True)
class IdleTimeElapsed:
    """Nobody has touched anything for as long as `idle_limit` of the state allows."""


@dataclass(frozen=True)
class AnswerChanged:
    """A keystroke, or a choice: the answer to the field called `name`."""

    name: str
    value: Answer = field(repr=False)


@dataclass(frozen=True)
class Continued:
    """*Dalej*."""


@dataclass(frozen=True)
class OfferTaken:
    """The way out that the question offers."""


@dataclass(frozen=True)
class ClauseOpened:
    """Show the whole information clause."""


@dataclass(frozen=True)
class ChangeRequested:
    """*Zmień* at one answer of the review."""

    step_id: str


@dataclass(frozen=True)
class FilePressed:
    """*Złóż*."""


@dataclass(frozen=True)
class RetryPressed:
    """Try once more what did not work."""


@dataclass(frozen=True)
class PrintPressed:
    """Print, or print again."""


@dataclass(frozen=True)
class LargePrintPressed:
    """*Wydrukuj dużym drukiem*."""


@dataclass(frozen=True)
class ReceiptKept:
    """*Gotowe*: the person says that they have the number."""


@dataclass(frozen=True)
class NumberEdited:
    number: str = field(repr=False)


@dataclass(frozen=True)
class CodeEdited:
    code: str = field(repr=False)


@dataclass(frozen=True)
class LookUpPressed:
    """*Sprawdź*."""


@dataclass(frozen=True)
class Scanned:
    """The scanner read a code. `genuine`: the signature of a receipt was checked and is right;
    None where this kiosk does not know the key of the kiosk that printed it."""

    scan: Scan
    genuine: bool | None = None


@dataclass(frozen=True)
class CardPut:
    """A card came into a reader, and what it is was looked up."""

    kind: CardKind


@dataclass(frozen=True)
class EquipmentSeen:
    """The devices were looked at."""

    equipment: Equipment


@dataclass(frozen=True)
class HelpPressed:
    """The key for help."""


@dataclass(frozen=True)
class NoticeClosed:
    """*Zamknij* at what the kiosk says by the way."""


@dataclass(frozen=True)
class NoticeFollowed:
    """The way on that the notice offers: a search for this, in the language of the screen."""

    query: str


@dataclass(frozen=True)
class DraftAccepted:
    """Yes, open the draft, and delete what I typed."""


@dataclass(frozen=True)
class IdCardChosen:
    """*Wypełnij z e-dowodu*."""


@dataclass(frozen=True)
class AccessNumberEdited:
    """The number on the card's front (CAN), as far as it is typed."""

    digits: str = field(repr=False)


@dataclass(frozen=True)
class NamesAccepted:
    """*Użyj*: take the names of the card over into the form."""


@dataclass(frozen=True)
class CategoryChosen:
    category_id: str


@dataclass(frozen=True)
class QueryChanged:
    query: str


@dataclass(frozen=True)
class ServiceChosen:
    service_id: str


@dataclass(frozen=True)
class ContentUnavailable:
    """The release cannot be read."""

    reason: Failure


Event = (
    FormChosen
    | StatusChosen
    | ServicesChosen
    | LanguageChosen
    | TextSizeChanged
    | ContrastToggled
    | BackPressed
    | EndPressed
    | EndConfirmed
    | Stayed
    | IdleTimeElapsed
    | AnswerChanged
    | Continued
    | OfferTaken
    | ClauseOpened
    | ChangeRequested
    | FilePressed
    | RetryPressed
    | PrintPressed
    | LargePrintPressed
    | ReceiptKept
    | NumberEdited
    | CodeEdited
    | LookUpPressed
    | Scanned
    | CardPut
    | EquipmentSeen
    | HelpPressed
    | NoticeClosed
    | NoticeFollowed
    | DraftAccepted
    | IdCardChosen
    | AccessNumberEdited
    | NamesAccepted
    | CategoryChosen
    | QueryChanged
    | ServiceChosen
    | ContentUnavailable
    | Result
)
