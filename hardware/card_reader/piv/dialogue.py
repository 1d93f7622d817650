"""A technician's log-in by PIV card (NIST SP 800-73-4), as conversations. Pure: no reader, no clock.

The order is that of docs/adr/0007-piv-technician-log-in.md: certificate, key without PIN (it must refuse),
PIN, key with PIN. The card that signs is so the one that took the PIN, and the one of the certificate.
"""

from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from hardware.card_reader.connection import SW_OK, CardFaultyError, CardLostError, CardMuteError, Dialogue
from hardware.card_reader.known_cards import PIV
from hardware.card_reader.piv import commands as piv
from hardware.card_reader.piv.key import Challenge, challenge
from hardware.card_reader.piv.technician_authority import TechnicianAuthority
from kiosk_app.domain.technician import (
    Blocked,
    CardFaulty,
    CardLook,
    CardLost,
    CardMute,
    CardSwapped,
    Flaw,
    LastTryLeft,
    LoggedIn,
    LogInOutcome,
    NotATechniciansCard,
    NotGenuine,
    Pin,
    Refusal,
    Technician,
    TechnicianCard,
    WrongPin,
)


@dataclass(frozen=True)
class _Seen:
    """A certificate in order, on a card whose key refuses to sign without the PIN."""

    technician: Technician
    key: PublicKeyTypes
    tries_left: int


def look(authority: TechnicianAuthority, now: datetime, nonce: bytes) -> Dialogue[CardLook]:
    """See whose card it says it is, and how many tries of the PIN are left; spends none.

    Args:
        nonce: random, of NONCE_SIZE, for this once.
    """
    seen = yield from _see(authority, now, nonce)
    return TechnicianCard(seen.technician, seen.tries_left) if isinstance(seen, _Seen) else seen


def log_in(
    authority: TechnicianAuthority,
    shown: Technician,
    pin: Pin,
    now: datetime,
    nonces: tuple[bytes, bytes],
    *,
    spend_last_try: bool = False,
) -> Dialogue[LogInOutcome]:
    """Log in with the card that was `shown` by `look`: everything that look found is read anew.

    Args:
        nonces: random, of NONCE_SIZE each, for this once.
        spend_last_try: the technician was told that a wrong PIN blocks the card.
    """
    seen = yield from _see(authority, now, nonces[0])
    if not isinstance(seen, _Seen):
        return seen
    if seen.technician != shown:
        return CardSwapped()
    if seen.tries_left == 1 and not spend_last_try:
        return LastTryLeft()
    try:
        status = (yield piv.verify(pin))[-2:]
        if status != SW_OK:
            return _refused(status)
        return (yield from _prove(seen, nonces[1]))
    except _BREAKS as error:
        return _broken_off(error, pin_sent=True)


def _see(authority: TechnicianAuthority, now: datetime, nonce: bytes) -> Dialogue[_Seen | Refusal]:
    try:
        answer = yield PIV.select
        if answer[-2:] != SW_OK:
            return NotATechniciansCard()
        answer = yield piv.get_certificate()
        if answer[-2:] in (piv.SW_NOT_FOUND, piv.SW_SECURITY_STATUS):
            return NotATechniciansCard()
        verdict = authority.judge(piv.read_certificate(answer[:-2]), now)
        if not isinstance(verdict, tuple):
            return verdict
        return (yield from _see_key(*verdict, nonce))
    except _BREAKS as error:
        return _broken_off(error, pin_sent=False)


def _see_key(technician: Technician, key: PublicKeyTypes, nonce: bytes) -> Dialogue[_Seen | Refusal]:
    asked = challenge(key, nonce)
    if asked is None:
        return NotATechniciansCard()
    status = (yield from _signed(asked))[-2:]
    if status != piv.SW_SECURITY_STATUS:
        return NotGenuine(Flaw.SIGNS_WITHOUT_PIN if status == SW_OK else Flaw.NO_KEY)
    left = piv.tries_left((yield piv.ask_tries())[-2:])
    if left is None:
        return CardFaulty()
    return _Seen(technician, key, left) if left else Blocked()


def _prove(seen: _Seen, nonce: bytes) -> Dialogue[LogInOutcome]:
    asked = challenge(seen.key, nonce)
    assert asked is not None
    answer = yield from _signed(asked)
    match answer[-2:]:
        case piv.SW_SECURITY_STATUS:
            # The PIN was taken a moment ago, by another card.
            return CardSwapped()
        case bytes(status) if status != SW_OK:
            return NotGenuine(Flaw.NO_KEY)
    if asked.is_answered_by(piv.read_signature(answer[:-2])):
        return LoggedIn(seen.technician)
    return NotGenuine(Flaw.WRONG_SIGNATURE)


def _signed(asked: Challenge) -> Dialogue[bytes]:
    """The answer to the last command of the chain, or the first that is not well."""
    answer = b""
    for command in piv.sign(asked.algorithm, asked.block):
        answer = yield command
        if answer[-2:] != SW_OK:
            break
    return answer


def _refused(status: bytes) -> LogInOutcome:
    left = piv.tries_left(status)
    if left is None:
        return CardFaulty(pin_sent=True)
    return Blocked() if status == piv.SW_BLOCKED else WrongPin(left)


_BREAKS = (CardLostError, CardMuteError, CardFaultyError, piv.PivError)


def _broken_off(error: Exception, *, pin_sent: bool) -> CardLost | CardMute | CardFaulty:
    match error:
        case CardLostError():
            return CardLost(pin_sent)
        case CardMuteError():
            return CardMute(pin_sent)
        case _:
            return CardFaulty(pin_sent)
