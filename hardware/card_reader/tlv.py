"""BER-TLV as smart cards use it (ISO/IEC 7816-4, 5.2.2; X.690): bounded reading, exact writing. Pure.

Definite lengths only, in any valid number of length bytes; an object that does not fit what is there
exactly is an error, as is anything left over.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

_CONSTRUCTED, _MORE_TAG, _LONG = 0x20, 0x1F, 0x80
# ISO/IEC 7816-4 allows tags of up to three bytes, and lengths of up to four bytes after the first.
_MAX_TAG, _MAX_LENGTH = 3, 4
MAX_DEPTH = 8
MAX_OBJECTS = 512
_PADDING = (0x00, 0xFF)


class TlvError(ValueError):
    """Not BER-TLV, or more of it than is taken."""


@dataclass(frozen=True)
class Tlv:
    """One data object. `tag` is its bytes as a number: 0x5F1F. `children` is empty for a primitive one."""

    tag: int
    value: bytes = field(repr=False)
    children: tuple["Tlv", ...] = field(default=(), repr=False)

    @property
    def constructed(self) -> bool:
        """Whether its value is itself data objects."""
        return bool(tag_bytes(self.tag)[0] & _CONSTRUCTED)

    def find(self, *path: int) -> "Tlv | None":
        """The first object on this path of tags below it."""
        return find(self.children, *path) if path else self


def parse(data: bytes, *, padded: bool = False) -> tuple[Tlv, ...]:
    """Read data objects, one after the other, until the end. `padded`: 00 and FF around them are skipped.

    Raises:
        TlvError: it is not BER-TLV, too deep, or too many objects.
    """
    return _Reader(padded).read(data, 0)


def parse_one(data: bytes) -> Tlv:
    """Read exactly one data object. Raises TlvError."""
    found = parse(data)
    if len(found) != 1:
        raise TlvError("not exactly one data object")
    return found[0]


def parse_children(data: bytes) -> tuple[Tlv, ...]:
    """The data objects one level deep, what is in them unread. Raises TlvError."""
    return _Reader(padded=False, max_depth=0).read(data, 0)


def length_of_first(data: bytes) -> int:
    """How long the object that begins here is with its tag and length, however much of it is there: a
    file's first bytes say how much of it to read.

    Raises:
        TlvError: tag or length are not whole, or not BER.
    """
    start, length = _header(data, 0)[1:]
    return start + length


def find(objects: Iterable[Tlv], tag: int, *path: int) -> Tlv | None:
    """The first of the objects that has this tag, and in it the first on the rest of the path."""
    for item in objects:
        if item.tag == tag:
            return item.find(*path)
    return None


def encode(tag: int, *values: bytes) -> bytes:
    """One data object of these values, with the shortest length (DER)."""
    value = b"".join(values)
    return tag_bytes(tag) + length_bytes(len(value)) + value


def tag_bytes(tag: int) -> bytes:
    return tag.to_bytes(max(1, (tag.bit_length() + 7) // 8), "big")


def length_bytes(length: int) -> bytes:
    if length < _LONG:
        return bytes((length,))
    body = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((_LONG | len(body),)) + body


class _Reader:
    """Counts what one parse has read: deep and wide input is refused before it costs anything."""

    def __init__(self, padded: bool, max_depth: int = MAX_DEPTH) -> None:
        self._left = MAX_OBJECTS
        self._padded = padded
        self._max_depth = max_depth
        self._only_one_level = max_depth == 0

    def read(self, data: bytes, depth: int) -> tuple[Tlv, ...]:
        if depth > self._max_depth:
            raise TlvError("too deep")
        found, position = [], 0
        while position < len(data):
            if self._padded and data[position] in _PADDING:
                position += 1
                continue
            item, position = self._object(data, position, depth)
            found.append(item)
        return tuple(found)

    def _object(self, data: bytes, position: int, depth: int) -> tuple[Tlv, int]:
        self._left -= 1
        if self._left < 0:
            raise TlvError("too many data objects")
        tag, start, length = _header(data, position)
        end = start + length
        if end > len(data):
            raise TlvError("longer than what is there")
        value = data[start:end]
        within = self.read(value, depth + 1) if self._goes_into(data[position]) else ()
        return Tlv(tag, value, within), end

    def _goes_into(self, first: int) -> bool:
        return bool(first & _CONSTRUCTED) and not self._only_one_level


def _header(data: bytes, position: int) -> tuple[int, int, int]:
    """Tag, where the value starts, and its length."""
    tag_end = _end_of_tag(data, position)
    tag = int.from_bytes(data[position:tag_end], "big")
    if tag_end >= len(data):
        raise TlvError("the length is missing")
    first = data[tag_end]
    if first < _LONG:
        return tag, tag_end + 1, first
    count = first & ~_LONG
    start = tag_end + 1 + count
    if not 1 <= count <= _MAX_LENGTH or start > len(data):
        raise TlvError("a length that is not definite, too long, or cut off")
    return tag, start, int.from_bytes(data[tag_end + 1 : start], "big")


def _end_of_tag(data: bytes, position: int) -> int:
    if position >= len(data):
        raise TlvError("the tag is missing")
    if data[position] & _MORE_TAG != _MORE_TAG:
        return position + 1
    for end in range(position + 1, min(position + _MAX_TAG, len(data))):
        if not data[end] & _LONG:
            return end + 1
    raise TlvError("a tag that is too long, or cut off")
