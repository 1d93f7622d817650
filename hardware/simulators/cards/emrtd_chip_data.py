"""The files of a simulated identity card, signed by a made-up state (ICAO Doc 9303-10, -12). Written byte
by byte, without the library that the kiosk reads them with."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hardware.card_reader.tlv import encode
from hardware.simulators.cards.emrtd_chip import EF_CARD_ACCESS, EF_COM, EF_DG1, EF_DG11, EF_SOD, MECHANISMS
from kiosk_app.domain.mrz import check_digit, transliterated

_SEQUENCE, _SET, _INTEGER, _OCTETS, _OBJECT_IDENTIFIER, _UTC_TIME = 0x30, 0x31, 0x02, 0x04, 0x06, 0x17
_SIGNED_DATA, _CONTENT_TYPE, _MESSAGE_DIGEST, _SIGNING_TIME = (
    "1.2.840.113549.1.7.2",
    "1.2.840.113549.1.9.3",
    "1.2.840.113549.1.9.4",
    "1.2.840.113549.1.9.5",
)
_LDS_SECURITY_OBJECT, _SHA256, _ECDSA_SHA256 = (
    "2.23.136.1.1.1",
    "2.16.840.1.101.3.4.2.1",
    "1.2.840.10045.4.3.2",
)
_YEARS = timedelta(days=3660)


@dataclass(frozen=True)
class Person:
    """A made-up holder."""

    surname: str = field(repr=False)
    given_names: str = field(repr=False)
    document_number: str = field(repr=False)
    birth_date: date = field(repr=False)
    expiry_date: date = field(repr=False)
    nationality: str = "POL"


class State:
    """A made-up state: the authority that signs signers (CSCA), and one signer of documents."""

    def __init__(self, now: datetime, country: str = "PL", name: str = "Simulated CSCA") -> None:
        self.authority_key, self.signer_key = (
            ec.generate_private_key(ec.BrainpoolP256R1()) for _ in range(2)
        )
        authority = _name(country, name)
        self.authority = _certificate(authority, authority, self.authority_key, self.authority_key, now, True)
        self.signer = _certificate(
            _name(country, "Simulated document signer"),
            authority,
            self.signer_key,
            self.authority_key,
            now,
            False,
        )

    @property
    def anchor(self) -> bytes:
        """The authority's certificate, DER: what the office configures."""
        return self.authority.public_bytes(serialization.Encoding.DER)

    def security_object(self, groups: dict[int, bytes], signed_at: datetime | None = None) -> bytes:
        """EF.SOD over whole files by the number of their data group."""
        entries = [
            _sequence(_integer(number), encode(_OCTETS, hashlib.sha256(file).digest()))
            for number, file in sorted(groups.items())
        ]
        content = _sequence(_integer(0), _algorithm(_SHA256), _sequence(*entries))
        return encode(0x77, signed_data(content, self.signer, self._sign(content, signed_at)))

    def _sign(self, content: bytes, signed_at: datetime | None) -> tuple[bytes, bytes]:
        """The signed attributes' contents, and the signature over them as a SET."""
        attributes = [
            _attribute(_CONTENT_TYPE, object_identifier(_LDS_SECURITY_OBJECT)),
            _attribute(_MESSAGE_DIGEST, encode(_OCTETS, hashlib.sha256(content).digest())),
        ]
        if signed_at is not None:
            stamp = signed_at.astimezone(UTC).strftime("%y%m%d%H%M%SZ").encode("ascii")
            attributes.append(_attribute(_SIGNING_TIME, encode(_UTC_TIME, stamp)))
        contents = b"".join(sorted(attributes))
        return contents, self.signer_key.sign(encode(_SET, contents), ec.ECDSA(hashes.SHA256()))


