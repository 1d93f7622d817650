"""Every situation that a citizen can meet. One of these is one screen (screens/qml)."""

from dataclasses import dataclass, field
from typing import Literal

from kiosk_app.domain.case import Found, NotFound, TooManyAttempts, Unreachable
from kiosk_app.domain.codes.draft import DraftParts
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.forms import Answers, Form, Problem, Step
from kiosk_app.domain.printing import Printed, PrintOutcome
from kiosk_app.domain.scan import Draft
from kiosk_app.domain.services import Category, Service, ServiceSummary
from kiosk_app.domain.submission import Receipt
from kiosk_app.domain.text import DEFAULT_LANGUAGE, Language
from kiosk_app.flows.id_card_states import (
    EnteringAccessNumber,
    IdCardFailed,
    LayingIdCard,
    ReadingIdCard,
    ShowingNames,
)
from kiosk_app.flows.notices import Equipment, Notice

# What the person sees of the paper: not asked for, on its way, or how it ended.
PaperState = Literal["none", "printing"] | PrintOutcome


@dataclass(frozen=True)
class Home:
    """The start. Nothing of a person is in memory here: the only state without a session to wipe."""


@dataclass(frozen=True)
class OutOfService:
    """The kiosk cannot serve."""

    reason: Failure


@dataclass(frozen=True)
class Asking:
    """One question of a form.

    `reviewed`: the steps that the review showed, when the person came from there to change an answer.
    `left`: the question of another form whose offer led here; *Wstecz* goes back to it.
    """

    form: Form
    step_id: str
    answers: Answers = field(repr=False)
    problems: tuple[Problem, ...] = ()
    reviewed: frozenset[str] = frozenset()
    left: "Asking | None" = field(default=None, repr=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.form.steps_for(self.answers)

    @property
    def index(self) -> int:
        return next(place for place, step in enumerate(self.steps) if step.id == self.step_id)

    @property
    def step(self) -> Step:
        return self.steps[self.index]


@dataclass(frozen=True)
class ReadingClause:
    """The whole information clause (RODO art. 13); `back` is where the person came from."""

    back: "Asking | Reviewing"


@dataclass(frozen=True)
class Reviewing:
    """Check, change, then file (EN 301 549, 11.3.3.4)."""

    form: Form
    answers: Answers = field(repr=False)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Saving:
    """Shown before the work begins: the answers are being sealed and committed."""

    form: Form
    answers: Answers = field(repr=False)


@dataclass(frozen=True)
class NotSaved:
    """Nothing was committed, and nothing is lost: the answers are still here."""

    form: Form
    reason: Failure
    answers: Answers = field(repr=False)


@dataclass(frozen=True)
class Saved:
    """On disk. Number, code and QR stay until the person says that they have them."""

    receipt: Receipt
    paper: PaperState = "printing"
    copies: int = 1
    large_print: bool = False


@dataclass(frozen=True)
class EnteringNumber:
    """Scan the receipt, or type its number and code. `problem`: what was wrong with the last try."""

    number: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    problem: Literal["", "number", "code", "false_receipt"] = ""


@dataclass(frozen=True)
class LookingUp:
    """The central service is being asked."""

    number: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True)
class ShowingCase:
    """What is known of the case, in plain words."""

    found: Found


@dataclass(frozen=True)
class CaseUnknown:
    """No case can be shown, and why."""

    outcome: NotFound | TooManyAttempts | Unreachable
    number: str = field(default="", repr=False)


@dataclass(frozen=True)
class Browsing:
    """The categories of services, and the search field."""

    categories: tuple[Category, ...]


@dataclass(frozen=True)
class Listing:
    """The services of one category."""

    categories: tuple[Category, ...]
    category: Category
    services: tuple[ServiceSummary, ...]


@dataclass(frozen=True)
class Searching:
    """Results as the person types."""

    categories: tuple[Category, ...]
    query: str
    services: tuple[ServiceSummary, ...]


@dataclass(frozen=True)
class ReadingService:
    """The card of one service. `job`: the print that `paper` speaks of, and no earlier one."""

    service: Service
    back: "Browsing | Listing | Searching"
    paper: PaperState = "none"
    large_print: bool = False
    job: int = 0


Screen = (
    Home
    | OutOfService
    | Asking
    | EnteringAccessNumber
    | LayingIdCard
    | ReadingIdCard
    | ShowingNames
    | IdCardFailed
    | ReadingClause
    | Reviewing
    | Saving
    | NotSaved
    | Saved
    | EnteringNumber
    | LookingUp
    | ShowingCase
    | CaseUnknown
    | Browsing
    | Listing
    | Searching
    | ReadingService
)


def keeps_number(screen: Screen) -> bool:
    """Whether the number is on the screen alone: it stays until the person says that they have it."""
    return isinstance(screen, Saved) and not isinstance(screen.paper, Printed)


# What lies over a screen and waits for an answer. `unavailable`: what was chosen cannot be opened.
# `draft_question`: a draft was scanned, and opening it would delete what is typed.
Overlay = Literal["none", "idle_warning", "end_confirmation", "draft_question", "unavailable"]

# How large the text is: as designed, larger, largest.
TextLevel = Literal[0, 1, 2]


@dataclass(frozen=True)
class Session:
    """One person at the kiosk. `number` tells the results of an earlier session from this one's.

    `notice` is said beside the screen and asks for nothing. `draft`: the one that `draft_question` is
    about. `parts`: what was scanned of a draft that comes in several codes. `jobs`: how many cards of
    services were sent to the printer.
    """

    screen: Screen
    language: Language = DEFAULT_LANGUAGE
    overlay: Overlay = "none"
    number: int = 0
    text_level: TextLevel = 0
    contrast: bool = False
    notice: Notice | None = None
    draft: Draft | None = None
    parts: DraftParts = field(default_factory=DraftParts)
    jobs: int = 0
    equipment: Equipment = field(default_factory=Equipment)

    @property
    def untouched(self) -> bool:
        """Nobody has begun: the first screen, as the next person shall find it."""
        return self == self.next_person

    @property
    def next_person(self) -> "Session":
        """The first screen, with nothing of this person: of the kiosk's things, the devices stay."""
        return Session(Home(), number=self.number, equipment=self.equipment)

    @property
    def prints_large(self) -> bool:
        """Who reads large letters on the screen reads large letters on paper."""
        return self.text_level > 0
