"""Asking one connected printer, and hearing it out. Knows the protocol, not the job."""

import time
from collections import deque

from hardware.receipt_printer.link import Link, send
from hardware.receipt_printer.status import AnswerReader, JobReport, PaperReport, RealTime, decode_real_time
from kiosk_app.domain.printing import PrinterStatus, Unknown

# A printer answers DLE EOT in milliseconds; over a slow serial line in tens of them.
ANSWER_TIMEOUT_S = 0.5
# An idle printer reports within this time; one that still prints a slip takes longer (`_settles`).
_AT_ONCE_S = 0.3
# GS r 1
PAPER_REPORT_REQUEST = b"\x1dr\x01"


class Conversation:
    """What has been heard on one link, and how to ask for more. Every method may raise ConnectionLostError.

    Deadlines are `time.monotonic()` seconds.
    """

    def __init__(self, link: Link, owed: int = 0) -> None:
        """`owed` reports were asked for on earlier links, and may still come on this one."""
        self.link = link
        self.answered = False
        self.owed = owed
        self.job_reports: deque[JobReport] = deque(maxlen=16)
        self._reader = AnswerReader()
        self._real_time: deque[RealTime] = deque(maxlen=16)
        self._reports: bool | None = None

    def status(self, deadline: float) -> PrinterStatus:
        """DLE EOT 1 to 4, one after the other, for an answer does not say what it answers."""
        answers = []
        for number in (1, 2, 3, 4):
            answer = self._ask_real_time(number, min(deadline, time.monotonic() + ANSWER_TIMEOUT_S))
            if answer is None:
                return Unknown()
            answers.append(answer.byte)
        self.answered = True
        return decode_real_time(*answers)

    def is_idle(self, deadline: float, *, insist: bool) -> bool:
        """Whether it answers GS r 1 at once, and owes no report that could pass for a later one.

        One that was silent before on this link is asked again only with `insist`.
        """
        if self._reports is None or insist or (self._reports and self.owed):
            self._reports = self._settles(deadline)
        return self._reports

    def _settles(self, deadline: float) -> bool:
        """Ask until nothing is owed.

        A printer may have forgotten what it owes (it was switched off, or the answers went with an
        old connection). It is idle all the same when it answers two questions in a row at once:
        between two late answers lies nothing, or a whole slip.
        """
        for _ in range(2):
            if not self._reports_at_once(deadline):
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
        return True

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

    def _ask_real_time(self, number: int, until: float) -> RealTime | None:
        self.drain()
        self._real_time.clear()
        # DLE EOT n
        send(self.link, b"\x10\x04" + bytes([number]), until)
        while not self._real_time and self.listen(until):
            pass
        return self._real_time.popleft() if self._real_time else None

    def _hear(self, data: bytes) -> None:
        for answer in self._reader.feed(data):
            match answer:
                case RealTime():
                    self._real_time.append(answer)
                case PaperReport():
                    # One that nobody asked for confirms nothing.
                    self.owed = max(0, self.owed - 1)
                case JobReport():
                    self.job_reports.append(answer)
