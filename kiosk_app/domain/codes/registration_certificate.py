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
from typing import Any

from kiosk_app.domain.codes.nrv2e import Nrv2eError, decompress

MAX_UNPACKED_BYTES = 16 * 1024
_MAX_FIELD_CHARACTERS = 200
_BASE64 = re.compile(r"[A-Za-z0-9+/]{80,4000}={0,2}", re.ASCII)
_WRONG = date.min
_NOT_GIVEN = re.compile(r"-*")


@dataclass(frozen=True)
class Party:
    """The certificate's holder (C.1) or the vehicle's owner (C.2): a person or a firm.

    In the older order, `street` is the whole first line of the address.
    """

    name: str = field(repr=False)
    postcode: str = field(repr=False)
    town: str = field(repr=False)
    street: str = field(repr=False)
    house: str = field(repr=False)
    flat: str = field(repr=False)


@dataclass(frozen=True)
class RegistrationCertificate:
    """What is kept of a certificate. PESEL and REGON (C.1.2, C.2.2) are not, nor anything not named here.

    Empty texts and None: not given. Nothing of it shows in a repr: a vehicle's number leads to a person.
    """

    series: str = field(repr=False)
    registration_number: str = field(repr=False)  # A
    make: str = field(repr=False)  # D.1
    model: str = field(repr=False)  # D.3
    vehicle_number: str = field(repr=False)  # E: VIN, or the number of body, chassis or frame
    kind: str = field(repr=False)
    production_year: str = field(repr=False)
    engine_cm3: str = field(repr=False)  # P.1
    fuel: str = field(repr=False)  # P.3, as the certificate's letter: P, D, LPG …
    issued_on: date = field(repr=False)  # I
    first_registered_on: date | None = field(repr=False)  # B
    valid_until: date | None = field(repr=False)  # H
    holder: Party = field(repr=False)  # C.1
    owner: Party = field(repr=False)  # C.2


def read_registration_certificate(text: str) -> RegistrationCertificate | None:
    """Read a scanned Aztec code; None when it is no certificate. Never raises, whatever the text."""
    unpacked = _unpack(text)
    if unpacked is None:
        return None
    fields = [part.strip() for part in re.split(r"\||\r?\n", unpacked)]
    if any(len(part) > _MAX_FIELD_CHARACTERS or not part.isprintable() for part in fields):
        return None
    order = _NEW if fields[0].startswith("XX") else _OLD
    return _certificate(fields, order) if len(fields) >= order.least_fields else None


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
    """Where each field stands. A party: name, and postcode, town, street, house and flat or two lines."""

    least_fields: int
    texts: dict[str, int]
    dates: dict[str, int]
    parties: dict[str, tuple[int, ...]]


_NEW = _Order(
    61,
    {
        "series": 1,
        "registration_number": 7,
        "make": 8,
        "model": 12,
        "vehicle_number": 13,
        "kind": 54,
        "production_year": 56,
        "engine_cm3": 48,
        "fuel": 50,
    },
    {"issued_on": 14, "first_registered_on": 51, "valid_until": 15},
    {"holder": (16, 21, 22, 24, 25, 26), "owner": (27, 32, 33, 35, 36, 37)},
)
_OLD = _Order(
    46,
    {
        "series": 0,
        "registration_number": 5,
        "make": 6,
        "model": 10,
        "vehicle_number": 11,
        "kind": 39,
        "production_year": 41,
        "engine_cm3": 32,
        "fuel": 34,
    },
    {"issued_on": 12, "first_registered_on": 36, "valid_until": 13},
    {"holder": (14, 16, 17), "owner": (18, 20, 21)},
)
# What the office prints is capitals, digits and a few signs; anything else was not printed by it.
_SHAPES = {
    "series": re.compile(r"[A-Z]{1,4}[ /]?[A-Z]{0,3}[ /]?[0-9]{4,8}"),
    "registration_number": re.compile(r"[A-Z0-9][A-Z0-9 ]{2,9}"),
    "vehicle_number": re.compile(r"[A-Z0-9][A-Z0-9 ./*-]{3,24}"),
}


def _certificate(fields: list[str], order: _Order) -> RegistrationCertificate | None:
    texts = {name: _given(fields[place]) for name, place in order.texts.items()}
    dates = {name: _date(fields[place]) for name, place in order.dates.items()}
    parties = {name: _party([fields[place] for place in places]) for name, places in order.parties.items()}
    well_formed = all(shape.fullmatch(texts[name]) for name, shape in _SHAPES.items())
    if not well_formed or dates["issued_on"] is None or _WRONG in dates.values():
        return None
    values: dict[str, Any] = {**texts, **dates, **parties}
    return RegistrationCertificate(**values)


def _given(text: str) -> str:
    return "" if _NOT_GIVEN.fullmatch(text) else text


def _date(text: str) -> date | None:
    """`_WRONG`: something is given, and it is no date."""
    try:
        return date.fromisoformat(text) if _given(text) else None
    except ValueError:
        return _WRONG


def _party(parts: list[str]) -> Party:
    name, *address = map(_given, parts)
    if len(address) == 2:
        postcode, _, town = address[1].partition(" ")
        address = [postcode, town, address[0], "", ""]
    return Party(name, *address)
