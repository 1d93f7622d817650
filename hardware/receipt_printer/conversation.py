"""Asking one connected printer, and hearing it out. Knows the protocol, not the job."""

import time
from collections import deque

from hardware.receipt_printer.status import (
    AnswerReader,
    Automatic,
    JobReport,
    PaperReport,
    RealTime,
    decode_automatic,
    decode_real_time,
)
from hardware.receipt_printer.transport import Link, send
from kiosk_app.domain.printing import PrinterStatus, Unknown

# A printer answers DLE EOT in milliseconds; over a slow serial line in tens of them.
ANSWER_TIMEOUT_S = 0.5
_PROBE_TIMEOUT_S = 0.3
PAPER_REPORT_REQUEST = b"\x1dr\x01"


class Conversation:
    """What has been heard on one link, and how to ask for more. Every method may raise ConnectionLostError.

    Deadlines are `time.monotonic()` seconds.
    """

    def __init__(self, link: Link) -> None:
        self.link = link
        self.answered = False
        self.reports: deque[PaperReport | JobReport] = deque(maxlen=16)
        self.last_automatic: PrinterStatus | None = None
        self._reader = AnswerReader()
        self._real_time: deque[RealTime] = deque(maxlen=16)
        self._reports_paper: bool | None = None

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

    def reports_paper(self, deadline: float) -> bool:
        """Whether it answers GS r 1 while it has nothing else to do; asked once per connection."""
        if self._reports_paper is None:
            until = min(deadline, time.monotonic() + _PROBE_TIMEOUT_S)
            self.reports.clear()
            send(self.link, PAPER_REPORT_REQUEST, until)
            while not self.reports and self.listen(until):
                pass
            self._reports_paper = bool(self.reports)
        return self._reports_paper

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
                case Automatic():
                    self.last_automatic = decode_automatic(answer.data)
                case PaperReport() | JobReport():
                    self.reports.append(answer)
