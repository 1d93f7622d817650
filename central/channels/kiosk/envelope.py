"""The bytes of an envelope (docs/case-api.md § 3). Pure: bytes in, values out, every length bounded."""

import struct
from dataclasses import dataclass, field
from uuid import UUID

MAGIC = b"UZE\x01"
LARGEST = 1024 * 1024
MOST_RECIPIENTS = 8
NONCE = 12
TAG = 16
_HEAD = struct.Struct(">4s16sB")
_RECIPIENT = struct.Struct(">8sH")


class NotAnEnvelopeError(ValueError):
    """The bytes are not an envelope of version 1; the message names the field."""


@dataclass(frozen=True)
class Recipient:
    """The content key, sealed to one key of the office."""

    key_id: bytes
    sealed_key: bytes = field(repr=False)


@dataclass(frozen=True)
class Envelope:
    """One sealed submission. `header` are the bytes that the ciphertext is bound to."""

    submission_id: UUID
    recipients: tuple[Recipient, ...]
    header: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    ciphertext: bytes = field(repr=False)


def parse(content: bytes) -> Envelope:
    """Take the bytes apart.

    Raises:
        NotAnEnvelopeError: Another version, a length that does not fit, or no recipient.
    """
    if len(content) > LARGEST:
        raise NotAnEnvelopeError(f"larger than {LARGEST} bytes")
    if len(content) < _HEAD.size:
        raise NotAnEnvelopeError("shorter than its head")
    magic, submission_id, count = _HEAD.unpack_from(content)
    if magic != MAGIC:
        raise NotAnEnvelopeError("does not begin with UZE and version 1")
    if not 1 <= count <= MOST_RECIPIENTS:
        raise NotAnEnvelopeError(f"{count} recipients; 1 to {MOST_RECIPIENTS} are allowed")
    recipients, end = _recipients(content, count)
    rest = content[end:]
    if len(rest) < NONCE + TAG:
        raise NotAnEnvelopeError("ends before nonce and ciphertext do")
    return Envelope(UUID(bytes=submission_id), recipients, content[:end], rest[:NONCE], rest[NONCE:])


def _recipients(content: bytes, count: int) -> tuple[tuple[Recipient, ...], int]:
    found, at = [], _HEAD.size
    for number in range(1, count + 1):
        if at + _RECIPIENT.size > len(content):
            raise NotAnEnvelopeError(f"ends within recipient {number}")
        key_id, length = _RECIPIENT.unpack_from(content, at)
        at += _RECIPIENT.size
        if length == 0 or at + length > len(content):
            raise NotAnEnvelopeError(f"recipient {number} says a length that does not fit")
        found.append(Recipient(key_id, content[at : at + length]))
        at += length
    return tuple(found), at
