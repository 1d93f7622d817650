"""Reading what a printer says about itself."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.receipt_printer.status import (
    Answer,
    AnswerReader,
    Automatic,
    FullStatus,
    JobReport,
    PaperReport,
    RealTime,
)
from hardware.receipt_printer.status_bits import decode_real_time
from hardware.simulators.faults import Fault, real_time_answer
from kiosk_app.domain.printing import (
    CoverOpen,
    CutterJam,
    Faulty,
    HeadHot,
    Offline,
    PaperLow,
    PaperOut,
    PrinterStatus,
    Ready,
)

FREE_BITS = st.integers(0, 255)
REAL_TIMES = FREE_BITS.map(lambda byte: RealTime(byte & 0b0110_1100 | 0b0001_0010))
PLAIN = FREE_BITS.map(lambda byte: byte & 0b0110_1111)
AUTOMATICS = st.tuples(FREE_BITS.map(lambda byte: byte & 0b0110_1100 | 0b0001_0000), PLAIN, PLAIN, PLAIN).map(
    lambda data: Automatic(bytes(data))
)
JOBS = st.text("0123456789", min_size=4, max_size=4).map(lambda text: JobReport(text.encode()))
ANSWERS: st.SearchStrategy[Answer] = st.one_of(REAL_TIMES, AUTOMATICS, PLAIN.map(PaperReport), JOBS)


def wire(answer: Answer) -> bytes:
    match answer:
        case FullStatus(data):
            return b"\x10\x0f" + data
        case RealTime(byte) | PaperReport(byte):
            return bytes([byte])
        case Automatic(data):
            return data
        case JobReport(process_id):
            return b"\x37\x22" + process_id + b"\0"


@given(st.lists(ANSWERS), st.lists(st.integers(1, 5)))
def test_mixed_answers_are_told_apart_in_any_pieces(answers: list[Answer], cuts: list[int]) -> None:
    stream, reader, found = b"".join(map(wire, answers)), AnswerReader(), []
    edges = [0, *(edge for edge in accumulate(cuts) if edge < len(stream)), len(stream)]
    for begin, end in pairwise(edges):
        found += reader.feed(stream[begin:end])
    assert found == answers


@given(st.binary(max_size=500))
def test_any_bytes_are_read_without_complaint(data: bytes) -> None:
    assert len(AnswerReader().feed(data)) <= len(data)


def test_a_real_time_answer_between_the_bytes_of_an_automatic_one_is_kept() -> None:
    assert AnswerReader().feed(b"\x10\x00\x12\x03\x00") == [RealTime(0x12), Automatic(b"\x10\x00\x03\x00")]


def test_a_byte_that_only_looks_like_a_job_report_does_not_swallow_the_next() -> None:
    assert AnswerReader().feed(b"\x37\x12") == [RealTime(0x12)]


@given(*[FREE_BITS] * 4)
def test_every_set_of_answers_is_some_status(printer: int, offline: int, error: int, paper: int) -> None:
    status = decode_real_time(printer, offline, error, paper)
    if status == Ready():
        assert not (printer & 0x08)
        assert not (offline & 0x64)
        assert not (error & 0x6C)
        assert not (paper & 0x6C)


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.NONE, Ready()),
        (Fault.PAPER_LOW, PaperLow()),
        (Fault.PAPER_OUT, PaperOut()),
        (Fault.COVER_OPEN, CoverOpen()),
        (Fault.CUTTER_JAM, CutterJam()),
        (Fault.HEAD_HOT, HeadHot()),
        (Fault.OFFLINE, Offline()),
    ],
)
def test_what_the_simulator_says_is_understood(fault: Fault, status: PrinterStatus) -> None:
    assert decode_real_time(*(real_time_answer(fault, number) for number in (1, 2, 3, 4))) == status


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        # As an independent simulator (emupos 0.4.0) answers.
        ("12 12 12 12", Ready()),
        ("12 12 12 1e", PaperLow()),
        ("1a 32 12 7e", PaperOut()),
        ("1a 16 12 12", CoverOpen()),
        # By the bits of the reference.
        ("1a 52 32 12", Faulty("unrecoverable error")),
        ("1a 52 12 12", Faulty("recoverable error")),
    ],
)
def test_real_time_answers(answers: str, status: PrinterStatus) -> None:
    assert decode_real_time(*bytes.fromhex(answers)) == status
