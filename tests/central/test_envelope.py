"""Any bytes are either an envelope, taken apart without loss, or refused with a reason."""

import struct
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.channels.kiosk.envelope import LARGEST, NotAnEnvelopeError, parse

KEY_IDS = st.binary(min_size=8, max_size=8)
RECIPIENTS = st.lists(st.tuples(KEY_IDS, st.binary(min_size=1, max_size=1300)), min_size=1, max_size=8)


def build(submission_id: UUID, recipients: list[tuple[bytes, bytes]], nonce: bytes, rest: bytes) -> bytes:
    head = b"UZE\x01" + submission_id.bytes + bytes([len(recipients)])
    for key_id, sealed in recipients:
        head += key_id + struct.pack(">H", len(sealed)) + sealed
    return head + nonce + rest


@given(st.uuids(), RECIPIENTS, st.binary(min_size=12, max_size=12), st.binary(min_size=16, max_size=200))
def test_what_was_put_in_comes_out(
    submission_id: UUID, recipients: list[tuple[bytes, bytes]], nonce: bytes, rest: bytes
) -> None:
    content = build(submission_id, recipients, nonce, rest)
    envelope = parse(content)
    assert envelope.submission_id == submission_id
    assert [(item.key_id, item.sealed_key) for item in envelope.recipients] == recipients
    assert envelope.header + envelope.nonce + envelope.ciphertext == content
    assert (envelope.nonce, envelope.ciphertext) == (nonce, rest)


@given(st.binary(max_size=400))
def test_other_bytes_are_refused_and_nothing_else_happens(content: bytes) -> None:
    for bytes_ in (content, b"UZE\x01" + content):
        try:
            parse(bytes_)
        except NotAnEnvelopeError:
            continue


@given(st.uuids(), RECIPIENTS, st.data())
def test_a_cut_within_the_header_is_refused(
    submission_id: UUID, recipients: list[tuple[bytes, bytes]], data: st.DataObject
) -> None:
    content = build(submission_id, recipients, bytes(12), bytes(16))
    cut = data.draw(st.integers(0, len(content) - 1))
    with pytest.raises(NotAnEnvelopeError):
        parse(content[:cut])


def test_more_than_a_mebibyte_is_refused_unread() -> None:
    with pytest.raises(NotAnEnvelopeError, match="larger"):
        parse(b"UZE\x01" + bytes(LARGEST))


@pytest.mark.parametrize("count", [0, 9, 255])
def test_the_number_of_recipients_is_bounded(count: int) -> None:
    with pytest.raises(NotAnEnvelopeError, match="recipients"):
        parse(b"UZE\x01" + bytes(16) + bytes([count]) + bytes(100))
