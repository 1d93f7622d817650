"""Which certificates make a technician: the pinned CA, its list of revoked ones, validity, role. Offline.

Nothing is fetched, and the time is given. docs/adr/0007-piv-technician-log-in.md says why so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.x509.oid import NameOID
from cryptography.x509.verification import (
    Criticality,
    ExtensionPolicy,
    Policy,
    PolicyBuilder,
    Store,
    VerificationError,
)

from kiosk_app.domain.technician import (
    Expired,
    NoRole,
    NotATechniciansCard,
    NotYetValid,
    Revoked,
    Technician,
    TechnicianRole,
    UntrustedIssuer,
)

# An extension of ours, made of a UUID (X.667), which needs no registration; its value is a UTF8String.
ROLE_OID = x509.ObjectIdentifier("2.25.73307391169450252232112029585464154686")
_UTF8_STRING = 0x0C
_MAX_NAME = 64
_MAX_FILE = 4 * 1024 * 1024
# What a damaged certificate raises differs by where the damage is met.
DAMAGED = (
    ValueError,
    TypeError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)

Verdict = (
    tuple[Technician, PublicKeyTypes]
    | NotATechniciansCard
    | UntrustedIssuer
    | NotYetValid
    | Expired
    | Revoked
    | NoRole
)


class AuthorityError(ValueError):
    """CA or list cannot be used: the log-in stays shut. The message names the file."""


@dataclass(frozen=True)
class TechnicianAuthority:
    """The CAs that are pinned (one, or two while one follows the other), and their lists of the revoked."""

    authorities: tuple[x509.Certificate, ...]
    revoked: tuple[x509.CertificateRevocationList, ...] | None

    @staticmethod
    def load(ca: Path, crl: Path | None) -> "TechnicianAuthority":
        """Read PEM files: certificates of CAs, and a list of the revoked from each of them.

        Raises:
            AuthorityError: a file is missing or damaged, or a list is not signed by its CA.
        """
        authorities = _authorities(ca)
        return TechnicianAuthority(authorities, None if crl is None else _lists(crl, authorities))

    def judge(self, der: bytes, now: datetime) -> Verdict:
        """Whether this certificate, from an untrusted card, makes a technician now (`now` is aware).

        Issuer first: nothing is said of a certificate that anyone could have written.
        """
        try:
            certificate = x509.load_der_x509_certificate(der)
            key = certificate.public_key()
            issuer = self._issuer(certificate)
            if issuer is None:
                return UntrustedIssuer()
            return self._judge(certificate, issuer, now) or _role(certificate, key)
        except DAMAGED:
            return NotATechniciansCard()

    def _issuer(self, certificate: x509.Certificate) -> x509.Certificate | None:
        for authority in self.authorities:
            try:
                certificate.verify_directly_issued_by(authority)
            except (ValueError, TypeError, InvalidSignature):
                continue
            return authority
        return None

    def _judge(
        self, certificate: x509.Certificate, issuer: x509.Certificate, now: datetime
    ) -> NotYetValid | Expired | Revoked | UntrustedIssuer | None:
        for checked in (certificate, issuer):
            if now < checked.not_valid_before_utc:
                return NotYetValid(checked.not_valid_before_utc)
            if now > checked.not_valid_after_utc:
                return Expired(checked.not_valid_after_utc)
        if not _is_for_log_in(certificate, issuer, now):
            return UntrustedIssuer()
        return Revoked() if self._is_revoked(certificate, issuer) else None

    def _is_revoked(self, certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
        return any(
            crl.issuer == issuer.subject
            and crl.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None
            for crl in self.revoked or ()
        )


def _is_for_log_in(certificate: x509.Certificate, issuer: x509.Certificate, now: datetime) -> bool:
    """Path validation (RFC 5280, 6) of the one step from the pinned CA: constraints, usages, unknown
    critical extensions, algorithms."""
    card = (
        ExtensionPolicy.permit_all()
        .require_present(x509.KeyUsage, Criticality.AGNOSTIC, _signs_and_issues_nothing)
        .may_be_present(x509.BasicConstraints, Criticality.AGNOSTIC, _is_no_ca)
    )
    verifier = (
        PolicyBuilder()
        .store(Store([issuer]))
        .time(now)
        .max_chain_depth(0)
        .extension_policies(ca_policy=ExtensionPolicy.webpki_defaults_ca(), ee_policy=card)
        .build_client_verifier()
    )
    try:
        verifier.verify(certificate, [])
    except VerificationError:
        return False
    return True


def _signs_and_issues_nothing(_: Policy, __: x509.Certificate, usage: x509.KeyUsage | None) -> None:
    if usage is None or not usage.digital_signature or usage.key_cert_sign or usage.crl_sign:
        raise ValueError("not a certificate for logging in")


def _is_no_ca(_: Policy, __: x509.Certificate, constraints: x509.BasicConstraints | None) -> None:
    if constraints is not None and constraints.ca:
        raise ValueError("a CA")


def _role(certificate: x509.Certificate, key: PublicKeyTypes) -> tuple[Technician, PublicKeyTypes] | NoRole:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    text = str(names[0].value) if names else ""
    name = "".join(letter for letter in text if letter.isprintable())[:_MAX_NAME]
    try:
        extension = certificate.extensions.get_extension_for_oid(ROLE_OID).value
    except x509.ExtensionNotFound:
        return NoRole()
    role = _read_role(extension)
    if role is None:
        return NoRole()
    fingerprint = certificate.fingerprint(hashes.SHA256()).hex()
    return Technician(name, role, fingerprint, certificate.not_valid_after_utc), key


def _read_role(extension: x509.ExtensionType) -> TechnicianRole | None:
    assert isinstance(extension, x509.UnrecognizedExtension)
    for role in TechnicianRole:
        if extension.value == role_value(role):
            return role
    return None


def role_value(role: TechnicianRole) -> bytes:
    """The extension's value for a role, DER."""
    return bytes((_UTF8_STRING, len(role.value))) + role.value.encode()


