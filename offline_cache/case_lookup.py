"""*Sprawdź sprawę*: what the central service says, or what this kiosk last knew."""

import hmac
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from kiosk_app.domain.case import CaseView, Found, LookupOutcome, NotFound, TooManyAttempts, Unreachable
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.settings import Settings
from offline_cache.case_api import CaseApi
from offline_cache.case_cache import CaseKey, KnownCase, forget, recall, remember
from offline_cache.outbox_rows import Backoff, Filed, OutboxRows
from offline_cache.state.database import State, StateError

log = logging.getLogger("urzedomat.lookup")


class StatusSource(Protocol):
    """Asks the central service; what the network does is an outcome."""

    def status(self, number: ReceiptNumber, code: AccessCode) -> LookupOutcome: ...


def _wall_clock() -> datetime:
    return datetime.now(UTC)


class CaseLookup:
    """Looks up cases. One thread at a time; takes a tenth of a second even without a network."""

    def __init__(
        self,
        state: State,
        rows: OutboxRows,
        service: StatusSource,
        now: Callable[[], datetime] = _wall_clock,
    ) -> None:
        self._state = state
        self._rows = rows
        self._service = service
        self._now = now

    @classmethod
    def open(cls, settings: Settings) -> "CaseLookup":
        """Open what the settings name; loads the HTTP library. Raises KeyFileError and StateError."""
        api = CaseApi.open(settings)
        state = State.open(settings.state.directory)
        return cls(state, OutboxRows(state, Backoff.of(settings)), api)

    def lookup(self, number: ReceiptNumber, code: AccessCode) -> LookupOutcome:
        """Return the case as the office says, or with `as_of` as it was last known here.

        A submission that still waits in this kiosk's outbox is unknown to the office: its holder is
        told `saved_here`, with or without a network.
        """
        outcome = self._service.status(number, code)
        if isinstance(outcome, TooManyAttempts):
            return outcome
        key = CaseKey.derive(number, code)
        try:
            return self._with_what_is_known(outcome, number, key)
        except StateError as error:
            # The answer is worth more than its copy: a disk that fails takes only the memory away.
            log.error("known_case_unusable trouble=%s", error.trouble)
            return outcome

    def _with_what_is_known(
        self, outcome: LookupOutcome, number: ReceiptNumber, key: CaseKey
    ) -> LookupOutcome:
        match outcome:
            case Found(case):
                remember(self._state, key, KnownCase(case, self._now()))
                return outcome
            case NotFound():
                forget(self._state, key)
                filed = self._filed(number, key)
                waits = filed is not None and filed.acknowledged_at is None
                return Found(_saved_here(filed)) if filed is not None and waits else outcome
            case Unreachable():
                return self._last_known(number, key) or outcome
            case TooManyAttempts():
                return outcome

    def _last_known(self, number: ReceiptNumber, key: CaseKey) -> Found | None:
        known = recall(self._state, key)
        if known is not None:
            return Found(known.case, known.as_of)
        filed = self._filed(number, key)
        if filed is None:
            return None
        if filed.acknowledged_at is None:
            return Found(_saved_here(filed))
        at = filed.acknowledged_at
        return Found(replace(_saved_here(filed), status="received", received_at=at, updated_at=at), at)

    def _filed(self, number: ReceiptNumber, key: CaseKey) -> Filed | None:
        """What was filed here under this number, if the code is the right one."""
        filed = self._rows.filed(number)
        return filed if filed is not None and hmac.compare_digest(filed.code_proof, key.code_proof) else None


def _saved_here(filed: Filed) -> CaseView:
    return CaseView(
        filed.receipt_number, filed.kind, "saved_here", filed.filed_at, filed.filed_at, filed.due_on
    )
