"""A receipt printer that speaks ESC/POS: asked before a job, written to, asked after it."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from hardware.receipt_printer.conversation import ANSWER_TIMEOUT_S, PAPER_REPORT_REQUEST, Conversation
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.profiles import EndOfJob, Profile
from hardware.receipt_printer.status import JobReport, PaperReport, is_well
from hardware.receipt_printer.transport import ConnectionLostError, Link, SendBrokenError, send
from kiosk_app.domain.document import Document
from kiosk_app.domain.printing import (
    Disconnected,
    HeadHot,
    NotPrinted,
    Printed,
    PrinterStatus,
    PrintOutcome,
    Uncertain,
    Unknown,
)

_log = logging.getLogger(__name__)
_POLL_S = 0.25
_DOTS_PER_MM = 8
# Between the last dot and the cut: what the mechanism takes besides moving the paper.
_MECHANISM_S = 0.7
# Kept back from the time limit for asking what went wrong.
_AFTERMATH_S = 2.0


_Report = PaperReport | JobReport


@dataclass(frozen=True)
class _Slip:
    """One print job: its bytes, and how many seconds they take to print."""

    data: bytes
    seconds: float


class EscPosPrinter:
    """Implements `ReceiptPrinter`. Connects when it is first asked something; reconnects by itself."""

    def __init__(self, connect: Callable[[], Link], profile: Profile, timeout_s: float) -> None:
        """`timeout_s` bounds one job from the first question to the outcome."""
        self._connect = connect
        self._profile = profile
        self._timeout_s = timeout_s
        self._talk: Conversation | None = None
        self._lock = threading.Lock()
        self._process_ids = count(1)
        self._last_status: PrinterStatus | None = None

    def status(self) -> PrinterStatus:
        with self._lock:
            return self._status(time.monotonic() + self._timeout_s)

    def print(self, document: Document) -> PrintOutcome:
        slip = self._render(document)
        with self._lock:
            deadline = time.monotonic() + self._timeout_s
            before = self._status(deadline)
            if not is_well(before) and not isinstance(before, Unknown):
                return NotPrinted(before)
            outcome = self._attempt(slip, before, deadline)
            _log.info("print job ended: %r", outcome)
            return outcome

    def close(self) -> None:
        with self._lock:
            self._drop()

    def _status(self, deadline: float) -> PrinterStatus:
        try:
            status = self._ask(deadline)
        except ConnectionLostError as lost:
            self._drop()
            status = Disconnected()
            if self._last_status != status:
                _log.info("receipt printer: %s", lost)
        if status != self._last_status:
            _log.info("receipt printer: %r, was %r", status, self._last_status)
            self._last_status = status
        return status

    def _ask(self, deadline: float) -> PrinterStatus:
        """Ask; once more on a new connection where an old one turns out to be dead.

        A printer that has never answered keeps its connection: it may be one that only listens.
        """
        old = self._talk
        if old is None:
            return self._conversation().status(deadline)
        try:
            status = old.status(deadline)
            if not isinstance(status, Unknown) or not old.answered:
                return status
        except ConnectionLostError:
            _log.debug("receipt printer: the connection had gone")
        self._drop()
        return self._conversation().status(deadline)

    def _conversation(self) -> Conversation:
        if self._talk is None:
            self._talk = Conversation(self._connect())
        return self._talk

    def _drop(self, *, discard: bool = False) -> None:
        if self._talk is not None:
            self._talk.link.close(discard=discard)
            self._talk = None

    def _attempt(self, slip: _Slip, before: PrinterStatus, deadline: float) -> PrintOutcome:
        sent = 0
        try:
            talk = self._conversation()
            request, report = b"", None
            if not isinstance(before, Unknown):
                request, report = self._end_of_job(talk, deadline)
            talk.reports.clear()
            data = slip.data + request
            sent = send(talk.link, data, deadline - min(_AFTERMATH_S, self._timeout_s / 4))
            if sent < len(data):
                return self._stalled(talk, sent, deadline)
            if isinstance(before, Unknown):
                return Uncertain(talk.status(deadline))
            return self._watch(talk, report, slip.seconds, deadline - ANSWER_TIMEOUT_S)
        except ConnectionLostError as lost:
            self._drop()
            sent = max(sent, lost.sent if isinstance(lost, SendBrokenError) else 0)
            return Uncertain(Disconnected()) if sent else NotPrinted(Disconnected())

    def _render(self, document: Document) -> _Slip:
        # Imported here: escpos takes its time, and must not be on the way to the first frame.
        from hardware.receipt_printer.escpos_encoder import encode

        layout = lay_out(document, self._profile.columns, self._profile.dots)
        seconds = layout.height / _DOTS_PER_MM / self._profile.speed_mm_s + _MECHANISM_S
        return _Slip(encode(layout, self._profile), seconds)

    def _end_of_job(self, talk: Conversation, deadline: float) -> tuple[bytes, _Report | None]:
        """What to send after a job, and the kind of answer that confirms it."""
        if self._profile.end_of_job is EndOfJob.PROCESS_ID:
            process_id = f"{next(self._process_ids) % 10_000:04d}".encode()
            # GS ( H, fn 48, m 48: transmit the process id.
            return b"\x1d(H\x06\x0000" + process_id, JobReport(process_id)
        if talk.reports_paper(deadline):
            return PAPER_REPORT_REQUEST, PaperReport(0)
        return b"", None

    def _watch(
        self, talk: Conversation, report: _Report | None, seconds: float, until: float
    ) -> PrintOutcome:
        """Wait for the end of the job, asking in between whether all is still well."""
        printed_by = time.monotonic() + seconds
        status: PrinterStatus = Unknown()
        while (now := time.monotonic()) < until:
            reported = _hear_report(talk, report, min(now + _POLL_S, until))
            # One more question is always given its time, so that the last status is a true one.
            status = talk.status(time.monotonic() + 4 * ANSWER_TIMEOUT_S)
            if reported or (report is None and time.monotonic() >= printed_by):
                return Printed() if is_well(status) else Uncertain(status)
            if not is_well(status) and not isinstance(status, HeadHot | Unknown):
                return self._failed(talk, status)
        return Uncertain(status)

    def _failed(self, talk: Conversation, status: PrinterStatus) -> PrintOutcome:
        """The printer stopped in the middle. Only what is cleared from it cannot come out later."""
        clear = self._profile.clear
        if not clear:
            return Uncertain(status)
        deadline = time.monotonic() + ANSWER_TIMEOUT_S
        cleared = send(talk.link, clear, deadline) == len(clear)
        # An answer to a question sent after it shows that it was received.
        if cleared and not isinstance(talk.status(deadline), Unknown):
            return NotPrinted(status)
        return Uncertain(status)

    def _stalled(self, talk: Conversation, sent: int, deadline: float) -> PrintOutcome:
        """It took no more bytes: the rest is thrown away, and a new connection asks why."""
        talk.drain()
        told = talk.last_automatic
        self._drop(discard=True)
        status = told if told is not None and not is_well(told) else self._status(deadline)
        return Uncertain(status) if sent else NotPrinted(status)


def _hear_report(talk: Conversation, report: _Report | None, until: float) -> bool:
    """Listen until the report comes or the time is over; tell whether it came."""
    while not _has_report(talk, report) and talk.listen(until):
        pass
    return _has_report(talk, report)


def _has_report(talk: Conversation, report: _Report | None) -> bool:
    if isinstance(report, JobReport):
        return report in talk.reports
    return report is not None and any(isinstance(heard, PaperReport) for heard in talk.reports)
