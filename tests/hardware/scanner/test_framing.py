"""From bytes, reports and keys to codes: whatever the pieces, whatever the bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.barcode_scanner.decoding import scanned
from hardware.barcode_scanner.framing import MAX_CODES_AT_ONCE, ScanFramer, ScanRate
from hardware.barcode_scanner.port import ScanCounts, ScannedText
from hardware.barcode_scanner.tally import Tally
from kiosk_app.domain.scan import MAX_SCAN_CHARACTERS

PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80)
CODES = PRINTABLE.filter(lambda text: not text.startswith("]"))


def pieces(data: st.DataObject, stream: bytes) -> list[bytes]:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=6)))
    return [stream[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)]


@given(
    st.lists(CODES, max_size=MAX_CODES_AT_ONCE),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from(["", "]Q1", "]C0"]),
    st.data(),
)
def test_codes_come_out_as_they_went_in(codes: list[str], end: str, aim_id: str, data: st.DataObject) -> None:
    stream = "".join(aim_id + code + end for code in codes).encode()
    framer, found = ScanFramer(), []
    for piece in pieces(data, stream):
        found += framer.feed(piece)
    assert found == [ScannedText(code, aim_id) for code in codes]
    assert not framer.waits


PARTS = [b"]Q1", b"\r", b"\n", b"a", b"\xc5", b"\xbc", b"\x00", b"x" * 9000, b"P<" + b"A" * 42 + b"\r"]


@given(st.lists(st.sampled_from(PARTS), max_size=20), st.data())
def test_any_bytes_give_the_same_codes_however_they_are_cut(parts: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(parts)
    at_once, cut, tallies = [], [], (Tally(), Tally())
    framer = ScanFramer(tallies[0])
    at_once += framer.feed(stream) + framer.flush()
    framer = ScanFramer(tallies[1])
    for piece in pieces(data, stream):
        cut += framer.feed(piece)
    cut += framer.flush()
    assert cut == at_once
    assert tallies[0].counts == tallies[1].counts


@given(st.lists(st.binary(max_size=2000), max_size=20))
def test_garbage_is_bounded(parts: list[bytes]) -> None:
    framer = ScanFramer()
    for part in parts:
        for scan in framer.feed(part):
            assert 0 < len(scan.text) <= MAX_SCAN_CHARACTERS
            assert not any(ord(letter) < 32 for letter in scan.text)


@pytest.mark.parametrize("length", [MAX_SCAN_CHARACTERS + 1, 4 * MAX_SCAN_CHARACTERS + 1, 200_000])
def test_a_code_that_is_too_long_is_dropped_whole_and_counted(length: int) -> None:
    tally = Tally()
    framer = ScanFramer(tally)
    stream = b"x" * length + b"\r\nnext\r\n"
    found = [scan for at in range(0, len(stream), 4096) for scan in framer.feed(stream[at : at + 4096])]
    assert [scan.text for scan in found] == ["next"]
    assert tally.counts == ScanCounts(codes=1, too_long=1)


def test_the_longest_code_passes() -> None:
    (scan,) = ScanFramer().feed("ż".encode() * MAX_SCAN_CHARACTERS + b"\n")
    assert len(scan.text) == MAX_SCAN_CHARACTERS


def test_a_code_without_an_end_is_ended_by_a_pause() -> None:
    framer = ScanFramer()
    assert framer.feed(b"]Q1abc") == []
    assert framer.waits
    assert framer.flush() == [ScannedText("abc", "]Q1")]


def test_control_characters_and_wrong_bytes_are_marked_and_counted() -> None:
    tally = Tally()
    (scan, _) = ScanFramer(tally).feed(b"a\x1bb\xffc\nwell\n")
    assert scan.text == "a\ufffdb\ufffdc"
    assert tally.counts == ScanCounts(codes=2, garbled=1)


def test_of_a_flood_only_some_are_looked_at() -> None:
    tally = Tally()
    assert len(ScanFramer(tally).feed(b"flood\n" * 500)) == MAX_CODES_AT_ONCE
    assert tally.counts == ScanCounts(codes=MAX_CODES_AT_ONCE, flooded=500 - MAX_CODES_AT_ONCE)


def test_a_spoilt_code_is_dropped_up_to_its_end() -> None:
    tally = Tally()
    framer = ScanFramer(tally)
    framer.feed(b"half")
    framer.spoil()
    framer.spoil()
    assert framer.feed(b" a code\r\nnext\r\n") == [ScannedText("next")]
    assert tally.counts == ScanCounts(codes=1, broken=1)


def test_what_was_scanned_is_not_in_the_repr() -> None:
    assert "tajne" not in repr(ScannedText("tajne", "]Q1"))


def test_a_burst_passes_and_a_flood_does_not() -> None:
    rate = ScanRate(burst=3, per_second=2)
    assert [rate.allows(0.0) for _ in range(5)] == [True, True, True, False, False]
    assert [rate.allows(1.0) for _ in range(3)] == [True, True, False]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (rb"plain", "plain"),
        (rb"a\\b", r"a\b"),
        (rb"\\000026", r"\000026"),
        (rb"lone \ backslash", r"lone \ backslash"),
        (b"\\000026" + "zażółć".encode(), "zażółć"),
        (b"\\000004" + "zażółć".encode("iso8859-2"), "zażółć"),
        (b"\\000003caf\xe9\\000026" + "ż".encode(), "caféż"),
        (b"\\000021" + "zażółć".encode("cp1250"), "zażółć"),
        (b"\\000025" + "ґ€".encode("utf-16-be"), "ґ€"),
        (b"\\000899\x01\x02", "\ufffd\ufffd"),
        (b"\\999999ab", "\ufffd\ufffd"),
        (b"\\00002", "\\00002"),
    ],
)
def test_character_sets_are_changed_where_the_identifier_says_so(data: bytes, text: str) -> None:
    assert scanned(data, "]Q2") == ScannedText(text, "]Q2")
    assert scanned(data, "]Q1") == ScannedText(scanned(data, "").text, "]Q1")  # type: ignore[union-attr]  # not empty


def test_without_the_protocol_a_backslash_is_one() -> None:
    assert scanned(rb"C:\000026\\x", "]Q1") == ScannedText(r"C:\000026\\x", "]Q1")


@given(PRINTABLE, st.sampled_from(["]Q2", "]z3", "]d4", "]L1"]))
def test_escaped_text_comes_back(text: str, aim_id: str) -> None:
    assert scanned(b"\\000026" + text.replace("\\", "\\\\").encode(), aim_id) == ScannedText(text, aim_id)


@given(
    st.lists(
        st.one_of(st.binary(max_size=20), st.sampled_from([b"\\", b"\\000025", b"\\000020", b"\\000026"]))
    )
)
def test_no_bytes_break_the_protocol(parts: list[bytes]) -> None:
    scan = scanned(b"".join(parts), "]Q2")
    assert scan is None or not any(ord(letter) < 32 and letter != "\n" for letter in scan.text)


def test_lines_within_a_code_end_alike() -> None:
    assert scanned(b"one\r\ntwo\rthree\nfour\r\n", "]Q1") == ScannedText("one\ntwo\nthree\nfour", "]Q1")


TD1 = ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"]
TD3 = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]


@pytest.mark.parametrize("lines", [TD1, TD3])
def test_lines_of_a_zone_are_one_code(lines: list[str]) -> None:
    framer = ScanFramer()
    assert framer.feed(f"before\r]o1{lines[0]}\r".encode()) == [ScannedText("before")]
    assert framer.waits
    assert framer.feed(("\r".join(lines[1:]) + "\rafter\r").encode()) == [
        ScannedText("\n".join(lines), "]o1"),
        ScannedText("after"),
    ]
    assert not framer.waits


def test_what_only_begins_as_a_zone_passes_as_it_came() -> None:
    framer = ScanFramer()
    assert framer.feed(f"{TD1[0]}\r".encode()) == []
    assert framer.flush() == [ScannedText(TD1[0])]
    assert framer.feed(f"{TD1[0]}\r{TD1[1]}\rother\r".encode()) == [
        ScannedText(TD1[0]),
        ScannedText(TD1[1]),
        ScannedText("other"),
    ]
    assert framer.feed(f"{TD1[0]}\r{TD3[0]}\r{TD3[1]}\r".encode()) == [
        ScannedText(TD1[0]),
        ScannedText("\n".join(TD3)),
    ]
