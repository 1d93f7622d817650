"""Filing: the only thing that a citizen's action writes. After it, the submission is on disk, sealed.

One transaction takes the receipt number, writes the sealed row and leaves what the holder of the
receipt may read on this kiosk. Either all of it is on disk or nothing happened.
"""

import hashlib
import sqlite3
import uuid
from collections.abc import Callable, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime

import uuid_utils.compat

from kiosk_app.domain.deadlines import one_month_after
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.submission import Receipt, Submission
from kiosk_app.settings import Settings
from offline_cache import payload
from offline_cache.case_cache import CaseKey
from offline_cache.catalogue import Catalogue, CatalogueError
from offline_cache.envelope import EnvelopeTooLargeError, SealingKey, Wrapping, load_sealing_keys, wrap
from offline_cache.keys import load_kiosk_key
from offline_cache.receipt_signature import ReceiptSigner
from offline_cache.state.database import State, StateError

# KPA art. 237 § 1 and 244 § 1 give these a month; the law sets no date for an interwencja.
KINDS_WITH_DEADLINE = frozenset({"skarga", "wniosek"})


class FilingFailed(Exception):  # noqa: N818 (named as the event that it becomes)
    """Nothing was written and no number was used."""

    def __init__(self, reason: Failure) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class _Ticket:
    """What the next receipt needs and no answer changes: ids, code, keys, the days when nothing is due."""

    number: ReceiptNumber
    code: AccessCode = field(repr=False)
    key: CaseKey = field(repr=False)
    submission_id: uuid.UUID
    wrapping: Wrapping
    days_off: Set[date]

    @classmethod
    def draw(cls, number: ReceiptNumber, recipients: Sequence[SealingKey], days_off: Set[date]) -> "_Ticket":
        code, id_ = AccessCode.new(), uuid_utils.compat.uuid7()
        return cls(number, code, CaseKey.derive(number, code), id_, wrap(id_, recipients), days_off)

    def due_on(self, kind: str, filed_on: date) -> date | None:
        return one_month_after(filed_on, self.days_off) if kind in KINDS_WITH_DEADLINE else None


class _Tickets:
    """Draws the next ticket while a person still types: deriving its keys takes a tenth of a second."""

    def __init__(
        self, kiosk_id: str, recipients: Sequence[SealingKey], days_off: Callable[[], Set[date]]
    ) -> None:
        self._kiosk_id = kiosk_id
        self._recipients = tuple(recipients)
        self._days_off = days_off
        self._worker = ThreadPoolExecutor(1, "ticket")
        self._next: Future[_Ticket] | None = None

    def prepare(self, counter: int) -> None:
        self._next = self._worker.submit(self._draw, counter)

    def wait(self) -> None:
        if self._next is not None:
            self._next.result()

    def take(self, counter: int) -> _Ticket:
        """Return the ticket of `counter`, drawn now if another one was expected. Each is given once."""
        prepared, self._next = self._next, None
        if prepared is not None and prepared.result().number.counter == counter:
            return prepared.result()
        return self._draw(counter)

    def close(self) -> None:
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _draw(self, counter: int) -> _Ticket:
        number = ReceiptNumber(self._kiosk_id, counter)
        return _Ticket.draw(number, self._recipients, self._days_off())


class Outbox:
    """Files submissions. One thread at a time; the agent delivers them from another process."""

    def __init__(
        self,
        state: State,
        kiosk_id: str,
        recipients: Sequence[SealingKey],
        signer: ReceiptSigner,
        days_off: Callable[[], Set[date]],
    ) -> None:
        """Raises StateError when the state cannot be read."""
        self._state = state
        self._signer = signer
        self._tickets = _Tickets(kiosk_id, recipients, days_off)
        self._tickets.prepare(state.rows("SELECT last + 1 FROM receipt_counter")[0][0])

    @classmethod
    def open(cls, settings: Settings) -> "Outbox":
        """Open what the settings name.

        Raises:
            StateError: the state directory cannot be used.
            KeyFileError: the kiosk's key or the office's sealing keys cannot be used.
        """
        central = settings.central
        signer = ReceiptSigner(load_kiosk_key(central.key), central.status_address)
        recipients = load_sealing_keys(central.sealing_keys)
        state = State.open(settings.state.directory)
        return cls(state, settings.kiosk.id, recipients, signer, DaysOff(settings))

    def file(self, submission: Submission, now: datetime) -> Receipt:
        """Seal and commit. When this returns, power may fail.

        Args:
            submission: checked against its form.
            now: the wall clock, with its offset.

        Raises:
            FilingFailed: nothing was written; the person's answers are still in memory.
        """
        if now.tzinfo is None:
            raise ValueError("now must have an offset")
        try:
            with self._state.transaction() as connection:
                ticket = self._tickets.take(_next_counter(connection))
                due_on = ticket.due_on(submission.kind, now.date())
                sealed = _seal(ticket, submission, now)
                _insert(connection, ticket, submission.kind, now, due_on, sealed)
                # Before the commit: after it nothing may fail, or what is on disk would be called lost.
                qr = self._signer.qr_text(ticket.number, ticket.code, now, sealed)
                receipt = Receipt(ticket.number, ticket.code, submission.kind, now, due_on, qr)
        except StateError as error:
            raise FilingFailed(error.trouble) from error
        except EnvelopeTooLargeError as error:
            raise FilingFailed(Failure.SUBMISSION_TOO_LARGE) from error
        self._tickets.prepare(ticket.number.counter + 1)
        return receipt

    def wait_until_prepared(self) -> None:
        """Wait for what is derived between two people. Only for measuring: `file` needs no call of it."""
        self._tickets.wait()

    def close(self) -> None:
        self._tickets.close()
        self._state.close()


class DaysOff:
    """The statutory days off, of the release that is shown when a ticket is drawn. Its own connection:
    tickets are drawn by one thread at a time, which is not the screens'."""

    def __init__(self, settings: Settings) -> None:
        self._path = settings.content.release
        self._catalogue: Catalogue | None = None

    def __call__(self) -> Set[date]:
        """Return none where the release cannot be read: the deadline on paper then only skips Saturdays
        and Sundays, and the office computes the one that counts."""
        try:
            if self._catalogue is None:
                self._catalogue = Catalogue.open(self._path)
            self._catalogue.reopen_if_changed()
            return self._catalogue.days_off()
        except CatalogueError:
            return frozenset()


def _next_counter(connection: sqlite3.Connection) -> int:
    row = connection.execute("UPDATE receipt_counter SET last = last + 1 RETURNING last").fetchone()
    return int(row[0])


def _seal(ticket: _Ticket, submission: Submission, now: datetime) -> bytes:
    moment = payload.Moment.at(now)
    frozen = payload.freeze(submission, ticket.submission_id, ticket.number, ticket.code, moment)
    return ticket.wrapping.seal(frozen)


def _insert(
    connection: sqlite3.Connection,
    ticket: _Ticket,
    kind: str,
    now: datetime,
    due_on: date | None,
    sealed: bytes,
) -> None:
    connection.execute(
        "INSERT INTO outbox (seq, id, receipt_number, code_proof, kind, filed_at, due_on, sha256, sealed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            ticket.number.counter,
            str(ticket.submission_id),
            str(ticket.number),
            ticket.key.code_proof,
            kind,
            int(now.timestamp() * 1000),
            due_on and due_on.isoformat(),
            hashlib.sha256(sealed).digest(),
            sealed,
        ),
    )
