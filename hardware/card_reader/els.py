"""The student card's file (ELS), readable without a PIN. Pure.

Source: the annex on the student card of the regulation on the documentation of studies (Dz.U. 2011 nr 201
poz. 1188, and those after it), and public accounts of cards that were read. Not verified here against a
real card: the order of the fields and their string types are taken from there.
"""

import re
from collections.abc import Sequence
from datetime import date

from hardware.card_reader import tlv
from hardware.card_reader.connection import SW_OK, CardError, Dialogue
from hardware.card_reader.known_cards import ELS
from kiosk_app.domain.student_card import (
    NotAStudentCard,
    StudentCard,
    StudentCardOutcome,
    StudentCardUnreadable,
)

_SELECT_FILE = b"\x00\xa4\x00\x00\x02\x00\x02\x00"
_READ_BINARY = b"\x00\xb0"
# Pieces that any card can answer; the file has about one kilobyte, and a signature of three at most.
_PIECE = 0x80
MAX_FILE = 16_384
# A card may answer less than it was asked for, but not always.
_MAX_PIECES = 2 * MAX_FILE // _PIECE
_HEADER = 8
_MAX_TEXT, _MAX_NAMES = 200, 6
_SEQUENCE, _CONTENT, _OCTETS, _GENERALIZED_TIME = 0x30, 0xA0, 0x04, 0x18
# UTF8String, PrintableString, T61String, IA5String.
_TEXTS = (0x0C, 0x13, 0x14, 0x16)
_UNIVERSITY, _SURNAMES, _NAMES, _ALBUM, _VALID_UNTIL = 2, 3, 4, 5, 8
_DATE = re.compile(rb"(\d{4})(\d{2})(\d{2})\d{0,6}(\.\d{1,3})?(Z|[+-]\d{4})?")


class ElsError(ValueError):
    """Not the file that the regulation describes."""


def read() -> Dialogue[StudentCardOutcome]:
    """Read the card's file; what has gone wrong is an outcome."""
    try:
        for select in (ELS.select, _SELECT_FILE):
            answer = yield select
            if answer[-2:] != SW_OK:
                return NotAStudentCard()
        return parse((yield from _read_file()))
    except (CardError, ElsError):
        return StudentCardUnreadable()


def _read_file() -> Dialogue[bytes]:
    """The signed object that the file begins with; what follows it is filling."""
    data = yield from _read_piece(0, _HEADER)
    try:
        size = tlv.length_of_first(data)
    except tlv.TlvError as error:
        raise ElsError("not a data object") from error
    if size > MAX_FILE:
        raise ElsError("too large")
    for _ in range(_MAX_PIECES):
        if len(data) >= size:
            return data[:size]
        data += yield from _read_piece(len(data), min(_PIECE, size - len(data)))
    raise ElsError("in too many pieces")


def _read_piece(start: int, size: int) -> Dialogue[bytes]:
    answer = yield _READ_BINARY + start.to_bytes(2, "big") + bytes((size,))
    if answer[-2:] != SW_OK or not 0 < len(answer) - 2 <= size:
        raise ElsError("the file ends too early")
    return answer[:-2]


def parse(file: bytes) -> StudentCard:
    """Read the signed file (SignedData, RFC 5652, 5.1), level by level. Raises ElsError."""
    try:
        return _parse(file)
    except tlv.TlvError as error:
        raise ElsError("not BER") from error


def _parse(file: bytes) -> StudentCard:
    signed = _inside(_inside(_inside(file, 0, _SEQUENCE), 1, _CONTENT), 0, _SEQUENCE)
    content = _inside(_inside(_inside(signed, 2, _SEQUENCE), 1, _CONTENT), 0, _OCTETS)
    fields = tlv.parse_children(_inside(content, 0, _SEQUENCE))
    if len(fields) <= _VALID_UNTIL:
        raise ElsError("fields are missing")
    return StudentCard(
        _text(fields[_UNIVERSITY]),
        "-".join(_texts(fields[_SURNAMES])),
        " ".join(_texts(fields[_NAMES])),
        _text(fields[_ALBUM]),
        _date(fields[_VALID_UNTIL]),
    )


def _inside(data: bytes, position: int, tag: int) -> bytes:
    """The value of the object at this position, which must have this tag."""
    objects = tlv.parse_children(data)
    if position >= len(objects) or objects[position].tag != tag:
        raise ElsError("not laid out as it should be")
    return objects[position].value


def _texts(item: tlv.Tlv) -> Sequence[str]:
    found = tlv.parse_children(item.value) if item.tag == _SEQUENCE else ()
    if not 0 < len(found) <= _MAX_NAMES:
        raise ElsError("names are missing, or too many")
    return [_text(name) for name in found]


def _text(item: tlv.Tlv) -> str:
    try:
        text = item.value.decode("utf-8")
    except UnicodeDecodeError:
        # Without its cause, which holds the bytes.
        raise ElsError("not text") from None
    if item.tag not in _TEXTS or not text.isprintable() or not 0 < len(text) <= _MAX_TEXT:
        raise ElsError("not text")
    return text.strip()


def _date(item: tlv.Tlv) -> date:
    match = _DATE.fullmatch(item.value)
    if item.tag != _GENERALIZED_TIME or match is None:
        raise ElsError("not a date")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise ElsError("not a date") from error
