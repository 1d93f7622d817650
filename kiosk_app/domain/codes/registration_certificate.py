"""The Aztec code of a Polish vehicle registration certificate (dowód rejestracyjny). Untrusted input."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Party:
    """The certificate's holder (C.1) or the vehicle's owner (C.2): a person or a firm."""

    name: str = field(repr=False)
    postcode: str = field(repr=False)
    town: str = field(repr=False)
    street: str = field(repr=False)
    house: str = field(repr=False)
    flat: str = field(repr=False)


@dataclass(frozen=True)
class RegistrationCertificate:
    """What is kept of a certificate; the letters are the document's own. PESEL and REGON are not kept.

    Nothing of it shows in a repr: the number of a vehicle leads to a person.
    """

    series: str = field(repr=False)
    registration_number: str = field(repr=False)
    make: str = field(repr=False)
    model: str = field(repr=False)
    vehicle_number: str = field(repr=False)
    first_registered_on: date | None = field(repr=False)
    issued_on: date | None = field(repr=False)
    holder: Party = field(repr=False)
    owner: Party = field(repr=False)
