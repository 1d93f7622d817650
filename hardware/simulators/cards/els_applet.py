"""A student card's application (ELS): two transparent files that anyone may read.

The file is laid out as the regulation's annex says; its signature is made up, as no kiosk can check it.
"""

from collections.abc import Mapping
from typing import Any

from hardware.simulators.cards.applet import INS_UNKNOWN, NOT_FOUND, OK, WRONG_P1P2, Command, Transport

_AID = bytes.fromhex("d6160000300101")
_FILE = b"\x00\x02"
_SIGNED_DATA, _DATA = bytes.fromhex("06092a864886f70d010702"), bytes.fromhex("06092a864886f70d010701")
# A file on a card is larger than what is in it.
_ROOM = 64
_TOO_FAR = b"\x6b\x00"


class ElsApplet:
    """Implements `Applet`."""

    def __init__(self, described: Mapping[str, Any]) -> None:
        """`described`: see docs/devices/simulators.md. Raises KeyError, TypeError, AttributeError."""
        self._content = signed(student_file(described)) + bytes(_ROOM)
        self._transport = Transport()
        self._selected = self._open = False

    def reset(self) -> None:
        self._transport.reset()
        self._selected = self._open = False

    def answer(self, apdu: bytes) -> bytes:
        taken = self._transport.take(apdu)
        if isinstance(taken, bytes):
            return taken
        return self._transport.pieces(self._obey(taken), taken.le)

    def _obey(self, command: Command) -> bytes:
        match command.ins:
            case 0xA4 if command.selects_by_name:
                return self._select(command.data)
            case 0xA4 if self._selected:
                self._open = command.data == _FILE
                return OK if self._open else NOT_FOUND
            case 0xB0 if self._open:
                return self._read(command)
            case _:
                return INS_UNKNOWN

    def _select(self, aid: bytes) -> bytes:
        if aid != _AID:
            return NOT_FOUND
        self._selected, self._open = True, False
        return OK

    def _read(self, command: Command) -> bytes:
        if command.p1 & 0x80:
            return WRONG_P1P2
        start = command.p1 << 8 | command.p2
        return self._content[start : start + command.le] + OK if start < len(self._content) else _TOO_FAR


def student_file(described: Mapping[str, Any]) -> bytes:
    """The content that is signed: version, chip, university, surnames, names, album, edition, PESEL, date."""
    return _tlv(
        0x30,
        _tlv(0x02, b"\x01"),
        _tlv(0x13, described.get("chip", "0000000000000001").encode()),
        _tlv(0x0C, described["university"].encode()),
        _tlv(0x30, *(_tlv(0x0C, name.encode()) for name in described["surnames"])),
        _tlv(0x30, *(_tlv(0x0C, name.encode()) for name in described["names"])),
        _tlv(0x13, described["album"].encode()),
        _tlv(0x13, described.get("edition", "A").encode()),
        _tlv(0x13, described.get("pesel", "00000000000").encode()),
        _tlv(0x18, described["valid_until"].encode()),
    )


def signed(content: bytes) -> bytes:
    """SignedData (RFC 5652, 5.1) around the content, without a signer that could be checked."""
    encapsulated = _tlv(0x30, _DATA, _tlv(0xA0, _tlv(0x04, content)))
    body = _tlv(0x30, _tlv(0x02, b"\x01"), _tlv(0x31), encapsulated, _tlv(0x31))
    return _tlv(0x30, _SIGNED_DATA, _tlv(0xA0, body))


def _tlv(tag: int, *values: bytes) -> bytes:
    value = b"".join(values)
    size = len(value)
    if size < 0x80:
        return bytes((tag, size)) + value
    body = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(body))) + body + value
