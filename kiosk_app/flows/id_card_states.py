"""Filling in a name from an identity card (e-dowód): the screens, each with the question it came from.

The access number is in memory from the first digit until the card has been read with it. Of the
holder nothing but the names gets here.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kiosk_app.domain.id_card import (
    CardAccessNumber,
    CardLost,
    Expired,
    NoCard,
    NotAnIdCard,
    NotAuthentic,
    ReaderUnavailable,
    WrongAccessNumber,
)

if TYPE_CHECKING:
    from kiosk_app.flows.states import Asking

IdCardFailure = (
    WrongAccessNumber | NoCard | NotAnIdCard | CardLost | NotAuthentic | Expired | ReaderUnavailable
)


@dataclass(frozen=True)
class EnteringAccessNumber:
    """What is read and what for; the number on the card's front is typed, or scanned from its back."""

    asking: "Asking"
    digits: str = field(default="", repr=False)
    problem: Literal["", "incomplete"] = ""


@dataclass(frozen=True)
class LayingIdCard:
    """*Połóż dowód na czytniku*."""

    asking: "Asking"
    can: CardAccessNumber


@dataclass(frozen=True)
class ReadingIdCard:
    """Shown before the work begins: the card must stay where it is."""

    asking: "Asking"
    can: CardAccessNumber


@dataclass(frozen=True)
class ShowingNames:
    """The names, before anything is filled in. `transliterated`: the card has no Polish letters of them."""

    asking: "Asking"
    given_names: str = field(repr=False)
    surname: str = field(repr=False)
    transliterated: bool = False


@dataclass(frozen=True)
class IdCardFailed:
    """Why nothing was read, and the ways on. `can`: only where a card can be laid down for it again."""

    asking: "Asking"
    outcome: IdCardFailure
    can: CardAccessNumber | None = None


IdCardScreen = EnteringAccessNumber | LayingIdCard | ReadingIdCard | ShowingNames | IdCardFailed
