"""The chip of an identity card that really computes: PACE, secure messaging, files (ICAO Doc 9303-10, -11).

An applet: `answer` takes one command APDU and returns data and status word, or None where it falls mute.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from hardware.card_reader.emrtd.curves import Group, Point
from hardware.card_reader.emrtd.errors import MalformedError
from hardware.card_reader.tlv import Tlv, TlvError, encode, parse_one
from hardware.simulators.cards.emrtd_chip_channel import (
    PASSWORD,
    ChannelBrokenError,
    ChipChannel,
    aes_cbc,
    cmac,
    derive,
)
from hardware.simulators.cards.emrtd_chip_faults import ChipFault

APPLICATION = bytes.fromhex("a0000002471001")
EF_CARD_ACCESS, EF_COM, EF_SOD, EF_DG1, EF_DG11 = 0x011C, 0x011E, 0x011D, 0x0101, 0x010B
MASTER_FILE = 0x3F00
MECHANISMS = {16: "04007f00070202040202", 24: "04007f00070202040203", 32: "04007f00070202040204"}
# ISO/IEC 7816-4 status words.
_OK, _END_OF_FILE, _FAILED, _TRIES = 0x9000, 0x6282, 0x6300, 0x63C0
_NOT_ALLOWED, _SM_WRONG, _WRONG_DATA, _NOT_FOUND = 0x6982, 0x6988, 0x6A80, 0x6A82
_WRONG_LENGTH, _WRONG_OFFSET, _NOT_FOUND_DATA, _INS_UNKNOWN = 0x6700, 0x6B00, 0x6A88, 0x6D00
_SELECT, _READ_BINARY, _SET_ENVIRONMENT, _AUTHENTICATE = 0xA4, 0xB0, 0x22, 0x86


@dataclass
class _Pace:
    """How far it has come, and what was agreed on."""

    step: int = 0
    nonce: int = 0
    mapped: Point | None = field(default=None, repr=False)
    ours: Point | None = field(default=None, repr=False)
    theirs: Point | None = field(default=None, repr=False)
    secret: bytes = field(default=b"", repr=False)


class EmrtdChip:
    """One chip. `tries`: how many wrong access numbers it takes before it wants a pause; None: any."""

    def __init__(
        self,
        can: str,
        files: Mapping[int, bytes],
        *,
        parameter_id: int = 13,
        key_length: int = 16,
        tries: int | None = None,
        fault: ChipFault | None = None,
    ) -> None:
        self._can, self._files = can, dict(files)
        self._group, self._key_length = Group(parameter_id), key_length
        self._mechanism = bytes.fromhex(MECHANISMS[key_length])
        self._tries, self._fault = tries, fault
        self.reset()

    def reset(self) -> None:
        """As when it comes into a reader's field anew."""
        self._channel: ChipChannel | None = None
        self._pace = _Pace()
        self._in_application = False
        self._selected: bytes | None = None
        self._read_under_protection = 0

    def answer(self, apdu: bytes) -> bytes | None:
        """Never raises, whatever the bytes."""
        if len(apdu) < 4:
            return _WRONG_LENGTH.to_bytes(2, "big")
        if apdu[0] & 0x0C:
            return self._protected(apdu)
        self._channel = None
        if apdu[1] in (_SET_ENVIRONMENT, _AUTHENTICATE):
            return self._establish(apdu)
        data, status = self._obey(apdu[:4], *_body(apdu))
        return data + status.to_bytes(2, "big")

    def _protected(self, apdu: bytes) -> bytes | None:
        channel = self._channel
        if channel is None:
            return _SM_WRONG.to_bytes(2, "big")
        try:
            header, data, le = channel.unwrap(apdu)
        except (ChannelBrokenError, ValueError):
            self._channel = None
            return _SM_WRONG.to_bytes(2, "big")
        found, status = self._obey(header, data, le)
        if header[1] == _READ_BINARY:
            self._read_under_protection += 1
        return self._sent(channel, found, status)

    def _sent(self, channel: ChipChannel, data: bytes, status: int) -> bytes | None:
        """Some faults show only once the reading is on its way."""
        match self._fault if self._read_under_protection > 1 else None:
            case ChipFault.MUTE_IN_READING:
                return None
            case ChipFault.UNPROTECTED:
                return data + status.to_bytes(2, "big")
            case fault:
                return channel.wrap(
                    data,
                    status,
                    replay=fault is ChipFault.REPLAYED_COUNTER,
                    spoil=fault is ChipFault.WRONG_MAC,
                )

    def _obey(self, header: bytes, data: bytes, le: int) -> tuple[bytes, int]:
        match header[1], header[2]:
            case (0xA4, 0x04):
                return b"", self._select_application(data)
            case (0xA4, _):
                return b"", self._select_file(int.from_bytes(data, "big"))
            case (0xB0, _):
                return self._read(int.from_bytes(header[2:4], "big"), le)
            case _:
                return b"", _INS_UNKNOWN

    def _select_application(self, name: bytes) -> int:
        if name != APPLICATION:
            return _NOT_FOUND
        if self._channel is None:
            return _NOT_ALLOWED
        self._in_application, self._selected = True, None
        return _OK

    def _select_file(self, identifier: int) -> int:
        if identifier == MASTER_FILE:
            self._in_application, self._selected = False, None
            return _OK
        if self._channel is None and identifier != EF_CARD_ACCESS:
            return _NOT_ALLOWED
        if identifier not in self._files or (identifier == EF_CARD_ACCESS) == self._in_application:
            return _NOT_FOUND
        self._selected = self._files[identifier]
        return _OK

    def _read(self, offset: int, le: int) -> tuple[bytes, int]:
        file = self._selected
        if file is None or (self._channel is None and file != self._files.get(EF_CARD_ACCESS)):
            return b"", _NOT_ALLOWED
        if offset >= len(file):
            return b"", _WRONG_OFFSET
        if self._fault is ChipFault.OVERSIZED and self._channel is not None:
            return (b"\x77\x84\x7f\xff\xff\xff" + bytes(250))[:le], _OK
        return file[offset : offset + le], _OK if offset + le <= len(file) else _END_OF_FILE

    def _establish(self, apdu: bytes) -> bytes | None:
        if self._fault is ChipFault.MUTE_IN_PACE and self._pace.step == 2:
            return None
        data = _body(apdu)[0]
        try:
            found, status = self._choose(data) if apdu[1] == _SET_ENVIRONMENT else self._authenticate(data)
        except (TlvError, MalformedError):
            found, status = b"", _WRONG_DATA
        if status not in (_OK, *range(_TRIES + 1, _TRIES + 16)):
            self._pace = _Pace()
        return found + status.to_bytes(2, "big")

    def _choose(self, data: bytes) -> tuple[bytes, int]:
        """MSE:Set AT: mechanism, and the access number as the password."""
        given = parse_one(encode(0x30, data))
        mechanism, password = given.find(0x80), given.find(0x83)
        if mechanism is None or password is None or password.value != b"\x02":
            return b"", _NOT_FOUND_DATA
        if mechanism.value != self._mechanism:
            return b"", _WRONG_DATA
        self._pace = _Pace(step=1)
        return b"", _OK if self._tries is None or self._tries > 1 else _TRIES | self._tries

    def _authenticate(self, data: bytes) -> tuple[bytes, int]:
        template = parse_one(data)
        if template.tag != 0x7C or self._tries == 0:
            return b"", _NOT_ALLOWED
        match self._pace.step:
            case 1:
                found = encode(0x80, self._nonce())
            case 2:
                found = encode(0x82, self._map(_value(template, 0x81)))
            case 3:
                found = encode(0x84, self._agree(_value(template, 0x83)))
            case 4:
                return self._compare(_value(template, 0x85))
            case _:
                return b"", _NOT_ALLOWED
        self._pace.step += 1
        return encode(0x7C, found), _OK

    def _nonce(self) -> bytes:
        nonce = secrets.token_bytes(16)
        self._pace.nonce = int.from_bytes(nonce, "big")
        return aes_cbc(derive(self._can.encode("ascii"), PASSWORD, self._key_length), bytes(16), nonce)

    def _map(self, theirs: bytes) -> bytes:
        scalar = self._group.random_scalar()
        secret = self._group.decode(theirs).times(scalar)
        self._pace.mapped = self._group.generator.times(self._pace.nonce).plus(secret)
        point = self._group.generator.times(scalar).encoded()
        return point[:-1] + bytes((point[-1] ^ 1,)) if self._fault is ChipFault.INVALID_POINT else point

    def _agree(self, theirs: bytes) -> bytes:
        assert self._pace.mapped is not None
        scalar = self._group.random_scalar()
        self._pace.theirs = self._group.decode(theirs)
        self._pace.ours = self._pace.mapped.times(scalar)
        self._pace.secret = self._pace.theirs.times(scalar).x_bytes()
        return self._pace.ours.encoded()

    def _compare(self, token: bytes) -> tuple[bytes, int]:
        pace, self._pace = self._pace, _Pace()
        assert pace.ours is not None
        assert pace.theirs is not None
        key = derive(pace.secret, 2, self._key_length)
        if self._fault is not ChipFault.WRONG_TOKEN and token != self._token(key, pace.ours):
            return b"", self._count_wrong()
        self._channel = ChipChannel(pace.secret, self._key_length)
        proof = bytes(8) if self._fault is ChipFault.WRONG_TOKEN else self._token(key, pace.theirs)
        return encode(0x7C, encode(0x86, proof)), _OK

    def _token(self, key: bytes, point: Point) -> bytes:
        inner = encode(0x06, self._mechanism) + encode(0x86, point.encoded())
        return cmac(key, encode(0x7F49, inner))

    def _count_wrong(self) -> int:
        if self._tries is None:
            return _FAILED
        self._tries -= 1
        return _TRIES | self._tries


def _body(apdu: bytes) -> tuple[bytes, int]:
    """Data and expected length of a short command; what does not fit is cut off."""
    if len(apdu) == 5:
        return b"", apdu[4] or 256
    if len(apdu) < 5:
        return b"", 0
    end = 5 + apdu[4]
    return apdu[5:end], (apdu[end] or 256) if len(apdu) > end else 0


def _value(template: Tlv, tag: int) -> bytes:
    found = template.find(tag)
    return found.value if found is not None else b""
