"""Asking one connected printer, and hearing it out. Knows the protocol, not the job."""

import time
from collections import deque

from hardware.receipt_printer.links.link import Link, send
from hardware.receipt_printer.profiles import StatusDialect
from hardware.receipt_printer.status import (
    AnswerReader,
    Automatic,
    FullStatus,
    JobReport,
    PaperReport,
    RealTime,
    is_well,
)
from hardware.receipt_printer.status_bits import (
    decode_automatic,
    decode_full,
    decode_paper_report,
    decode_port,
    decode_real_time,
    is_busy,
)
from kiosk_app.domain.printing import PrinterStatus, Unknown

# A printer answers DLE EOT in milliseconds; over a slow serial line in tens of them.
ANSWER_TIMEOUT_S = 0.5
# An idle printer reports within this time; one that still prints a slip takes longer (`_settles`).
_AT_ONCE_S = 0.3
# After an answer: a second one to the same question comes within this time, if it comes.
_SETTLE_S = 0.02
# After answers that nobody can tell apart: how long to hear out the rest of them.
_QUIET_S = 0.1
# GS r 1
PAPER_REPORT_REQUEST = b"\x1dr\x01"
_FULL_STATUS_REQUEST = b"\x10\x04\x14"


class Conversation:
    """What has been heard on one link, and how to ask for more. Every method may raise ConnectionLostError.

    Deadlines are `time.monotonic()` seconds. `port_tells`: "all is well" of the USB port counts.
    """

    def __init__(
        self,
        link: Link,
        dialect: StatusDialect = StatusDialect.EPSON,
        owed: int = 0,
        *,
        port_tells: bool = False,
    ) -> None:
        """`owed` reports were asked for on earlier links, and may still come on this one."""
        self.link = link
        self.answered = False
        self.owed = owed
        # Reports that came though nobody had asked: while they do, reports prove nothing.
        self.unasked = 0
        self.busy = False
        self.job_reports: deque[JobReport] = deque(maxlen=16)
        self.port_tells = port_tells
        self._dialect = dialect
        self._reader = AnswerReader(dialect)
        self._real_time: deque[RealTime] = deque(maxlen=16)
        self._full: FullStatus | None = None
        self._automatic: Automatic | None = None
        self._paper: PaperReport | None = None
        self._late = False
        self._real_time_answers = False
        self._reports: bool | None = None

    def status(self, deadline: float) -> PrinterStatus:
        """What it answers; where it answers nothing, what it says by itself, and then what its port says."""
        if self._late:
            # An answer that is overdue must not be taken for one to the next question.
            self._hear_until(min(deadline, time.monotonic() + ANSWER_TIMEOUT_S))
            self._late = False
        self._automatic = None
        found = self._ask(deadline)
        if not isinstance(found, Unknown):
            self.answered = True
            return found
        self._late = self.answered
        # Nobody answers for "all is well" but the printer that was asked: by itself it tells of trouble.
        told = decode_automatic(self._automatic.data) if self._automatic else Unknown()
        return self._port_status() if is_well(told) or isinstance(told, Unknown) else told

    def has_changed(self) -> bool:
        """Whether it has told, by itself, of a change since it was last asked."""
        return self._automatic is not None

    def is_idle(self, deadline: float, *, insist: bool) -> bool:
        """Whether it answers GS r 1 at once, and owes no report that could pass for a later one.

        One that was silent before on this link is asked again only with `insist`.
        """
        if self._reports is None or insist or (self._reports and (self.owed or self.unasked)):
            self._reports = self._settles(deadline)
        return self._reports

    def listen(self, until: float) -> bool:
        """Hear what comes in next; False when the time has run out."""
        left = until - time.monotonic()
        if left <= 0:
            return False
        self._hear(self.link.read_some(left))
        return True

    def drain(self) -> None:
        """Hear what has come in unasked. Bounded: a line that only babbles must not hold us."""
        for _ in range(64):
            data = self.link.read_some(0)
            if not data:
                return
            self._hear(data)

    def _ask(self, deadline: float) -> PrinterStatus:
        match self._dialect:
            case StatusDialect.EPSON:
                return self._ask_real_time(deadline)
            case StatusDialect.CUSTOM:
                return self._ask_full(deadline)
            case StatusDialect.NONE:
                return Unknown()

    def _ask_real_time(self, deadline: float) -> PrinterStatus:
        """Ask for the four bytes; once more when more answers came than questions were asked.

        They may be overdue answers to earlier questions. A printer that goes on in this way says nothing.
        """
        for _ in range(2):
            self.drain()
            self._real_time.clear()
            answers = self._four_answers(deadline)
            if len(answers) == 4 and not self._real_time:
                self._real_time_answers = True
                return decode_real_time(*answers)
            if not answers:
                return self._ask_for_report(deadline)
            self._hear_until(min(deadline, time.monotonic() + _QUIET_S))
        return Unknown()

    def _four_answers(self, deadline: float) -> list[int]:
        """DLE EOT 1 to 4, one after the other, for an answer does not say what it answers.

        Fewer when one is missing, or when an answer too many is found among those heard.
        """
        answers: list[int] = []
        for number in (1, 2, 3, 4):
            if not self._hears_answer(b"\x10\x04" + bytes([number]), deadline):
                break
            answers.append(self._real_time.popleft().byte)
            self.drain()
            if self._real_time:
                break
        else:
            self._hear_until(min(deadline, time.monotonic() + _SETTLE_S))
        return answers

    def _hears_answer(self, question: bytes, deadline: float) -> bool:
        until = min(deadline, time.monotonic() + ANSWER_TIMEOUT_S)
        send(self.link, question, until)
        while not self._real_time and self.listen(until):
            pass
        return bool(self._real_time)

    def _ask_full(self, deadline: float) -> PrinterStatus:
        self.drain()
        self._full = None
        until = min(deadline, time.monotonic() + ANSWER_TIMEOUT_S)
        send(self.link, _FULL_STATUS_REQUEST, until)
        while self._full is None and self.listen(until):
            pass
        if self._full is None:
            return Unknown()
        self.busy = is_busy(self._full.data)
        return decode_full(self._full.data)

    def _ask_for_report(self, deadline: float) -> PrinterStatus:
        """GS r 1, for one without real-time answers: it tells of the roll, if the printer is not busy.

        One that has been silent is not asked again: it would print nothing but questions.
        """
        if self._reports is False or self._real_time_answers:
            return Unknown()
        self._paper = None
        self._reports = self._settles(deadline)
        return decode_paper_report(self._paper.byte) if self._paper and self._reports else Unknown()

    def _port_status(self) -> PrinterStatus:
        byte = self.link.port_status()
        if byte is None:
            return Unknown()
        found = decode_port(byte, all_well_counts=self.port_tells)
        # One that has once said otherwise does not say "all is well" whatever happens.
        self.port_tells = self.port_tells or not isinstance(found, Unknown)
        return found

    def _settles(self, deadline: float) -> bool:
        """Ask until nothing is owed.

        A printer may have forgotten what it owes (it was switched off, or the answers went with an
        old connection). It is idle all the same when it answers two questions in a row at once:
        between two late answers lies nothing, or a whole slip.
        """
        for _ in range(2):
            self.unasked = 0
            if not self._reports_at_once(deadline) or self.unasked:
                return False
            if not self.owed:
                return True
        self.owed = 0
        return True

    def _reports_at_once(self, deadline: float) -> bool:
        """Ask, and hear all that comes together with the first answer."""
        until = min(deadline, time.monotonic() + _AT_ONCE_S)
        self.owed += 1
        asked = self.owed
        send(self.link, PAPER_REPORT_REQUEST, until)
        while self.owed == asked and self.listen(until):
            pass
        if self.owed == asked:
            return False
        until = min(deadline, time.monotonic() + _AT_ONCE_S)
        while self.owed and self.listen(until):
            pass
        self._hear_until(min(deadline, time.monotonic() + _SETTLE_S))
        return True

    def _hear_until(self, until: float) -> None:
        while self.listen(until):
            pass

    def _hear(self, data: bytes) -> None:
        for answer in self._reader.feed(data):
            match answer:
                case RealTime():
                    self._real_time.append(answer)
                case FullStatus():
                    self._full = answer
                case Automatic():
                    self._automatic = answer
                case PaperReport():
                    self._take_report(answer)
                case JobReport():
                    self.job_reports.append(answer)

    def _take_report(self, report: PaperReport) -> None:
        # One that nobody asked for confirms nothing, and makes all others doubtful.
        self._paper = report
        if self.owed:
            self.owed -= 1
        else:
            self.unasked += 1
