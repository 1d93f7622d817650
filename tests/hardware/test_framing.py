"""Cutting a scanner's bytes into codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.barcode_scanner.framing import ScanFramer, ScanRate
from hardware.barcode_scanner.port import ScannedText
from kiosk_app.domain.scan import MAX_SCAN_CHARACTERS

PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80)
CODES = PRINTABLE.filter(lambda text: not text.startswith("]"))


@given(st.lists(CODES), st.sampled_from(["\r\n", "\n", "\r"]), st.sampled_from(["", "]Q1", "]C0"]), st.data())
def test_codes_come_out_as_they_went_in(codes: list[str], end: str, aim_id: str, data: st.DataObject) -> None:
    stream = "".join(aim_id + code + end for code in codes).encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=6)))
    framer, found = ScanFramer(), []
    for begin, stop in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        found += framer.feed(stream[begin:stop])
    assert found == [ScannedText(code, aim_id) for code in codes]
    assert not framer.waits


@given(st.lists(st.binary(max_size=2000), max_size=20))
def test_garbage_is_bounded(pieces: list[bytes]) -> None:
    framer = ScanFramer()
    for piece in pieces:
        for scan in framer.feed(piece):
            assert 0 < len(scan.text) <= MAX_SCAN_CHARACTERS
            assert scan.text.isprintable() or not any(ord(letter) < 32 for letter in scan.text)


@pytest.mark.parametrize("length", [MAX_SCAN_CHARACTERS + 1, 4 * MAX_SCAN_CHARACTERS + 1, 200_000])
def test_a_code_that_is_too_long_is_dropped_whole(length: int) -> None:
    framer = ScanFramer()
    stream = b"x" * length + b"\r\nnext\r\n"
    found = [scan for at in range(0, len(stream), 4096) for scan in framer.feed(stream[at : at + 4096])]
    assert [scan.text for scan in found] == ["next"]


def test_the_longest_code_passes() -> None:
    (scan,) = ScanFramer().feed("ż".encode() * MAX_SCAN_CHARACTERS + b"\n")
    assert len(scan.text) == MAX_SCAN_CHARACTERS


def test_a_code_without_an_end_is_ended_by_a_pause() -> None:
    framer = ScanFramer()
    assert framer.feed(b"]Q1abc") == []
    assert framer.waits
    assert framer.flush() == [ScannedText("abc", "]Q1")]


def test_control_characters_and_wrong_bytes_are_marked() -> None:
    (scan,) = ScanFramer().feed(b"a\x1bb\xffc\n")
    assert scan.text == "a\ufffdb\ufffdc"


def test_what_was_scanned_is_not_in_the_repr() -> None:
    assert "tajne" not in repr(ScannedText("tajne", "]Q1"))


def test_a_burst_passes_and_a_flood_does_not() -> None:
    rate = ScanRate(burst=3, per_second=2)
    assert [rate.allows(0.0) for _ in range(5)] == [True, True, True, False, False]
    assert [rate.allows(1.0) for _ in range(3)] == [True, True, False]