def signed_data(content: bytes, signer: x509.Certificate, signed: tuple[bytes, bytes]) -> bytes:
    """The CMS ContentInfo (RFC 5652, 5): attributes' contents and signature are given."""
    attributes, signature = signed
    identity = _sequence(signer.issuer.public_bytes(), _integer(signer.serial_number))
    information = _sequence(
        _integer(1),
        identity,
        _algorithm(_SHA256),
        encode(0xA0, attributes),
        _algorithm(_ECDSA_SHA256),
        encode(_OCTETS, signature),
    )
    body = _sequence(
        _integer(3),
        encode(_SET, _algorithm(_SHA256)),
        _sequence(object_identifier(_LDS_SECURITY_OBJECT), encode(0xA0, encode(_OCTETS, content))),
        encode(0xA0, signer.public_bytes(serialization.Encoding.DER)),
        encode(_SET, information),
    )
    return _sequence(object_identifier(_SIGNED_DATA), encode(0xA0, body))


def files(
    person: Person,
    state: State,
    *,
    with_full_names: bool = True,
    parameter_id: int = 13,
    key_length: int = 16,
) -> dict[int, bytes]:
    """All files of one card, by their identifier."""
    groups = {1: dg1(person)} | ({11: dg11(person)} if with_full_names else {})
    tags = bytes((0x61, 0x6B)[: len(groups)])
    common = encode(0x60, encode(0x5F01, b"0107"), encode(0x5F36, b"040000"), encode(0x5C, tags))
    found = {
        EF_CARD_ACCESS: card_access(parameter_id, key_length),
        EF_COM: common,
        EF_SOD: state.security_object(groups),
        EF_DG1: groups[1],
    }
    return found | ({EF_DG11: groups[11]} if 11 in groups else {})


def card_access(parameter_id: int, key_length: int) -> bytes:
    """EF.CardAccess with one PACEInfo (Doc 9303-11, 9.2.1)."""
    mechanism = encode(0x06, bytes.fromhex(MECHANISMS[key_length]))
    info = encode(0x30, mechanism, encode(0x02, b"\x02"), encode(0x02, bytes((parameter_id,))))
    return encode(0x31, info)


def dg1(person: Person) -> bytes:
    return encode(0x61, encode(0x5F1F, zone(person).encode("ascii")))


def dg11(person: Person) -> bytes:
    """Full names with their own letters (Doc 9303-10, 4.7.11)."""
    name = f"{person.surname}<<{person.given_names}".replace(" ", "<")
    return encode(0x6B, encode(0x5C, b"\x5f\x0e"), encode(0x5F0E, name.encode("utf-8")))


def zone(person: Person) -> str:
    """The machine-readable zone of a card, three lines of 30 (Doc 9303-5, 4.2)."""
    number = person.document_number.ljust(9, "<")
    birth, expiry = person.birth_date.strftime("%y%m%d"), person.expiry_date.strftime("%y%m%d")
    first = f"I<{person.nationality:<3}{number}{check_digit(number)}".ljust(30, "<")
    dates = f"{birth}{check_digit(birth)}<{expiry}{check_digit(expiry)}"
    second = f"{dates}{person.nationality:<3}".ljust(29, "<")
    over = first[5:30] + second[0:7] + second[8:15] + second[18:29]
    names = "<<".join(transliterated(name).replace(" ", "<") for name in (person.surname, person.given_names))
    return first + second + check_digit(over) + names[:30].ljust(30, "<")


def object_identifier(dotted: str) -> bytes:
    first, second, *rest = (int(part) for part in dotted.split("."))
    return encode(_OBJECT_IDENTIFIER, *(_base_128(number) for number in (40 * first + second, *rest)))


def _base_128(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(0x80 | number & 0x7F)
    return bytes(reversed(digits))


def _sequence(*parts: bytes) -> bytes:
    return encode(_SEQUENCE, *parts)


def _integer(number: int) -> bytes:
    return encode(_INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def _algorithm(dotted: str) -> bytes:
    return _sequence(object_identifier(dotted))


def _attribute(dotted: str, value: bytes) -> bytes:
    return _sequence(object_identifier(dotted), encode(_SET, value))


def _name(country: str, common: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, country), x509.NameAttribute(NameOID.COMMON_NAME, common)]
    )


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer_key: ec.EllipticCurvePrivateKey,
    now: datetime,
    is_authority: bool,
) -> x509.Certificate:
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + _YEARS)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if is_authority:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())
