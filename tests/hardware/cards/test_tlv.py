"""BER-TLV: what is written is read back, and nothing else is."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader import tlv
from hardware.card_reader.tlv import MAX_DEPTH, MAX_OBJECTS, Tlv, TlvError, encode

PRIMITIVE = st.sampled_from([0x04, 0x0C, 0x5C, 0x82, 0x5F1F, 0x9F8101])
CONSTRUCTED = st.sampled_from([0x30, 0x7C, 0xA0, 0x7F61, 0xBF8101])
LEAVES = st.builds(encode, PRIMITIVE, st.binary(max_size=300))
OBJECTS = st.recursive(
    LEAVES,
    lambda inner: st.builds(lambda tag, items: encode(tag, *items), CONSTRUCTED, st.lists(inner, max_size=4)),
    max_leaves=20,
)


def written(item: Tlv) -> bytes:
    return (
        encode(item.tag, *map(written, item.children)) if item.constructed else encode(item.tag, item.value)
    )


@given(st.lists(OBJECTS, max_size=5))
def test_what_is_written_is_read_back(objects: list[bytes]) -> None:
    data = b"".join(objects)
    found = tlv.parse(data)
    assert b"".join(map(written, found)) == data
    assert tlv.parse_children(data) == tuple(Tlv(item.tag, item.value) for item in found)


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, padded: bool) -> None:
    try:
        found = tlv.parse(data, padded=padded)
    except TlvError:
        return
    assert sum(len(written(item)) for item in found) <= len(data)


@given(OBJECTS, st.data())
def test_cut_short_it_is_refused(data: bytes, draw: st.DataObject) -> None:
    size = draw.draw(st.integers(1, len(data) - 1))
    with pytest.raises(TlvError):
        tlv.parse_one(data[:size])


@given(OBJECTS, st.binary(max_size=20))
def test_the_first_objects_length_is_told_from_its_head(data: bytes, after: bytes) -> None:
    assert tlv.length_of_first(data + after) == len(data)
    assert tlv.length_of_first(data[:8]) == len(data)


@given(st.binary(max_size=12))
def test_the_length_of_anything_is_told_or_refused(data: bytes) -> None:
    with suppress(TlvError):
        assert tlv.length_of_first(data) >= 2


@pytest.mark.parametrize(
    "data",
    ["", "30", "5f", "5f1f", "5f8180", "3080", "3085000000000100", "040200", "30020401", "0401000401"],
    ids=str,
)
def test_what_is_no_single_object(data: str) -> None:
    with pytest.raises(TlvError):
        tlv.parse_one(bytes.fromhex(data))


def test_depth_and_number_are_bounded() -> None:
    deep = b"\x04\x00"
    for _ in range(MAX_DEPTH):
        deep = encode(0x30, deep)
    assert tlv.parse_one(deep).tag == 0x30
    with pytest.raises(TlvError, match="deep"):
        tlv.parse_one(encode(0x30, deep))
    assert len(tlv.parse(b"\x04\x00" * MAX_OBJECTS)) == MAX_OBJECTS
    with pytest.raises(TlvError, match="many"):
        tlv.parse(b"\x04\x00" * (MAX_OBJECTS + 1))


def test_padding_is_skipped_only_where_it_may_be() -> None:
    data = bytes.fromhex("00ff0401aa0000")
    assert tlv.parse(data, padded=True) == (Tlv(0x04, b"\xaa"),)
    with pytest.raises(TlvError):
        tlv.parse(b"\xff" + data)


def test_an_object_is_found_by_the_path_of_its_tags() -> None:
    item = tlv.parse_one(encode(0x7C, encode(0x82, b"a"), encode(0x7F61, encode(0x5F1F, b"b"))))
    assert item.find(0x7F61, 0x5F1F) == Tlv(0x5F1F, b"b")
    assert item.find(0x81) is None
    assert item.find() is item
    assert "b'b'" not in repr(item)