def _authorities(path: Path) -> tuple[x509.Certificate, ...]:
    data = _read(path)
    try:
        found = tuple(x509.load_pem_x509_certificates(data))
        are_all_ca = all(_is_ca(certificate) for certificate in found)
    except DAMAGED as error:
        raise AuthorityError(f"{path}: no certificate of a CA can be read") from error
    if not are_all_ca:
        raise AuthorityError(f"{path}: holds a certificate that is not a CA's")
    return found


def _is_ca(certificate: x509.Certificate) -> bool:
    # Parsed only when it is asked for: a damaged key is to show here, and not at the first card.
    certificate.public_key()
    try:
        return bool(certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except x509.ExtensionNotFound:
        return False


def _lists(path: Path, authorities: Sequence[x509.Certificate]) -> tuple[x509.CertificateRevocationList, ...]:
    """Those of the lists in the file that a pinned CA has signed; each CA must have one."""
    marker = b"-----END X509 CRL-----"
    blocks = [block + marker for block in _read(path).split(marker) if block.strip()]
    try:
        lists = [x509.load_pem_x509_crl(block) for block in blocks]
        signed = [[crl for crl in lists if _has_signed(ca, crl)] for ca in authorities]
    except DAMAGED as error:
        raise AuthorityError(f"{path}: no list of revoked certificates can be read") from error
    if not all(signed):
        ca = authorities[signed.index([])].subject.rfc4514_string()
        raise AuthorityError(f"{path}: lacks a list that {ca} has signed")
    return tuple(crl for each in signed for crl in each)


def _has_signed(authority: x509.Certificate, crl: x509.CertificateRevocationList) -> bool:
    key = authority.public_key()
    try:
        return crl.issuer == authority.subject and crl.is_signature_valid(key)  # type: ignore[arg-type]  # any key of a CA; another kind raises TypeError
    except TypeError:
        return False


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_FILE + 1)
    except OSError as error:
        raise AuthorityError(f"{path}: cannot be read: {error.strerror}") from error
    if len(data) > _MAX_FILE:
        raise AuthorityError(f"{path}: is too large")
    return data
