"""Technicians' log-in on a reader: the thin shell around `piv`, with clock, chance and files."""

import secrets
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from hardware.card_reader.bounded import Bounded
from hardware.card_reader.connection import (
    CardConnection,
    CardError,
    CardLostError,
    CardMuteError,
    Dialogue,
    Outcome,
    converse,
)
from hardware.card_reader.piv import dialogue as piv
from hardware.card_reader.piv.key import NONCE_SIZE
from hardware.card_reader.piv.technician_authority import AuthorityError, TechnicianAuthority
from kiosk_app.domain.technician import (
    CardFaulty,
    CardLook,
    CardLost,
    CardMute,
    LockOut,
    LogInOutcome,
    LogInUnavailable,
    Pin,
    Technician,
)

Connect = Callable[[str], AbstractContextManager[CardConnection]]
# A slow card takes five seconds; eight commands, two of them in two pieces, are all that there are.
CONVERSATION_S, MAX_COMMANDS = 15.0, 16


def _utc_now() -> datetime:
    return datetime.now(UTC)


class PivLogIn:
    """Implements `TechnicianLogIn`. CA and list are read anew each time: a new list counts at once."""

    def __init__(
        self,
        connect: Connect,
        ca: Path,
        crl: Path | None,
        now: Callable[[], datetime] = _utc_now,
        now_s: Callable[[], float] = monotonic,
        conversation_s: float = CONVERSATION_S,
    ) -> None:
        """`now` tells validity, `now_s` (monotonic, seconds) the lock-out. `conversation_s`: what a card
        has for all its answers together, so that a slow one does not keep others from logging in."""
        self._connect = connect
        self._ca, self._crl = ca, crl
        self._now, self._now_s, self._conversation_s = now, now_s, conversation_s
        self._lock_out = LockOut()
        # One PIN at a time, whatever the number of readers.
        self._one = threading.Lock()

    def look(self, reader: str) -> CardLook:
        try:
            authority = TechnicianAuthority.load(self._ca, self._crl)
        except AuthorityError as error:
            return LogInUnavailable(str(error))
        return self._converse(reader, piv.look(authority, self._now(), _nonce()))

    def log_in(
        self, reader: str, shown: Technician, pin: Pin, *, spend_last_try: bool = False
    ) -> LogInOutcome:
        with self._one:
            if locked := self._lock_out.check(self._now_s()):
                return locked
            try:
                authority = TechnicianAuthority.load(self._ca, self._crl)
            except AuthorityError as error:
                return LogInUnavailable(str(error))
            nonces = _nonce(), _nonce()
            outcome = self._converse(
                reader,
                piv.log_in(authority, shown, pin, self._now(), nonces, spend_last_try=spend_last_try),
            )
            self._lock_out = self._lock_out.after(outcome, self._now_s())
            return outcome

    def _converse(
        self, reader: str, dialogue: Dialogue[Outcome]
    ) -> Outcome | CardLost | CardMute | CardFaulty:
        """The dialogue's outcome; or why there was no card to talk with."""
        try:
            with self._connect(reader) as connection:
                end_s = monotonic() + self._conversation_s
                return converse(Bounded(connection, end_s, MAX_COMMANDS), dialogue)
        except CardLostError:
            return CardLost()
        except CardMuteError:
            return CardMute()
        except CardError:
            return CardFaulty()


def _nonce() -> bytes:
    return secrets.token_bytes(NONCE_SIZE)
