"""A PIV card application that really computes (NIST SP 800-73-4): the other side of `hardware.card_reader`.

Written from the standard, and shares nothing with what it is there to test.
"""

import gzip
from collections.abc import Mapping
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from hardware.simulators.cards.applet import (
    INS_UNKNOWN,
    NOT_FOUND,
    OK,
    SECURITY_STATUS,
    WRONG_DATA,
    WRONG_LENGTH,
    WRONG_P1P2,
    Command,
    Transport,
)

_AID = bytes.fromhex("a000000308000010000100")
# Part 1, 2.2: all of it, or without the version.
_LEAST_OF_AID = 9
# Part 2, 3.1.1: application property template, its AID and the authority that gave it.
_PROPERTIES = bytes.fromhex("61114f0600001000010079074f05a000000308")
_CERTIFICATE_9A = bytes.fromhex("5c035fc105")
_TRIES = 3
_SIZES = {0x07: 256, 0x11: 32}
_BLOCKED, _REFERENCE_NOT_FOUND = b"\x69\x83", b"\x6a\x88"

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class PivApplet:
    """One card's application. Counters live as long as it does; `reset` forgets the PIN that was given."""

    def __init__(self, described: Mapping[str, Any]) -> None:
        """`described`: see docs/devices/simulators.md. Raises ValueError, KeyError, TypeError."""
        pem = described.get("certificate")
        self._certificate = b""
        if pem is not None:
            self._certificate = x509.load_pem_x509_certificate(pem.encode()).public_bytes(Encoding.DER)
        self._packed = bool(described.get("packed", False))
        self._key = _key(described.get("private_key"))
        self._pin, self._puk = _padded(described["pin"]), _padded(described.get("puk", "12345678"))
        self.pin_tries = int(described.get("pin_tries_left", _TRIES))
        self.puk_tries = int(described.get("puk_tries_left", _TRIES))
        self._guarded = bool(described.get("key_needs_pin", True))
        self._transport = Transport()
        self._selected = False
        self._verified = False

    def reset(self) -> None:
        self._transport.reset()
        self._selected = self._verified = False

    def answer(self, apdu: bytes) -> bytes:
        taken = self._transport.take(apdu)
        if isinstance(taken, bytes):
            return taken
        return self._transport.pieces(self._obey(taken), taken.le)

    def _obey(self, command: Command) -> bytes:
        if command.selects_by_name:
            return self._select(command.data)
        if not self._selected:
            return INS_UNKNOWN
        match command.ins:
            case 0xCB:
                return self._get_data(command.data)
            case 0x20:
                return self._verify(command)
            case 0x2C:
                return self._unblock(command.data)
            case 0x87:
                return self._authenticate(command)
            case _:
                return INS_UNKNOWN

    def _select(self, aid: bytes) -> bytes:
        if len(aid) < _LEAST_OF_AID or not _AID.startswith(aid):
            # Part 2, 3.1.1: what was selected before stays so.
            return NOT_FOUND
        self._selected = True
        return _PROPERTIES + OK

    def _get_data(self, wanted: bytes) -> bytes:
        if wanted != _CERTIFICATE_9A or not self._certificate:
            return NOT_FOUND
        body = gzip.compress(self._certificate) if self._packed else self._certificate
        info = b"\x71\x01" + (b"\x01" if self._packed else b"\x00") + b"\xfe\x00"
        return _tlv(0x53, _tlv(0x70, body) + info) + OK

    def _verify(self, command: Command) -> bytes:
        if command.p1 or command.p2 != 0x80:
            return WRONG_P1P2
        if not command.data:
            return OK if self._verified else self._left()
        if len(command.data) != 8:
            return WRONG_DATA
        if self.pin_tries == 0:
            return _BLOCKED
        # Counted before it is compared: power that is cut in between gives no try for nothing.
        self.pin_tries -= 1
        self._verified = command.data == self._pin
        if not self._verified:
            return self._left()
        self.pin_tries = _TRIES
        return OK

    def _left(self) -> bytes:
        return bytes((0x63, 0xC0 | self.pin_tries)) if self.pin_tries else _BLOCKED

    def _unblock(self, data: bytes) -> bytes:
        """RESET RETRY COUNTER (part 2, 3.2.3): the PUK and a new PIN."""
        if len(data) != 16:
            return WRONG_LENGTH
        if self.puk_tries == 0:
            return _BLOCKED
        if data[:8] != self._puk:
            self.puk_tries -= 1
            return bytes((0x63, 0xC0 | self.puk_tries))
        self._pin, self.pin_tries, self.puk_tries = data[8:], _TRIES, _TRIES
        return OK

    def _authenticate(self, command: Command) -> bytes:
        """GENERAL AUTHENTICATE (part 2, 3.2.4): the key 9A signs what it is given."""
        if command.p2 != 0x9A or self._key is None:
            return _REFERENCE_NOT_FOUND
        if self._guarded and not self._verified:
            return SECURITY_STATUS
        block = _challenge(command.data)
        if len(block) != _SIZES.get(command.p1, -1):
            return WRONG_DATA
        signature = _signed(self._key, command.p1, block)
        if signature is None:
            return WRONG_P1P2
        return _tlv(0x7C, _tlv(0x82, signature)) + OK


def _signed(key: Key, algorithm: int, block: bytes) -> bytes | None:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(block, ec.ECDSA(Prehashed(hashes.SHA256()))) if algorithm == 0x11 else None
    numbers = key.private_numbers()
    modulus = numbers.public_numbers.n
    if algorithm != 0x07 or int.from_bytes(block, "big") >= modulus:
        return None
    return pow(int.from_bytes(block, "big"), numbers.d, modulus).to_bytes(len(block), "big")


def _challenge(template: bytes) -> bytes:
    """The challenge, which is last in the template: all that follows its tag 81 and length."""
    for size in (256, 32):
        head = b"\x81" + _length(size)
        if template[-size - len(head) : -size] == head and template[:1] == b"\x7c":
            return template[-size:]
    return b""


def _tlv(tag: int, value: bytes) -> bytes:
    return bytes((tag,)) + _length(len(value)) + value


def _length(size: int) -> bytes:
    if size < 0x80:
        return bytes((size,))
    return b"\x81" + bytes((size,)) if size < 0x100 else b"\x82" + size.to_bytes(2, "big")


def _key(pem: str | None) -> Key | None:
    if pem is None:
        return None
    key = load_pem_private_key(pem.encode(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise ValueError("private_key must be P-256 or RSA")
    return key


def _padded(pin: str) -> bytes:
    return pin.encode("ascii").ljust(8, b"\xff")
