"""What reading an identity card with its access number (CAN) may end in. Values only; nothing is kept.

Everything of the person is hidden from repr, so that it cannot get into a log or an exception's text.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum


@dataclass(frozen=True)
class CardAccessNumber:
    """The six digits on the front of the card (CAN): whoever holds the card may read the chip."""

    digits: str = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> "CardAccessNumber | None":
        """Read a number as a person types or scans it, with or without spaces; None when it is none."""
        digits = re.sub(r"[\s–-]", "", text[:64])
        return cls(digits) if re.fullmatch(r"[0-9]{6}", digits, re.ASCII) else None


@dataclass(frozen=True)
class IdCardHolder:
    """Whose card it is, as far as a form asks for it.

    Names are in capitals, as the card has them. `transliterated`: the card let nothing be read but its
    machine-readable zone, which has no Polish letters (Ł is L) and may have cut a long name: say so, and
    let the person correct it. `birth_date` is None where the card does not give a whole one, `expiry_date`
    where the card is valid without an end. `nationality` and `issuer` are codes of ICAO Doc 9303-3, such
    as POL.
    """

    surname: str = field(repr=False)
    given_names: str = field(repr=False)
    document_number: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    expiry_date: date | None = field(repr=False)
    nationality: str = field(repr=False)
    issuer: str = field(repr=False)
    transliterated: bool = True


class Authenticity(Enum):
    """What is known of the data's origin.

    SIGNED_BY_ISSUER: signed under a state's certificate that the office has configured. It says that
    the data are unaltered, not that the chip is the original one, nor who is holding it.
    NOT_CHECKED: no state's certificate is configured, so anyone may have written the data.
    """

    SIGNED_BY_ISSUER = "signed by issuer"
    NOT_CHECKED = "not checked"


class Distrust(Enum):
    """Why what a card says of itself is not believed (ICAO Doc 9303-11, 5.1)."""

    DATA_CHANGED = "the data are not those that were signed"
    SIGNATURE_WRONG = "the signature is wrong"
    ISSUER_UNKNOWN = "the signer's certificate was issued by none of the configured states"
    CERTIFICATE_NOT_VALID = "the signer's certificate was not valid when it signed"
    ALGORITHM_UNKNOWN = "signed in a way that this kiosk does not know"
    MALFORMED = "the data are not of the form that the standard asks for"


@dataclass(frozen=True)
class IdCardRead:
    """The card was read."""

    holder: IdCardHolder
    authenticity: Authenticity


@dataclass(frozen=True)
class WrongAccessNumber:
    """The card does not know the number. `tries_left` where the card tells it; at 0 it wants a pause."""

    tries_left: int | None = None


@dataclass(frozen=True)
class NoCard:
    """No reader has a card in it."""


@dataclass(frozen=True)
class NotAnIdCard:
    """The card in the reader is another kind of card, or speaks a PACE that is not supported."""


@dataclass(frozen=True)
class CardLost:
    """It was taken away too early, fell silent, or answered what its key does not vouch for. Try again."""


@dataclass(frozen=True)
class NotAuthentic:
    """The card was read and is not believed: nothing of it is to be used."""

    reason: Distrust


@dataclass(frozen=True)
class Expired:
    """The card is genuine as far as that was checked, and its validity is over."""


@dataclass(frozen=True)
class ReaderUnavailable:
    """There is no reader, its service does not answer, or the settings do not allow reading."""


IdCardOutcome = (
    IdCardRead
    | WrongAccessNumber
    | NoCard
    | NotAnIdCard
    | CardLost
    | NotAuthentic
    | Expired
    | ReaderUnavailable
)
