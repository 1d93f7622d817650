"""Reading what a printer says about itself."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.receipt_printer.profiles import StatusDialect
from hardware.receipt_printer.status import (
    Answer,
    AnswerReader,
    Automatic,
    FullStatus,
    JobReport,
    PaperReport,
    RealTime,
)
from hardware.receipt_printer.status_bits import (
    decode_automatic,
    decode_full,
    decode_paper_report,
    decode_port,
    decode_real_time,
)
from hardware.simulators.printer.faults import Fault, automatic_status, full_status, real_time_answer
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
    TicketNotTaken,
    Unknown,
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


CUSTOM_DATA = st.lists(FREE_BITS.map(lambda byte: byte & 0b1110_1111), min_size=4, max_size=4).map(bytes)
CUSTOM_ANSWERS: st.SearchStrategy[Answer] = st.one_of(REAL_TIMES, CUSTOM_DATA.map(FullStatus))


@given(st.lists(CUSTOM_ANSWERS), st.lists(st.integers(1, 5)))
def test_full_statuses_are_told_apart_in_any_pieces(answers: list[Answer], cuts: list[int]) -> None:
    stream, reader, found = b"".join(map(wire, answers)), AnswerReader(StatusDialect.CUSTOM), []
    edges = [0, *(edge for edge in accumulate(cuts) if edge < len(stream)), len(stream)]
    for begin, end in pairwise(edges):
        found += reader.feed(stream[begin:end])
    assert found == answers


@given(st.lists(REAL_TIMES, max_size=8), st.lists(CUSTOM_DATA, max_size=4), st.randoms(use_true_random=False))
def test_real_time_answers_may_come_inside_a_full_status(
    real_times: list[RealTime], data: list[bytes], random: Random
) -> None:
    _interleaved(AnswerReader(StatusDialect.CUSTOM), real_times, [FullStatus(item) for item in data], random)


@given(st.lists(REAL_TIMES, max_size=8), st.lists(AUTOMATICS, max_size=4), st.randoms(use_true_random=False))
def test_real_time_answers_may_come_inside_an_automatic_status(
    real_times: list[RealTime], automatic: list[Automatic], random: Random
) -> None:
    _interleaved(AnswerReader(), real_times, automatic, random)


def _interleaved(
    reader: AnswerReader, real_times: list[RealTime], groups: Sequence[Answer], random: Random
) -> None:
    """Shuffle two streams into one, each in its own order, and find both in it."""
    ours, theirs = [wire(answer) for answer in real_times], b"".join(map(wire, groups))
    stream = bytearray()
    while ours or theirs:
        if ours and (not theirs or random.random() < 0.5):
            stream += ours.pop(0)
        else:
            stream.append(theirs[0])
            theirs = theirs[1:]
    found = reader.feed(bytes(stream))
    assert [answer for answer in found if isinstance(answer, RealTime)] == real_times
    assert [answer for answer in found if not isinstance(answer, RealTime)] == groups


@given(CUSTOM_DATA, CUSTOM_DATA, st.integers(0, 5))
def test_what_is_left_of_a_broken_full_status_is_dropped(first: bytes, second: bytes, kept: int) -> None:
    broken = wire(FullStatus(first))[:kept]
    assert AnswerReader(StatusDialect.CUSTOM).feed(broken + wire(FullStatus(second))) == [FullStatus(second)]


@given(st.binary(max_size=500), st.sampled_from(StatusDialect))
def test_any_bytes_are_read_without_complaint_in_any_dialect(data: bytes, dialect: StatusDialect) -> None:
    for answer in AnswerReader(dialect).feed(data):
        match answer:
            case FullStatus(found):
                decode_full(found)
            case Automatic(found):
                decode_automatic(found)
            case PaperReport(byte):
                decode_paper_report(byte)
            case RealTime() | JobReport():
                pass


FAULTS = [Fault.NONE, Fault.PAPER_LOW, Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.CUTTER_JAM, Fault.HEAD_HOT]


@pytest.mark.parametrize("fault", FAULTS)
def test_all_dialects_tell_the_same(fault: Fault) -> None:
    status = decode_real_time(*(real_time_answer(fault, number) for number in (1, 2, 3, 4)))
    assert decode_full(full_status(fault)[2:]) == status
    assert decode_automatic(automatic_status(fault)) == status


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ("20 00 00 00", TicketNotTaken()),
        ("24 00 00 00", TicketNotTaken()),
        ("21 00 00 00", PaperOut()),
        ("40 00 00 00", PaperLow()),
        ("80 6c a0 00", Ready()),
        ("00 00 08 00", Faulty("supply voltage")),
        ("00 00 40 00", Faulty("paper jam")),
        ("00 00 00 04", Faulty("unrecoverable error")),
        ("00 01 00 00", CoverOpen()),
    ],
)
def test_full_status_bits(data: str, status: PrinterStatus) -> None:
    assert decode_full(bytes.fromhex(data)) == status


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ("10 00 03 00", PaperLow()),
        ("18 00 0f 00", PaperOut()),
        ("18 20 00 00", Faulty("unrecoverable error")),
    ],
)
def test_automatic_status_bits(data: str, status: PrinterStatus) -> None:
    assert decode_automatic(bytes.fromhex(data)) == status


@pytest.mark.parametrize(
    ("byte", "doubted", "believed"),
    [
        (0x18, Unknown(), Ready()),
        (0x38, PaperOut(), PaperOut()),
        (0x30, PaperOut(), PaperOut()),
        (0x10, Faulty("port reports an error"), Faulty("port reports an error")),
        (0x08, Offline(), Offline()),
        (0x00, Unknown(), Unknown()),
        (0xFF, Unknown(), Unknown()),
    ],
)
def test_port_status(byte: int, doubted: PrinterStatus, believed: PrinterStatus) -> None:
    assert decode_port(byte, all_well_counts=False) == doubted
    assert decode_port(byte, all_well_counts=True) == believed
