"""Reports of HID POS scanners, put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.barcode_scanner.hid_pos import REPORT_BYTES, ReportAssembler, is_scanner, reports_of
from hardware.barcode_scanner.port import ScanCounts, ScannedText
from hardware.barcode_scanner.tally import Tally
from kiosk_app.domain.scan import MAX_SCAN_CHARACTERS
from tests.hardware.scanner.test_framing import PRINTABLE

# The example of the vendor's manual (Access-IS LSR118, B.1.1): a boarding pass of 60 bytes in two reports.
PASS = "M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23  123  "
FIRST = bytes((2, 0x38)) + b"]Q0" + PASS[:56].encode() + b"s\0\1"
SECOND = bytes((2, 0x04)) + b"]Q0" + PASS[56:].encode().ljust(56, b"\0") + b"s\0\0"
# A report descriptor as Honeywell's scanners send it, its first items.
DESCRIPTOR = bytes.fromhex("058c0902a1010912a10285021500 26ff00750895010 5".replace(" ", "") + "8c")


def fed(reports: list[bytes], tally: Tally | None = None) -> list[ScannedText]:
    assembler = ReportAssembler(tally)
    found = [assembler.feed(report) for report in reports]
    return [scan for scan in found if scan is not None]


def test_the_vendors_example_is_read() -> None:
    assert len(FIRST) == len(SECOND) == REPORT_BYTES
    assert fed([FIRST, SECOND]) == [ScannedText(PASS, "]Q0")]


@given(st.lists(st.tuples(PRINTABLE, st.sampled_from(["]Q1", "]C0", ""])), max_size=6))
def test_codes_come_out_as_they_went_in(codes: list[tuple[str, str]]) -> None:
    reports = [report for text, aim_id in codes for report in reports_of(text.encode(), aim_id)]
    assert fed(reports) == [ScannedText(text, aim_id) for text, aim_id in codes]


@given(st.integers(1, MAX_SCAN_CHARACTERS))
def test_any_length_is_put_together(length: int) -> None:
    text = ("0123456789" * 410)[:length]
    assert fed(list(reports_of(text.encode()))) == [ScannedText(text, "]Q1")]


@given(
    st.lists(st.binary(max_size=REPORT_BYTES) | st.binary(min_size=62, max_size=62).map(b"\2\x10".__add__))
)
def test_no_bytes_break_it(reports: list[bytes]) -> None:
    tally = Tally()
    for scan in fed(reports, tally):
        assert 0 < len(scan.text) <= MAX_SCAN_CHARACTERS
    assert tally.counts.codes + tally.counts.broken <= len(reports)


@pytest.mark.parametrize(
    "wrong", [b"", FIRST[:63], b"\3" + FIRST[1:], bytes((2, 57)) + FIRST[2:], bytes((2, 255)) + FIRST[2:]]
)
def test_a_report_that_is_none_spoils_the_code_that_has_begun(wrong: bytes) -> None:
    tally = Tally()
    assert fed([FIRST, wrong, SECOND, *reports_of(b"next")], tally) == [ScannedText("next", "]Q1")]
    assert tally.counts == ScanCounts(codes=1, broken=1)


def test_what_stays_unfinished_is_given_up() -> None:
    tally = Tally()
    assembler = ReportAssembler(tally)
    assembler.feed(FIRST)
    assert assembler.waits
    assembler.give_up()
    assembler.give_up()
    assert not assembler.waits
    assert assembler.feed(next(reports_of(b"next"))) == ScannedText("next", "]Q1")
    assert tally.counts == ScanCounts(codes=1, broken=1)


def test_a_code_without_end_takes_no_memory_and_the_next_is_read() -> None:
    tally = Tally()
    endless = [bytes((2, 56)) + b"]Q1" + b"x" * 56 + b"\0\0\1"] * 400
    assert fed(endless, tally) == []
    assert tally.counts == ScanCounts(too_long=1)
    tally = Tally()
    assert fed([*endless, *reports_of(b"its end"), *reports_of(b"next")], tally) == [
        ScannedText("next", "]Q1")
    ]
    assert tally.counts == ScanCounts(codes=1, too_long=1)


def test_an_empty_code_is_none() -> None:
    assert fed(list(reports_of(b"")) + list(reports_of(b"\r\n"))) == []


@pytest.mark.parametrize(
    ("descriptor", "scans"),
    [
        (DESCRIPTOR, True),
        (bytes.fromhex("068c00"), True),
        (bytes.fromhex("05010906a101"), False),
        # 0x8C as a value of another item, and in the data of a long item.
        (bytes.fromhex("098c"), False),
        (bytes.fromhex("fe02f0058c0501"), False),
        (b"", False),
        (b"\x05", False),
    ],
)
def test_what_a_scanner_says_of_itself(descriptor: bytes, scans: bool) -> None:
    assert is_scanner(descriptor) is scans


@given(st.binary(max_size=200))
def test_no_descriptor_breaks_it(descriptor: bytes) -> None:
    assert is_scanner(descriptor) in (True, False)
