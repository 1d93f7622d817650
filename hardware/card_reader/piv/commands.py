"""The PIV card application's commands and answers (NIST SP 800-73-4 part 2), as bytes. Pure.

Of the whole standard only what a log-in needs: the PIV Authentication key (9A), its certificate, the PIN.
"""

import gzip
import zlib
from collections.abc import Iterator

from hardware.card_reader import tlv
from hardware.card_reader.connection import chained
from kiosk_app.domain.technician import Pin

# Part 1, table 2 (data objects) and part 2, table 4b (key references).
_CERTIFICATE_9A = b"\x5f\xc1\x05"
_KEY_9A, _PIN_REFERENCE = 0x9A, 0x80
_GET_DATA, _VERIFY, _GENERAL_AUTHENTICATE = b"\x00\xcb\x3f\xff", b"\x00\x20\x00", b"\x00\x87"
# Part 2, table 3; part 1, 4.3 (tags of a certificate's object); table 7 (dynamic authentication template).
_DISCRETIONARY, _CERTIFICATE, _CERTIFICATE_INFO = 0x53, 0x70, 0x71
_TEMPLATE, _CHALLENGE, _RESPONSE = 0x7C, 0x81, 0x82
_GZIPPED = 0x01
# Part 1, table 7: 1,856 bytes as it is stored; packed ones are of the same size unpacked, or little more.
MAX_CERTIFICATE = 8192
_PIN_SIZE = 8

# Status words: part 2, 3.2.1 and 3.2.4, ISO/IEC 7816-4, 5.6.
SW_BLOCKED, SW_SECURITY_STATUS = b"\x69\x83", b"\x69\x82"
SW_NOT_FOUND = b"\x6a\x82"
_TRIES_LEFT = b"\x63"
_TRIES_MASK, _TRIES_MARK = 0x0F, 0xC0


class PivError(ValueError):
    """An answer that is none of this standard's."""


def get_certificate() -> bytes:
    """The command that reads the certificate of the key 9A (part 2, 3.1.2)."""
    wanted = tlv.encode(0x5C, _CERTIFICATE_9A)
    return _GET_DATA + bytes((len(wanted),)) + wanted + b"\x00"


def read_certificate(data: bytes) -> bytes:
    """The DER certificate in the answer's data. Raises PivError: none, packed wrongly, or too large."""
    try:
        objects = tlv.parse_children(tlv.parse_children(data)[0].value if data else b"")
    except tlv.TlvError as error:
        raise PivError("not a data object") from error
    certificate = tlv.find(objects, _CERTIFICATE)
    info = tlv.find(objects, _CERTIFICATE_INFO)
    if data[:1] != bytes((_DISCRETIONARY,)) or certificate is None or not certificate.value:
        raise PivError("no certificate")
    packed = info is not None and bool(info.value[:1] and info.value[0] & _GZIPPED)
    der = _unpacked(certificate.value) if packed else certificate.value
    if len(der) > MAX_CERTIFICATE:
        raise PivError("a certificate too large")
    return der


def _unpacked(data: bytes) -> bytes:
    """Unpack gzip, and never more than a certificate can have."""
    unpacker = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        der = unpacker.decompress(data, MAX_CERTIFICATE + 1)
    except zlib.error as error:
        raise PivError("wrongly packed") from error
    if not unpacker.eof and len(der) <= MAX_CERTIFICATE:
        raise PivError("wrongly packed")
    return der


def packed(der: bytes) -> bytes:
    """A certificate packed as a card may store it."""
    return gzip.compress(der, mtime=0)


def ask_tries() -> bytes:
    """VERIFY without a PIN: tells the tries left and spends none (part 2, 3.2.1)."""
    return _VERIFY + bytes((_PIN_REFERENCE,))


def verify(pin: Pin) -> bytes:
    """VERIFY with a PIN, filled up with FF (part 2, 2.4.3 and 3.2.1)."""
    padded = pin.digits.encode("ascii").ljust(_PIN_SIZE, b"\xff")
    return _VERIFY + bytes((_PIN_REFERENCE, _PIN_SIZE)) + padded


def tries_left(status: bytes) -> int | None:
    """Tries left by the status word of VERIFY; None for one that tells none."""
    if status == SW_BLOCKED:
        return 0
    if status[:1] == _TRIES_LEFT and status[1] & ~_TRIES_MASK == _TRIES_MARK:
        return status[1] & _TRIES_MASK
    return None


def sign(algorithm: int, block: bytes) -> Iterator[bytes]:
    """The commands that let the key 9A sign a block (part 2, 3.2.4 and appendix A.4); a chain, if need be.
    `algorithm`: SP 800-78-4, table 6-2."""
    template = tlv.encode(_TEMPLATE, tlv.encode(_RESPONSE), tlv.encode(_CHALLENGE, block))
    return chained(_GENERAL_AUTHENTICATE + bytes((algorithm, _KEY_9A)), template)


def read_signature(data: bytes) -> bytes:
    """The signature in the answer's data. Raises PivError."""
    try:
        found = tlv.find(tlv.parse(data), _TEMPLATE, _RESPONSE)
    except tlv.TlvError as error:
        raise PivError("not a data object") from error
    if found is None:
        raise PivError("no signature")
    return found.value
