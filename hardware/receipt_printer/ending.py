"""How the end of a job is confirmed: what is sent after it, and what has to be heard."""

from collections.abc import Callable
from dataclasses import dataclass

from hardware.receipt_printer.conversation import PAPER_REPORT_REQUEST, Conversation
from hardware.receipt_printer.status import JobReport


@dataclass(frozen=True)
class Ending:
    """`request` goes after the job; `is_heard` tells whether the answer to it has come.

    `by_time`: nothing can be heard, and a printer that stays well for as long as the slip takes is
    believed.
    """

    request: bytes
    is_heard: Callable[[Conversation], bool]
    by_time: bool = False


def by_process_id(number: int) -> Ending:
    """`GS ( H`, fn 48, m 48: transmit the process id; `number` is taken modulo 10,000."""
    process_id = f"{number % 10_000:04d}".encode()
    report = JobReport(process_id)
    return Ending(b"\x1d(H\x06\x0000" + process_id, lambda talk: report in talk.job_reports)


# GS r 1 does not say which question it answers: the job is out when every question has its answer, and no
# more answers than questions have come.
BY_REPORT = Ending(PAPER_REPORT_REQUEST, lambda talk: not talk.owed and not talk.unasked)
BY_TIME = Ending(b"", lambda _: False, by_time=True)
NEVER = Ending(b"", lambda _: False)
