"""The Aztec code of a Polish vehicle registration certificate (dowód rejestracyjny). Untrusted input.

Base64 of a length (four bytes, lowest first) and an NRV2E stream of that many bytes of UTF-16LE, fields
apart by `|`. The office's regulation names the fields and not the packing: that was read off the specimen
which the printing works (PWPW) publishes. Certificates from before 2013 or so have another order.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date

from kiosk_app.domain.codes.nrv2e import Nrv2eError, decompress

MAX_UNPACKED_BYTES = 16 * 1024
_MAX_FIELD_CHARACTERS = 200
_BASE64 = re.compile(r"[A-Za-z0-9+/]{80,4000}={0,2}", re.ASCII)


@dataclass(frozen=True)
class RegistrationCertificate:
    """That it is one, and nothing of what it says: no form asks for it, and it leads to two persons."""


def read_registration_certificate(text: str) -> RegistrationCertificate | None:
    """Recognise a scanned Aztec code; None when it is no certificate. Never raises, whatever the text."""
    fields = certificate_fields(text)
    if fields is None:
        return None
    order = _NEW if fields[0].startswith("XX") else _OLD
    return RegistrationCertificate() if _is_in_order(fields, order) else None


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
    """Where the fields stand that show by their shape that it is a certificate."""

    least_fields: int
    series: int
    registration_number: int  # A
    vehicle_number: int  # E: VIN, or the number of body, chassis or frame
    issued_on: int  # I
    other_dates: tuple[int, int]  # B, first registered; H, valid until


_NEW = _Order(61, 1, 7, 13, 14, (51, 15))
_OLD = _Order(46, 0, 5, 11, 12, (36, 13))
# What the office prints is capitals, digits and a few signs; anything else was not printed by it.
_SERIES = re.compile(r"[A-Z]{1,4}[ /]?[A-Z]{0,3}[ /]?[0-9]{4,8}")
_REGISTRATION_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9 ]{2,9}")
_VEHICLE_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9 ./*-]{3,24}")
_NOT_GIVEN = re.compile(r"-*")


def _is_in_order(fields: list[str], order: _Order) -> bool:
    return (
        len(fields) >= order.least_fields
        and _SERIES.fullmatch(fields[order.series]) is not None
        and _REGISTRATION_NUMBER.fullmatch(fields[order.registration_number]) is not None
        and _VEHICLE_NUMBER.fullmatch(fields[order.vehicle_number]) is not None
        and _is_date(fields[order.issued_on])
        and all(_NOT_GIVEN.fullmatch(fields[at]) or _is_date(fields[at]) for at in order.other_dates)
    )


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
