"""Technicians, the outcomes of their log-in by card, and the lock-out after wrong PINs. Pure."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

# SP 800-73-4 part 2, 2.4.3: six to eight decimal digits.
_PIN = re.compile(r"[0-9]{6,8}", re.ASCII)
_FIRST_LOCK_OUT_S, _LONGEST_LOCK_OUT_S = 15.0, 3600.0


class TechnicianRole(StrEnum):
    """What a technician may do: TECHNICIAN looks, tests and replaces; SENIOR changes settings, too."""

    TECHNICIAN = "technician"
    SENIOR = "senior"


@dataclass(frozen=True)
class Technician:
    """Who has logged in. `certificate` is its SHA-256 in hexadecimal, the one thing for the log."""

    name: str = field(repr=False)
    role: TechnicianRole
    certificate: str
    valid_until: datetime


@dataclass(frozen=True)
class Pin:
    """A PIN, in no log and no repr."""

    digits: str = field(repr=False)

    @staticmethod
    def parse(text: str) -> "Pin | None":
        """A PIN, or None for what can be none: no try of the card is spent on it."""
        return Pin(text) if _PIN.fullmatch(text) else None


@dataclass(frozen=True)
class TechnicianCard:
    """A technician's card lies on the reader; nothing is proven until the PIN is. `tries_left` of it."""

    technician: Technician
    tries_left: int


@dataclass(frozen=True)
class LoggedIn:
    """The card is genuine, this minute, and whoever holds it knows its PIN."""

    technician: Technician


@dataclass(frozen=True)
class WrongPin:
    """The card has refused the PIN; 0 `tries_left`: it is blocked from now on."""

    tries_left: int


@dataclass(frozen=True)
class LastTryLeft:
    """Nothing was sent: one more wrong PIN blocks the card. Ask, and say that the last try may be spent."""


@dataclass(frozen=True)
class Blocked:
    """No try is left; the office unblocks the card with its PUK."""


@dataclass(frozen=True)
class Expired:
    """The certificate (or the CA's) was valid until then."""

    since: datetime


@dataclass(frozen=True)
class NotYetValid:
    """The certificate (or the CA's) is valid only from then on; or the kiosk's clock is behind."""

    until: datetime


@dataclass(frozen=True)
class Revoked:
    """The office has revoked the card's certificate."""


@dataclass(frozen=True)
class UntrustedIssuer:
    """The certificate is not from the CA that this kiosk knows, or is not one for logging in."""


@dataclass(frozen=True)
class NoRole:
    """The certificate is in order and gives no role at kiosks."""


class Flaw(StrEnum):
    """Why a card is not what its certificate says."""

    NO_KEY = "no_key"
    WRONG_SIGNATURE = "wrong_signature"
    SIGNS_WITHOUT_PIN = "signs_without_pin"


@dataclass(frozen=True)
class NotGenuine:
    """A copy without the key, or a card whose key its PIN does not guard."""

    flaw: Flaw


@dataclass(frozen=True)
class NotATechniciansCard:
    """Another kind of card, or one without a certificate."""


@dataclass(frozen=True)
class CardLost:
    """There is no card, or none any more: pulled, reset, its reader unplugged, the service gone.

    `pin_sent`: it may have cost a try.
    """

    pin_sent: bool = False


@dataclass(frozen=True)
class CardSwapped:
    """Another card lies there than before."""


@dataclass(frozen=True)
class CardMute:
    """The card does not answer in time. `pin_sent`: it may have cost a try."""

    pin_sent: bool = False


@dataclass(frozen=True)
class CardFaulty:
    """The card answers, and not as a PIV card does. `pin_sent`: it may have cost a try."""

    pin_sent: bool = False


@dataclass(frozen=True)
class LockedOut:
    """After wrong PINs the kiosk waits; `until` is on the clock that was given, in seconds."""

    until_s: float


@dataclass(frozen=True)
class LogInUnavailable:
    """The kiosk has no CA, or no list of revoked cards, to check with. `why` is for the log."""

    why: str


Refusal = (
    Blocked
    | Expired
    | NotYetValid
    | Revoked
    | UntrustedIssuer
    | NoRole
    | NotGenuine
    | NotATechniciansCard
    | CardLost
    | CardSwapped
    | CardMute
    | CardFaulty
    | LogInUnavailable
)
# Of looking at a card before the PIN is asked for.
CardLook = TechnicianCard | Refusal
# Of the log-in itself.
LogInOutcome = LoggedIn | WrongPin | LastTryLeft | LockedOut | Refusal


@dataclass(frozen=True)
class LockOut:
    """How long the kiosk takes no PIN: 15 s after the first wrong one, twice that after each further one,
    an hour at most. `until_s` is on a monotonic clock in seconds: no setting of the time shortens it.

    It counts for the kiosk and not for a card, so that a pile of cards gives no more tries.
    """

    failures: int = 0
    until_s: float = float("-inf")

    def check(self, now_s: float) -> LockedOut | None:
        return LockedOut(self.until_s) if now_s < self.until_s else None

    def after(self, outcome: LogInOutcome, now_s: float) -> "LockOut":
        """What it is after a log-in with this outcome. Only what spent a try, or may have, counts."""
        match outcome:
            case LoggedIn():
                return LockOut()
            case WrongPin() | CardLost(True) | CardMute(True) | CardFaulty(True):
                wait_s = min(_FIRST_LOCK_OUT_S * 2 ** min(self.failures, 10), _LONGEST_LOCK_OUT_S)
                return LockOut(self.failures + 1, now_s + wait_s)
            case _:
                return self
