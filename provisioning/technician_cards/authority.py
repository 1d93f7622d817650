"""A small CA for technicians' cards, in a folder: made, and used, offline (docs/devices/technician-cards.md).

ca.pem        the CA's certificate: kiosks pin it (`card_reader.technician_ca`)
revoked.pem   the list of revoked certificates (`card_reader.technician_crl`)
ca-key.pem    the CA's private key: on no kiosk, and for its owner's eyes only
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPublicKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hardware.card_reader.piv.technician_authority import ROLE_OID, role_value
from kiosk_app.domain.technician import TechnicianRole

CA, CRL, KEY = "ca.pem", "revoked.pem", "ca-key.pem"
_LIST_DAYS = 365
# A clock that is a little behind takes a card that was just made.
_LEEWAY = timedelta(minutes=5)


class TechnicianCaError(ValueError):
    """The folder holds no CA, or one already; the message says so."""


class TechnicianCa:
    """The CA in a folder. Every time is given, and aware."""

    def __init__(self, directory: Path) -> None:
        """Raises TechnicianCaError: it cannot be read."""
        self._directory = directory
        try:
            self.certificate = x509.load_pem_x509_certificate((directory / CA).read_bytes())
            key = load_pem_private_key((directory / KEY).read_bytes(), None)
            self._revoked = x509.load_pem_x509_crl((directory / CRL).read_bytes())
        except (OSError, ValueError) as error:
            raise TechnicianCaError(f"{directory}: no CA can be read there; make one with init") from error
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise TechnicianCaError(f"{directory / KEY}: is not a key that init makes")
        self._key = key

    @staticmethod
    def init(directory: Path, name: str, now: datetime, days: int) -> "TechnicianCa":
        """Make a CA in a folder that has none. Raises TechnicianCaError, OSError."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _self_signed(key, name, now, days)
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        if any((directory / file).exists() for file in (CA, CRL, KEY)):
            raise TechnicianCaError(f"{directory}: there is a CA already")
        write_secret(directory / KEY, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        (directory / CA).write_bytes(certificate.public_bytes(Encoding.PEM))
        _write_list(directory, _empty_list(certificate, now), key)
        return TechnicianCa(directory)

    def certify(
        self,
        key: CertificateIssuerPublicKeyTypes,
        name: str,
        role: TechnicianRole | None,
        begin: datetime,
        end: datetime,
    ) -> x509.Certificate:
        """A certificate for a card's key; without a role, it opens nothing. Raises TechnicianCaError."""
        usage = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(self.certificate.subject)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(begin)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(False, None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(_issued_by(self._key), critical=False)
        )
        if role is not None:
            extension = x509.UnrecognizedExtension(ROLE_OID, role_value(role))
            builder = builder.add_extension(extension, critical=False)
        return builder.sign(self._key, hashes.SHA256())

    def revoke(self, certificate: x509.Certificate, now: datetime) -> None:
        """Put a certificate on the list, once. Raises TechnicianCaError: it is another CA's."""
        if certificate.issuer != self.certificate.subject:
            raise TechnicianCaError("the certificate is not from this CA")
        builder = _empty_list(self.certificate, now)
        others = [item for item in self._revoked if item.serial_number != certificate.serial_number]
        for item in others:
            builder = builder.add_revoked_certificate(item)
        entry = x509.RevokedCertificateBuilder(certificate.serial_number, now).build()
        self._revoked = _write_list(self._directory, builder.add_revoked_certificate(entry), self._key)


def _self_signed(key: ec.EllipticCurvePrivateKey, name: str, now: datetime, days: int) -> x509.Certificate:
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(name))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _LEEWAY)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(True, 0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_issued_by(key), critical=False)
        .sign(key, hashes.SHA256())
    )


def _issued_by(key: ec.EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _name(name: str) -> x509.Name:
    """Raises TechnicianCaError: RFC 5280 (appendix A.1) gives it 64 characters, the library counts bytes."""
    try:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    except ValueError as error:
        raise TechnicianCaError("a name has 1 to 64 bytes; a Polish letter takes two") from error


def _empty_list(ca: x509.Certificate, now: datetime) -> x509.CertificateRevocationListBuilder:
    return (
        x509.CertificateRevocationListBuilder()
        .issuer_name(ca.subject)
        .last_update(now)
        .next_update(now + timedelta(days=_LIST_DAYS))
    )


def _write_list(
    directory: Path, builder: x509.CertificateRevocationListBuilder, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateRevocationList:
    """In one step: a kiosk that looks meanwhile finds the old list or the new one."""
    made = builder.sign(key, hashes.SHA256())
    beside = directory / f"{CRL}.new"
    beside.write_bytes(made.public_bytes(Encoding.PEM))
    beside.replace(directory / CRL)
    return made


def write_secret(path: Path, data: bytes) -> None:
    """Readable by its owner alone from the first byte on. Raises FileExistsError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
