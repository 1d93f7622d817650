"""What can go wrong in talking with a travel document. No message carries what the card said.

EmrtdError
├── NotSupportedError    it is no such document, or speaks what this kiosk does not
├── MalformedError       what came is not of the form that the standard asks for
├── WrongPasswordError   the access number is wrong, or the card wants a pause
├── ChannelError         an answer that the session's key does not vouch for: the session is over
└── DistrustedError      the data are whole, and not to be believed
"""

from kiosk_app.domain.id_card import Distrust


class EmrtdError(Exception):
    """Reading cannot go on."""


class NotSupportedError(EmrtdError):
    """No ICAO application, or none of the variants of PACE that are known here."""


class MalformedError(EmrtdError):
    """Not of the form that Doc 9303 asks for, or larger than anything sensible."""


class WrongPasswordError(EmrtdError):
    """`tries_left` where the card tells it."""

    def __init__(self, tries_left: int | None) -> None:
        super().__init__("the card does not know this access number")
        self.tries_left = tries_left


class ChannelError(EmrtdError):
    """The answer was altered, replayed or cut off on its way, or the card has given the session up."""


class DistrustedError(EmrtdError):
    """Passive authentication has failed."""

    def __init__(self, reason: Distrust) -> None:
        super().__init__(reason.value)
        self.reason = reason
