"""One round of sending: due rows, oldest first, each to its own end."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, assert_never

from offline_cache.answers import Acknowledged, Retry, SendOutcome, Terminal
from offline_cache.outbox_rows import OutboxRows, Waiting

# After this many failures in a row that are the service's, the other rows would fare no better.
FAILURES_OF_THE_SERVICE = 2

log = logging.getLogger("urzedomat.agent")


class Sender(Protocol):
    """Sends one row; whatever the network does is an outcome."""

    def send(self, row: Waiting) -> SendOutcome: ...


@dataclass(frozen=True)
class Round:
    """What a round did. `down` is set where it was broken off because the service cannot serve now."""

    tried: int
    down: Retry | None = None


def deliver(
    rows: OutboxRows, sender: Sender, now: Callable[[], datetime], stopped: Callable[[], bool]
) -> Round:
    """Send what is due, at most one batch. Raises StateError when an ending cannot be written down.

    A row that was sent and not marked is sent again later: the same bytes under the same id.
    """
    tried = failures = 0
    for row in rows.waiting(now()):
        if stopped():
            break
        outcome = _send(sender, row)
        _mark(rows, row, outcome, now())
        tried += 1
        failures = failures + 1 if isinstance(outcome, Retry) and outcome.of_the_service else 0
        if failures == FAILURES_OF_THE_SERVICE and isinstance(outcome, Retry):
            return Round(tried, outcome)
    return Round(tried)


def _send(sender: Sender, row: Waiting) -> SendOutcome:
    try:
        return sender.send(row)
    except Exception as error:  # noqa: BLE001 (a bug that one row meets must not hold up the others)
        log.error("send_broken submission=%s error=%s", row.id, type(error).__name__)
        return Retry("internal")


def _mark(rows: OutboxRows, row: Waiting, outcome: SendOutcome, now: datetime) -> None:
    match outcome:
        case Acknowledged(at):
            rows.mark_acknowledged(row.id, at)
            log.info("acknowledged submission=%s attempts=%d", row.id, row.attempts + 1)
        case Retry(code, after_s):
            rows.mark_retry(row, code, now, after_s)
            log.warning("retry submission=%s attempts=%d code=%s", row.id, row.attempts + 1, code)
        case Terminal(code):
            rows.mark_terminal(row.id, code)
            log.error("terminal submission=%s attempts=%d code=%s", row.id, row.attempts + 1, code)
        case _:
            assert_never(outcome)
