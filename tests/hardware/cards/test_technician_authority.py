"""Which certificates make a technician, and which CAs and lists can be used."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader.piv.technician_authority import (
    ROLE_OID,
    AuthorityError,
    TechnicianAuthority,
    role_value,
)
from kiosk_app.domain.technician import (
    Expired,
    NoRole,
    NotATechniciansCard,
    NotYetValid,
    Revoked,
    TechnicianRole,
    UntrustedIssuer,
)
from provisioning.technician_cards.authority import CA, CRL, KEY, TechnicianCa
from tests.hardware.cards.conftest import NOW, Office

Change = Callable[[x509.CertificateBuilder], x509.CertificateBuilder]
SIGNS = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
ISSUES = x509.KeyUsage(True, False, False, False, False, True, False, False, False)
ENCRYPTS = x509.KeyUsage(False, False, True, False, False, False, False, False, False)
ROLE = x509.UnrecognizedExtension(ROLE_OID, role_value(TechnicianRole.SENIOR))
OF_NOBODY = x509.ObjectIdentifier("2.25.1")


def made(office: Office, *extensions: tuple[x509.ExtensionType, bool], signer: Path | None = None) -> bytes:
    """A certificate from the office's CA (or with another's key), with these extensions alone."""
    key = load_pem_private_key(((signer or office.directory) / KEY).read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Jan Próbny")]))
        .issuer_name(office.ca.certificate.subject)
        .public_key(ec.generate_private_key(ec.SECP256R1()).public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(office.ca.certificate.public_key()),  # type: ignore[arg-type]  # a CA's key
            critical=False,
        )
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def test_a_senior_technician(office: Office) -> None:
    verdict = office.authority().judge(made(office, (SIGNS, True), (ROLE, False)), NOW)
    assert isinstance(verdict, tuple)
    assert (verdict[0].role, verdict[0].name) == (TechnicianRole.SENIOR, "Jan Próbny")


@pytest.mark.parametrize(
    "extensions",
    [
        [(ROLE, False)],
        [(ROLE, False), (ENCRYPTS, True)],
        [(ROLE, False), (ISSUES, True), (x509.BasicConstraints(True, None), True)],
        [(ROLE, False), (ISSUES, True)],
        [(ROLE, False), (SIGNS, True), (x509.BasicConstraints(True, None), True)],
        [(ROLE, False), (SIGNS, True), (x509.UnrecognizedExtension(OF_NOBODY, b"\x05\x00"), True)],
    ],
    ids=[
        "no usage",
        "encrypts",
        "issues",
        "issues without being a CA",
        "a CA",
        "a critical extension unknown",
    ],
)
def test_certificates_for_something_else(
    extensions: list[tuple[x509.ExtensionType, bool]], office: Office
) -> None:
    assert office.authority().judge(made(office, *extensions), NOW) == UntrustedIssuer()


@pytest.mark.parametrize(
    "value", [b"", b"\x0c\x05admin", b"\x0c\x06senior\x00", b"\x13\x06senior", b"senior"]
)
def test_a_role_that_is_none(value: bytes, office: Office) -> None:
    extension = x509.UnrecognizedExtension(ROLE_OID, value)
    assert office.authority().judge(made(office, (SIGNS, True), (extension, False)), NOW) == NoRole()


def test_a_ca_of_the_same_name_is_another(office: Office, tmp_path: Path) -> None:
    name = office.ca.certificate.subject.rfc4514_string().removeprefix("CN=")
    TechnicianCa.init(tmp_path / "same", name, NOW, 10)
    der = made(office, (SIGNS, True), (ROLE, False), signer=tmp_path / "same")
    assert office.authority().judge(der, NOW) == UntrustedIssuer()


def test_the_ca_itself_is_no_technician(office: Office) -> None:
    der = office.ca.certificate.public_bytes(Encoding.DER)
    assert office.authority().judge(der, NOW) == UntrustedIssuer()


def test_when_the_ca_is_valid_counts_too(office: Office) -> None:
    der = made(office, (SIGNS, True), (ROLE, False))
    ca = office.ca.certificate
    late, early = ca.not_valid_after_utc + timedelta(1), ca.not_valid_before_utc - timedelta(1)
    authority = office.authority()
    assert authority.judge(der, late) == Expired(NOW + timedelta(days=1))
    assert authority.judge(der, early - timedelta(days=1)) == NotYetValid(NOW - timedelta(days=1))
    # Valid already, before its CA is.
    assert authority.judge(der, NOW - timedelta(hours=1)) == NotYetValid(ca.not_valid_before_utc)


def test_a_revoked_card_is_told_with_a_list_only(office: Office) -> None:
    pem = office.described["technician-revoked"]["certificate"].encode()
    der = x509.load_pem_x509_certificate(pem).public_bytes(Encoding.DER)
    assert office.authority().judge(der, NOW) == Revoked()
    without = TechnicianAuthority.load(office.directory / CA, None)
    assert isinstance(without.judge(der, NOW), tuple)


@given(der=st.binary(max_size=300))
def test_any_bytes_are_judged(der: bytes, office: Office) -> None:
    assert office.authority().judge(der, NOW) == NotATechniciansCard()


@given(draw=st.data())
def test_a_damaged_certificate_makes_nobody(draw: st.DataObject, office: Office) -> None:
    pem = office.described["technician"]["certificate"].encode()
    der = bytearray(x509.load_pem_x509_certificate(pem).public_bytes(Encoding.DER))
    position = draw.draw(st.integers(0, len(der) - 1))
    der[position] ^= draw.draw(st.integers(1, 255))
    assert not isinstance(office.authority().judge(bytes(der), NOW), tuple)


def test_two_cas_while_one_follows_the_other(office: Office, tmp_path: Path) -> None:
    both, lists = tmp_path / "both.pem", tmp_path / "lists.pem"
    later = TechnicianCa.init(tmp_path / "later", "Technicy 2030", NOW, 10)
    both.write_bytes((tmp_path / "later" / CA).read_bytes() + (office.directory / CA).read_bytes())
    lists.write_bytes((office.directory / CRL).read_bytes() + (tmp_path / "later" / CRL).read_bytes())
    authority = TechnicianAuthority.load(both, lists)
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    of_later = later.certify(key, "Anna", TechnicianRole.TECHNICIAN, NOW, NOW + timedelta(1))
    for der in (made(office, (SIGNS, True), (ROLE, False)), of_later.public_bytes(Encoding.DER)):
        assert isinstance(authority.judge(der, NOW), tuple)
    revoked = office.described["technician-revoked"]["certificate"].encode()
    der = x509.load_pem_x509_certificate(revoked).public_bytes(Encoding.DER)
    assert authority.judge(der, NOW) == Revoked()
    # Each CA needs a list: one that is missing must not let its revoked cards in.
    with pytest.raises(AuthorityError, match="lacks a list"):
        TechnicianAuthority.load(both, office.directory / CRL)


def test_files_that_cannot_be_used(office: Office, tmp_path: Path) -> None:
    ca, crl, junk = office.directory / CA, office.directory / CRL, tmp_path / "junk.pem"
    TechnicianCa.init(tmp_path / "stranger", "Inni", NOW, 10)
    card = tmp_path / "card.pem"
    card.write_text(office.described["technician"]["certificate"])
    for content in (b"", b"junk", crl.read_bytes()[:200]):
        junk.write_bytes(content)
        with pytest.raises(AuthorityError, match=r"junk\.pem"):
            TechnicianAuthority.load(junk, crl)
        with pytest.raises(AuthorityError, match=r"junk\.pem"):
            TechnicianAuthority.load(ca, junk)
    strangers = tmp_path / "stranger" / CRL
    wrong: list[tuple[Path, Path | None]] = [(tmp_path / "none", crl), (ca, tmp_path / "none")]
    for authorities, revoked in [*wrong, (card, None), (ca, strangers)]:
        with pytest.raises(AuthorityError):
            TechnicianAuthority.load(authorities, revoked)


@pytest.mark.parametrize("name", [CA, CRL])
def test_a_file_damaged_anywhere_shuts_the_log_in_and_nothing_else(
    name: str, office: Office, tmp_path: Path
) -> None:
    # What the library parses only when it is asked for, it raises in other ways.
    head, *body, foot = (office.directory / name).read_bytes().splitlines()
    der = b64decode(b"".join(body))
    files = {CA: office.directory / CA, CRL: office.directory / CRL} | {name: tmp_path / name}
    for at in range(len(der)):
        for bit in (0x01, 0x80):
            damaged = der[:at] + bytes((der[at] ^ bit,)) + der[at + 1 :]
            files[name].write_bytes(b"\n".join((head, b64encode(damaged), foot)))
            with suppress(AuthorityError):
                TechnicianAuthority.load(files[CA], files[CRL])


def test_a_key_of_another_kind_gets_no_challenge(office: Office) -> None:
    key = ed25519.Ed25519PrivateKey.generate().public_key()
    certificate = office.ca.certify(key, "Jan", TechnicianRole.SENIOR, NOW, NOW + timedelta(1))
    verdict = office.authority().judge(certificate.public_bytes(Encoding.DER), NOW)
    # Refused by the rules for certificates already, or where its key is to be challenged.
    assert verdict == UntrustedIssuer() or isinstance(verdict, tuple)


def test_a_name_is_cut_and_has_no_control_characters(office: Office) -> None:
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    certificate = office.ca.certify(
        key, "Jan\x1b[31m" + "x" * 50, TechnicianRole.SENIOR, NOW, NOW + timedelta(1)
    )
    verdict = office.authority().judge(certificate.public_bytes(Encoding.DER), NOW)
    assert isinstance(verdict, tuple)
    assert verdict[0].name.isprintable()


def test_the_time_is_given(office: Office) -> None:
    der = made(office, (SIGNS, True), (ROLE, False))
    for now, valid in ((NOW, True), (NOW + timedelta(days=2), False)):
        assert (
            isinstance(
                office.authority().judge(der, datetime.fromtimestamp(now.timestamp(), NOW.tzinfo)), tuple
            )
            == valid
        )
