"""The outbox from the agent's side: which rows are due, and how each attempt ended."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from kiosk_app.domain.receipt_number import ReceiptNumber
from kiosk_app.settings import Settings
from offline_cache.state.database import State

# No row waits longer than this, whatever a server asks for. A row that seems to have to wait longer
# was written before the clock was set back, and is due.
MAX_WAIT_S = 3600.0


@dataclass(frozen=True)
class Backoff:
    """Exponential back-off with full jitter: kiosks that lost the service together do not return together.

    `chance` gives a number from 0 to 1.
    """

    base_s: float
    cap_s: float
    chance: Callable[[], float] = random.random

    @classmethod
    def of(cls, settings: Settings) -> "Backoff":
        return cls(settings.central.retry_base_s, settings.central.retry_cap_s)

    def delay_s(self, attempts: int, at_least_s: float = 0.0) -> float:
        """Return the wait after `attempts` failures (from 1); `at_least_s` is a server's Retry-After."""
        ceiling = min(self.cap_s, self.base_s * 2.0 ** min(attempts - 1, 30))
        return min(MAX_WAIT_S, at_least_s + self.chance() * ceiling)


@dataclass(frozen=True)
class Waiting:
    """One row to be sent, frozen and sealed. `sha256` is over `sealed`."""

    id: str
    receipt_number: str
    attempts: int
    sha256: bytes
    sealed: bytes = field(repr=False)


@dataclass(frozen=True)
class Counts:
    """How many rows are in which state, and since when the oldest waits."""

    waiting: int
    acknowledged: int
    terminal: int
    oldest_waiting: datetime | None


@dataclass(frozen=True)
class Filed:
    """What the holder of a receipt may know of a row. `acknowledged_at` is the central service's time."""

    receipt_number: str
    kind: str
    filed_at: datetime
    due_on: date | None
    acknowledged_at: datetime | None
    code_proof: bytes = field(repr=False)


class OutboxRows:
    """Every method raises StateError when the disk does not allow it; then nothing has changed."""

    def __init__(self, state: State, backoff: Backoff) -> None:
        self._state = state
        self._backoff = backoff

    def waiting(self, now: datetime, limit: int = 16) -> tuple[Waiting, ...]:
        """Return at most `limit` rows that are due at `now`, oldest first."""
        rows = self._state.rows(
            "SELECT id, receipt_number, attempts, sha256, sealed FROM outbox WHERE state = 'waiting'"
            " AND (next_attempt_at <= ? OR next_attempt_at > ?) ORDER BY seq LIMIT ?",
            _milliseconds(now),
            _milliseconds(now + timedelta(seconds=MAX_WAIT_S)),
            limit,
        )
        return tuple(Waiting(*row) for row in rows)

    def next_due(self) -> datetime | None:
        """Return when the next row is due, perhaps in the past; None when none waits."""
        rows = self._state.rows("SELECT min(next_attempt_at) FROM outbox WHERE state = 'waiting'")
        return None if rows[0][0] is None else _from_milliseconds(rows[0][0])

    def mark_acknowledged(self, id_: str, acknowledged_at: datetime) -> None:
        """The office has signed for the row: drop the ciphertext, keep number, times and hash."""
        self._update(
            "state = 'acknowledged', sealed = NULL, last_error = '', acknowledged_at = ?",
            id_,
            _milliseconds(acknowledged_at),
        )

    def mark_retry(self, row: Waiting, code: str, now: datetime, after_s: float = 0.0) -> None:
        """Try again after the back-off, and not before `after_s` seconds. `code` holds no personal data."""
        delay_s = self._backoff.delay_s(row.attempts + 1, after_s)
        self._update(
            "attempts = attempts + 1, last_error = ?, next_attempt_at = ?",
            row.id,
            code,
            _milliseconds(now + timedelta(seconds=delay_s)),
        )

    def mark_terminal(self, id_: str, code: str) -> None:
        """Not to be sent again: a technician sees the row. The sealed bytes stay."""
        self._update("state = 'terminal', attempts = attempts + 1, last_error = ?", id_, code)

    def counts(self) -> Counts:
        rows = self._state.rows("SELECT state, count(*), min(filed_at) FROM outbox GROUP BY state")
        found = {state: (count, oldest) for state, count, oldest in rows}
        waiting, oldest = found.get("waiting", (0, None))
        return Counts(
            waiting=waiting,
            acknowledged=found.get("acknowledged", (0, None))[0],
            terminal=found.get("terminal", (0, None))[0],
            oldest_waiting=None if oldest is None else _from_milliseconds(oldest),
        )

    def filed(self, number: ReceiptNumber) -> Filed | None:
        """Return what was filed on this kiosk under `number`; None for a number of another kiosk."""
        rows = self._state.rows(
            "SELECT kind, filed_at, due_on, acknowledged_at, code_proof FROM outbox"
            " WHERE seq = ? AND receipt_number = ?",
            number.counter,
            str(number),
        )
        if not rows:
            return None
        kind, filed_at, due_on, acknowledged_at, code_proof = rows[0]
        return Filed(
            str(number),
            kind,
            _from_milliseconds(filed_at),
            None if due_on is None else date.fromisoformat(due_on),
            None if acknowledged_at is None else _from_milliseconds(acknowledged_at),
            code_proof,
        )

    def _update(self, change: str, id_: str, *values: object) -> None:
        with self._state.transaction() as connection:
            connection.execute(
                f"UPDATE outbox SET {change} WHERE id = ? AND state = 'waiting'",  # noqa: S608 (constants)
                (*values, id_),
            )


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _from_milliseconds(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
