"""A receipt printer that speaks ESC/POS: asked before a job, written to, asked after it."""

import logging
import secrets
import threading
import time
from collections.abc import Callable
from itertools import count

from hardware.receipt_printer.conversation import ANSWER_TIMEOUT_S, Conversation
from hardware.receipt_printer.ending import BY_REPORT, BY_TIME, NEVER, Ending, by_process_id
from hardware.receipt_printer.links.link import ConnectionLostError, Link, SendBrokenError, send
from hardware.receipt_printer.profiles import EndOfJob, Profile, StatusDialect
from hardware.receipt_printer.slip import END_OF_HEADER, Slip, end_of_broken_slip, render
from hardware.receipt_printer.status import is_done_well, is_well
from kiosk_app.domain.document import Document
from kiosk_app.domain.printing import (
    Disconnected,
    Faulty,
    HeadHot,
    NotPrinted,
    Printed,
    PrinterStatus,
    PrintOutcome,
    TicketNotTaken,
    Uncertain,
    Unknown,
)

_log = logging.getLogger(__name__)
_POLL_S = 0.25
# Kept back from the time limit for asking what went wrong.
_AFTERMATH_S = 2.0
# What a presenter takes to draw a slip back in.
_MAKE_ROOM_S = 4.0


class EscPosPrinter:
    """Implements `ReceiptPrinter`. Connects when it is first asked something; reconnects by itself."""

    def __init__(self, connect: Callable[[], Link], profile: Profile, timeout_s: float) -> None:
        """`timeout_s` bounds one job from the first question to the outcome."""
        self._connect = connect
        self._profile = profile
        self._timeout_s = timeout_s
        self._aftermath_s = min(_AFTERMATH_S, timeout_s / 4)
        self._talk: Conversation | None = None
        self._lock = threading.Lock()
        # From anywhere, so that the answer to a job of an earlier run is not taken for one of this.
        self._process_ids = count(secrets.randbelow(10_000))
        self._owed_reports = 0
        # Whether an earlier slip may still be in the printer, and come out at any time.
        self._in_doubt = False
        # Whether the last slip was cut off in the middle, perhaps of a command that waits for its rest.
        self._cut_off = False
        # What it has shown that it can: silence then means that something is wrong.
        self._has_spoken = self._has_reported = False
        self._port_tells = profile.port_tells
        self._last_status: PrinterStatus | None = None

    def status(self) -> PrinterStatus:
        with self._lock:
            return self._status(time.monotonic() + self._timeout_s)

    def print(self, document: Document) -> PrintOutcome:
        try:
            slip = render(document, self._profile)
        except Exception as error:  # noqa: BLE001, whatever it is (no font), no byte has been sent
            # The type alone: what is printed belongs in no log.
            _log.error("a document could not be made into a slip: %s", type(error).__name__)
            return NotPrinted(Faulty("document not rendered"))
        with self._lock:
            deadline = time.monotonic() + self._timeout_s
            before = self._make_room(self._status(deadline), deadline)
            if not self._may_be_sent(before):
                return NotPrinted(before)
            outcome = self._attempt(slip, before, deadline)
            self._in_doubt = isinstance(outcome, Uncertain) or (
                self._in_doubt and not isinstance(outcome, Printed)
            )
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
        if self._talk is not None:
            self._learn(self._talk)
        if status != self._last_status:
            _log.info("receipt printer: %r, was %r", status, self._last_status)
            self._last_status = status
        return status

    def _may_be_sent(self, before: PrinterStatus) -> bool:
        """One that has fallen silent gets nothing: it would come out later, perhaps for somebody else."""
        if isinstance(before, Unknown):
            return self._profile.may_be_silent and not self._has_spoken
        return is_well(before)

    def _make_room(self, status: PrinterStatus, deadline: float) -> PrinterStatus:
        """Have a slip that nobody took drawn back in, where the printer can; return its status then."""
        command = self._profile.presenter.make_room if self._profile.presenter else b""
        if not command or not isinstance(status, TicketNotTaken):
            return status
        until = min(deadline, time.monotonic() + _MAKE_ROOM_S)
        try:
            send(self._conversation().link, command, until)
            while isinstance(status, TicketNotTaken) and time.monotonic() < until:
                self._conversation().listen(min(until, time.monotonic() + _POLL_S))
                status = self._status(until)
        except ConnectionLostError:
            self._drop()
            return Disconnected()
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
            self._talk = Conversation(
                self._connect(), self._profile.status, self._owed_reports, port_tells=self._port_tells
            )
            if self._cut_off:
                send(self._talk.link, END_OF_HEADER, time.monotonic() + ANSWER_TIMEOUT_S)
        return self._talk

    def _drop(self, *, discard: bool = False) -> None:
        if self._talk is not None:
            self._learn(self._talk)
            self._owed_reports = self._talk.owed
            self._talk.link.close(discard=discard)
            self._talk = None

    def _learn(self, talk: Conversation) -> None:
        self._has_spoken = self._has_spoken or talk.answered
        self._port_tells = talk.port_tells

    def _attempt(self, slip: Slip, before: PrinterStatus, deadline: float) -> PrintOutcome:
        try:
            talk = self._conversation()
            self._end_broken_slip(talk.link, deadline)
            ending = NEVER if isinstance(before, Unknown) else self._ending(talk, deadline)
        except ConnectionLostError:
            # Nothing of this slip had left.
            self._drop()
            return NotPrinted(Disconnected())
        try:
            return self._send(talk, slip, ending, deadline)
        except SendBrokenError as lost:
            return self._broken(lost.sent)
        except ConnectionLostError:
            return self._broken(len(slip.data))

    def _end_broken_slip(self, link: Link, deadline: float) -> None:
        if self._cut_off:
            send(link, end_of_broken_slip(self._profile), deadline - self._aftermath_s)

    def _broken(self, sent: int) -> PrintOutcome:
        """The connection went when so many bytes of the slip had been taken."""
        self._drop()
        self._cut_off = self._cut_off or sent > 0
        return Uncertain(Disconnected()) if sent else NotPrinted(Disconnected())

    def _send(self, talk: Conversation, slip: Slip, ending: Ending, deadline: float) -> PrintOutcome:
        # Counted before it is sent, for a broken connection does not tell whether it arrived.
        talk.owed += ending is BY_REPORT
        data = slip.data + ending.request
        sent = send(talk.link, data, deadline - self._aftermath_s)
        if sent < len(data):
            return self._stalled(sent, deadline)
        self._cut_off = False
        try:
            if ending is NEVER:
                return Uncertain(talk.status(deadline))
            return self._watch(talk, ending, slip.seconds, deadline - ANSWER_TIMEOUT_S)
        except SendBrokenError as lost:
            # A question broke off; the slip had left.
            raise ConnectionLostError(str(lost)) from lost

    def _ending(self, talk: Conversation, deadline: float) -> Ending:
        if self._profile.end_of_job is EndOfJob.PROCESS_ID:
            return by_process_id(next(self._process_ids))
        if self._profile.status is StatusDialect.NONE:
            return BY_TIME
        if talk.is_idle(deadline, insist=self._in_doubt):
            self._in_doubt = False
            self._has_reported = True
        # A silent one has no such reports, or is still busy with the slip before: only one of which neither
        # has ever been seen is given its time.
        believed = self._profile.end_of_job is EndOfJob.REPORT_OR_TIME
        by_time = believed and not self._has_reported and not self._in_doubt
        talk.unasked = 0
        return BY_TIME if by_time else BY_REPORT

    def _watch(self, talk: Conversation, ending: Ending, seconds: float, until: float) -> PrintOutcome:
        """Wait for the end of the job, asking in between whether all is still well."""
        printed_by = time.monotonic() + seconds
        status: PrinterStatus = Unknown()
        while (now := time.monotonic()) < until:
            listen_until = min(now + _POLL_S, until)
            while not (ending.is_heard(talk) or talk.has_changed()) and talk.listen(listen_until):
                pass
            heard = ending.is_heard(talk)
            # One more question is always given its time, so that the last status is a true one.
            status = talk.status(time.monotonic() + 4 * ANSWER_TIMEOUT_S)
            if heard or (ending.by_time and time.monotonic() >= printed_by and not talk.busy):
                # Reports that nobody asked for may have come with the answers: then none proves anything.
                believed = not heard or ending.is_heard(talk)
                return Printed() if believed and is_done_well(status) else Uncertain(status)
            if not is_done_well(status) and not isinstance(status, HeadHot | Unknown):
                return self._failed(talk, ending, status)
        return Uncertain(status)

    def _failed(self, talk: Conversation, ending: Ending, status: PrinterStatus) -> PrintOutcome:
        """The printer stopped in the middle. Only what is cleared from it cannot come out later.

        Unless the end of the job is heard after all: the roll may end just behind a slip.
        """
        clear = self._profile.clear
        if not clear:
            return Uncertain(status)
        deadline = time.monotonic() + ANSWER_TIMEOUT_S
        cleared = send(talk.link, clear, deadline) == len(clear)
        # An answer to a question sent after it shows that it was received.
        answered = cleared and not isinstance(talk.status(deadline), Unknown)
        if answered and not ending.is_heard(talk):
            self._in_doubt = False
            return NotPrinted(status)
        return Uncertain(status)

    def _stalled(self, sent: int, deadline: float) -> PrintOutcome:
        """It took no more bytes: the rest is thrown away, and a new connection asks why."""
        self._drop(discard=True)
        self._cut_off = self._cut_off or sent > 0
        status = self._status(deadline)
        return Uncertain(status) if sent else NotPrinted(status)
