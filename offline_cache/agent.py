"""`urzedomat agent`: everything that happens without a person. It may be killed at any instant.

Its log says what happened to which submission, and never what is in one.
"""

import argparse
import logging
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk_app import settings as configuration
from kiosk_app.settings import Settings
from offline_cache.case_api import CaseApi
from offline_cache.delivery import Round, deliver
from offline_cache.keys import KeyFileError
from offline_cache.outbox_rows import Backoff, OutboxRows
from offline_cache.state.database import State, StateError

_STOP = frozenset({signal.SIGTERM, signal.SIGINT})

log = logging.getLogger("urzedomat.agent")


def main(arguments: Sequence[str]) -> int:
    """Deliver until SIGTERM. Returns 0 then, 1 when it cannot begin (the reason is in the log)."""
    parser = argparse.ArgumentParser(prog="urzedomat agent", description="Deliver what citizens have filed.")
    parser.add_argument("--settings", type=Path, required=True, help="the kiosk's settings, a TOML file")
    options = parser.parse_args(arguments)
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(name)s %(levelname)s %(message)s"
    )
    # Stop signals are blocked and asked for between two rows: no handler ever runs inside a transaction.
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOP)
    try:
        settings = configuration.load(options.settings)
        configuration.use_time_zone(settings)
        agent = Agent.open(settings)
    except (configuration.SettingsError, KeyFileError, StateError) as error:
        log.error("cannot_start detail=%s", error)
        return 1
    agent.run()
    return 0


class Agent:
    """The loop: a round, then sleep until the next row is due, new ones may have come, or it is to stop."""

    def __init__(self, rows: OutboxRows, api: CaseApi, backoff: Backoff, poll_s: float) -> None:
        self._rows = rows
        self._api = api
        self._backoff = backoff
        self._poll_s = poll_s
        self._failed_rounds = 0

    @classmethod
    def open(cls, settings: Settings) -> "Agent":
        """Open what the settings name; raises KeyFileError and StateError."""
        backoff = Backoff.of(settings)
        api = CaseApi.open(settings)
        rows = OutboxRows(State.open(settings.state.directory), backoff)
        _log_counts("started", rows)
        return cls(rows, api, backoff, settings.central.poll_s)

    def run(self) -> None:
        """Deliver until a stop signal comes."""
        pause_s = 0.0
        while not _stopped(pause_s):
            pause_s = self._round()
        log.info("stopped")

    def _round(self) -> float:
        """Do one round; return for how many seconds nothing is to be done."""
        try:
            done = deliver(self._rows, self._api, _now, _stopped)
            return self._pause_s(done)
        except StateError as error:
            log.error("state_unusable trouble=%s", error.trouble)
            self._failed_rounds += 1
            return max(self._poll_s, self._backoff.delay_s(self._failed_rounds))

    def _pause_s(self, done: Round) -> float:
        if done.down is not None:
            self._failed_rounds += 1
            pause_s = self._backoff.delay_s(self._failed_rounds, done.down.after_s)
            _log_counts(f"service_down code={done.down.code} pause_s={pause_s:.1f}", self._rows)
            return pause_s
        self._failed_rounds = 0
        if done.tried:
            return 0.0
        next_due = self._rows.next_due()
        until_due_s = self._poll_s if next_due is None else (next_due - _now()).total_seconds()
        return min(self._poll_s, max(0.0, until_due_s))


def _stopped(wait_s: float = 0.0) -> bool:
    """Tell whether a stop signal has come, waiting `wait_s` seconds for one."""
    return signal.sigtimedwait(_STOP, wait_s) is not None


def _log_counts(event: str, rows: OutboxRows) -> None:
    counts = rows.counts()
    log.info(
        "%s waiting=%d acknowledged=%d terminal=%d",
        event,
        counts.waiting,
        counts.acknowledged,
        counts.terminal,
    )


def _now() -> datetime:
    return datetime.now(UTC)
