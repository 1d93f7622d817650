"""The Aztec code of a Polish vehicle registration certificate (dowód rejestracyjny). Untrusted input.

Base64 of a length (four bytes, lowest first) and an NRV2E stream of that many bytes of UTF-16LE, fields
apart by `|`. The office's regulation names the fields and not the packing: that was read off the specimen
which the printing works (PWPW) publishes. Certificates from before 2013 or so have another order.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field
from datetime import date

from kiosk_app.domain.codes.nrv2e import Nrv2eError, decompress

MAX_UNPACKED_BYTES = 16 * 1024
_MAX_FIELD_CHARACTERS = 200
_BASE64 = re.compile(r"[A-Za-z0-9+/]{80,4000}={0,2}", re.ASCII)


@dataclass(frozen=True)
class RegistrationCertificate:
    """What the code says of the vehicle; the letters are those of the printed certificate.

    Of its holder and owner nothing is read. Nothing shows in a repr either: a vehicle's number leads to a
    person. An empty text and None: not given.
    """

    series: str = field(repr=False)
    registration_number: str = field(repr=False)  # A
    make: str = field(repr=False)  # D.1
    model: str = field(repr=False)  # D.3
    vehicle_number: str = field(repr=False)  # E: VIN, or the number of body, chassis or frame
    issued_on: date = field(repr=False)  # I
    first_registered_on: date | None = field(repr=False)  # B
    valid_until: date | None = field(repr=False)  # H


def read_registration_certificate(text: str) -> RegistrationCertificate | None:
    """Read a scanned Aztec code; None when it is no certificate. Never raises, whatever the text."""
    fields = certificate_fields(text)
    if fields is None:
        return None
    order = _NEW if fields[0].startswith("XX") else _OLD
    return _certificate(fields, order) if len(fields) >= order.least_fields else None


def certificate_fields(text: str) -> list[str] | None:
    """What a code of this packing says, field by field; what is not given is `---`. None: it is another."""
    unpacked = _unpack(text)
    if unpacked is None:
        return None
    fields = [part.strip() for part in re.split(r"\||\r?\n", unpacked)]
    well_formed = all(len(part) <= _MAX_FIELD_CHARACTERS and part.isprintable() for part in fields)
    return fields if well_formed else None


def _unpack(text: str) -> str | None:
    if not _BASE64.fullmatch(text):
        return None
    sent = text.rstrip("=")
    # A character alone says nothing: codes with one too many are in use.
    sent = sent[:-1] if len(sent) % 4 == 1 else sent
    try:
        packed = base64.b64decode(sent + "=" * (-len(sent) % 4), validate=True)
        size = int.from_bytes(packed[:4], "little")
        if size > MAX_UNPACKED_BYTES:
            return None
        return decompress(packed[4:], size).decode("utf-16-le")
    except (binascii.Error, Nrv2eError, UnicodeDecodeError):
        return None


@dataclass(frozen=True)
class _Order:
    """Where the fields stand."""

    least_fields: int
    series: int
    registration_number: int
    make: int
    model: int
    vehicle_number: int
    issued_on: int
    first_registered_on: int
    valid_until: int


_NEW = _Order(61, 1, 7, 8, 12, 13, 14, 51, 15)
_OLD = _Order(46, 0, 5, 6, 10, 11, 12, 36, 13)
# What the office prints is capitals, digits and a few signs; anything else was not printed by it.
_SERIES = re.compile(r"[A-Z]{1,4}[ /]?[A-Z]{0,3}[ /]?[0-9]{4,8}")
_REGISTRATION_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9 ]{2,9}")
_VEHICLE_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9 ./*-]{3,24}")
_NOT_GIVEN = re.compile(r"-*")


def _certificate(fields: list[str], order: _Order) -> RegistrationCertificate | None:
    """There is no checksum: the shapes of the fields tell a certificate from a damaged or another code."""
    try:
        found = RegistrationCertificate(
            _shaped(_SERIES, fields[order.series]),
            _shaped(_REGISTRATION_NUMBER, fields[order.registration_number]),
            _given(fields[order.make]),
            _given(fields[order.model]),
            _shaped(_VEHICLE_NUMBER, fields[order.vehicle_number]),
            date.fromisoformat(fields[order.issued_on]),
            _date(fields[order.first_registered_on]),
            _date(fields[order.valid_until]),
        )
    except ValueError:
        return None
    return found


def _shaped(shape: re.Pattern[str], text: str) -> str:
    """Raises ValueError: it has another shape."""
    if shape.fullmatch(text) is None:
        raise ValueError
    return text


def _given(text: str) -> str:
    return "" if _NOT_GIVEN.fullmatch(text) else text


def _date(text: str) -> date | None:
    """Raises ValueError: something is given, and it is no date."""
    return date.fromisoformat(text) if _given(text) else None
