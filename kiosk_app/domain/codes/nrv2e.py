"""Unpacking NRV2E, the compression of UCL (M. Oberhumer) in its 8-bit variant. Untrusted input.

A stream mixes bits and whole bytes: bits come from a byte taken when the one before is used up, highest
bit first. A bit of 1 says that a byte follows; 0, that a piece of what was written already is repeated.
How far back it lies and how long it is are numbers of a variable length.
"""

# What the format can say at most; the end of a stream is an offset of all ones.
_MAX_OFFSET_PREFIX = 0xFFFFFF + 3
_END = 0xFFFFFFFF
_MAX_LENGTH = 0xFFFFFF
# Pieces from farther back are one byte longer.
_FAR = 0x500


class Nrv2eError(ValueError):
    """The stream is not whole, is not NRV2E, or is larger than was allowed."""


def decompress(packed: bytes, size: int) -> bytes:
    """Unpack a stream to exactly `size` bytes; nothing larger is ever held. Bytes behind its end are left.

    Raises:
        Nrv2eError: it is not a stream of that size.
    """
    source, unpacked = _Source(packed), bytearray()
    last_offset = 1
    while True:
        while source.bit():
            _append(unpacked, source.byte(), size)
        found = _offset(source, last_offset)
        if found is None:
            break
        offset, long_bit = found
        last_offset = offset
        _repeat(unpacked, offset, _length(source, long_bit) + (offset > _FAR), size)
    if len(unpacked) != size:
        raise Nrv2eError("less comes out than was announced")
    return bytes(unpacked)


def _offset(source: "_Source", last_offset: int) -> tuple[int, int] | None:
    """How far back a piece lies, and the first bit of its length; None at the stream's end."""
    prefix = 1
    while True:
        prefix = prefix * 2 + source.bit()
        if prefix > _MAX_OFFSET_PREFIX:
            raise Nrv2eError("an offset is larger than the format allows")
        if source.bit():
            break
        prefix = (prefix - 1) * 2 + source.bit()
    if prefix == 2:
        return last_offset, source.bit()
    whole = (prefix - 3) * 256 + source.byte()
    if whole == _END:
        return None
    return (whole >> 1) + 1, ~whole & 1


def _length(source: "_Source", long_bit: int) -> int:
    """How many bytes are repeated."""
    if long_bit:
        return 2 + source.bit()
    if source.bit():
        return 4 + source.bit()
    length = 1
    while True:
        length = length * 2 + source.bit()
        if length > _MAX_LENGTH:
            raise Nrv2eError("a piece is longer than anything that is unpacked here")
        if source.bit():
            return length + 4


def _append(unpacked: bytearray, byte: int, size: int) -> None:
    if len(unpacked) >= size:
        raise Nrv2eError("more comes out than was announced")
    unpacked.append(byte)


def _repeat(unpacked: bytearray, offset: int, length: int, size: int) -> None:
    """Write a piece again. It may reach into what it is writing: then it is a pattern."""
    if offset > len(unpacked):
        raise Nrv2eError("a piece lies before the beginning")
    if length > size - len(unpacked):
        raise Nrv2eError("more comes out than was announced")
    begin = len(unpacked) - offset
    pattern = bytes(unpacked[begin : begin + length])
    unpacked += (pattern * (length // len(pattern) + 1))[:length]


class _Source:
    """Bits and bytes of the stream. Each raises Nrv2eError when there is no more."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._at = 0
        self._bits = self._left = 0

    def byte(self) -> int:
        if self._at >= len(self._packed):
            raise Nrv2eError("the stream breaks off")
        self._at += 1
        return self._packed[self._at - 1]

    def bit(self) -> int:
        if not self._left:
            self._bits, self._left = self.byte(), 8
        self._left -= 1
        return self._bits >> self._left & 1
