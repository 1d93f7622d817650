"""EF.SOD and certificates: every way to be refused, several ways of signing, and any bytes."""

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from ecdsa import curves as named_curves
from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader.emrtd import asn1, curves
from hardware.card_reader.emrtd.anchors import AnchorError, load_anchors
from hardware.card_reader.emrtd.data_groups import inside_of_sod
from hardware.card_reader.emrtd.errors import DistrustedError, MalformedError
from hardware.card_reader.emrtd.passive_authentication import check, read_anchor
from hardware.card_reader.emrtd.signatures import verify
from hardware.card_reader.emrtd.signed_values import (
    Certificate,
    EcKey,
    RsaKey,
    Scheme,
    SecurityObject,
    Signing,
)
from hardware.card_reader.tlv import encode
from hardware.simulators.cards.emrtd_chip_data import State, object_identifier, signed_data
from kiosk_app.domain.id_card import Authenticity, Distrust
from tests.hardware.emrtd.cards import NOW, OTHER_STATE, STATE

GROUPS = {1: b"data of the first group", 11: b"data of the eleventh"}
SOD = STATE.security_object(GROUPS)
SIGNED = asn1.security_object(inside_of_sod(SOD))
ANCHOR = read_anchor(STATE.anchor)


def refusal(
    signed: SecurityObject, *, now: datetime = NOW, anchors: tuple[Certificate, ...] = (ANCHOR,)
) -> Distrust:
    with pytest.raises(DistrustedError) as error:
        check(signed, GROUPS, anchors, now)
    return error.value.reason


def test_what_was_signed_is_believed() -> None:
    assert check(SIGNED, GROUPS, [ANCHOR], NOW) is Authenticity.SIGNED_BY_ISSUER
    assert check(SIGNED, {1: GROUPS[1]}, [ANCHOR], NOW) is Authenticity.SIGNED_BY_ISSUER
    assert check(SIGNED, GROUPS, [], NOW) is Authenticity.NOT_CHECKED


def test_a_group_that_was_not_signed_is_refused() -> None:
    with pytest.raises(DistrustedError, match="not those that were signed"):
        check(SIGNED, GROUPS | {12: b""}, [ANCHOR], NOW)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (replace(SIGNED, content=SIGNED.content + b"\x00"), Distrust.SIGNATURE_WRONG),
        (replace(SIGNED, message_digest=bytes(32)), Distrust.SIGNATURE_WRONG),
        (replace(SIGNED, signature=SIGNED.signature[:-1] + b"\x00"), Distrust.SIGNATURE_WRONG),
        (replace(SIGNED, signed_bytes=b"other"), Distrust.SIGNATURE_WRONG),
        (replace(SIGNED, certificates=()), Distrust.MALFORMED),
        (replace(SIGNED, signer_serial=1), Distrust.MALFORMED),
        (replace(SIGNED, digest_name="sha1"), Distrust.ALGORITHM_UNKNOWN),
        (replace(SIGNED, hash_name="md5"), Distrust.ALGORITHM_UNKNOWN),
        (replace(SIGNED, signing=None), Distrust.ALGORITHM_UNKNOWN),
        (replace(SIGNED, signing=Signing(Scheme.RSA_PKCS1, "sha256")), Distrust.ALGORITHM_UNKNOWN),
    ],
)
@pytest.mark.parametrize("anchors", [(), (ANCHOR,)], ids=["unchecked", "checked"])
def test_each_part_of_the_signature_counts(
    changed: SecurityObject, reason: Distrust, anchors: tuple[Certificate, ...]
) -> None:
    assert refusal(changed, anchors=anchors) is reason


def test_a_state_of_the_same_name_with_another_key_is_another() -> None:
    assert refusal(SIGNED, anchors=(read_anchor(State(NOW).anchor),)) is Distrust.ISSUER_UNKNOWN
    assert refusal(SIGNED, anchors=(read_anchor(OTHER_STATE.anchor),)) is Distrust.ISSUER_UNKNOWN
    # States keep the name when they change the key: both are configured for years.
    assert check(SIGNED, GROUPS, [read_anchor(State(NOW).anchor), ANCHOR], NOW)
    for key in (None, RsaKey(_RSA.public_key().public_numbers().n, 65537)):
        assert check(SIGNED, GROUPS, [replace(ANCHOR, key=key), ANCHOR], NOW)
        assert refusal(SIGNED, anchors=(replace(ANCHOR, key=key),)) is Distrust.ISSUER_UNKNOWN


def test_a_certificate_that_is_signed_in_an_unknown_way_is_told() -> None:
    signer = replace(SIGNED.certificates[0], signing=None)
    assert refusal(replace(SIGNED, certificates=(signer,))) is Distrust.ALGORITHM_UNKNOWN


def test_a_state_of_another_name_is_another_whatever_its_key() -> None:
    assert refusal(SIGNED, anchors=(replace(ANCHOR, subject="another"),)) is Distrust.ISSUER_UNKNOWN


def test_the_state_must_have_been_valid_too() -> None:
    over = replace(ANCHOR, not_after=NOW - timedelta(days=1))
    assert refusal(SIGNED, anchors=(over,)) is Distrust.CERTIFICATE_NOT_VALID
    assert check(SIGNED, GROUPS, [over, ANCHOR], NOW) is Authenticity.SIGNED_BY_ISSUER


@pytest.mark.parametrize("signed_type", ["1.2.840.113549.1.7.1", "2.23.136.1.1.1"])
def test_the_signed_attributes_must_be_of_this_type(signed_type: str) -> None:
    """RFC 5652, 5.3: or a signature over something else of the same bytes would do."""
    attributes = encode(
        0x30, object_identifier("1.2.840.113549.1.9.3"), encode(0x31, object_identifier(signed_type))
    )
    digest = encode(0x04, hashlib.sha256(SIGNED.content).digest())
    attributes += encode(0x30, object_identifier("1.2.840.113549.1.9.4"), encode(0x31, digest))
    signature = STATE.signer_key.sign(encode(0x31, attributes), ec.ECDSA(hashes.SHA256()))
    made = signed_data(SIGNED.content, STATE.signer, (attributes, signature))
    if signed_type == asn1.LDS_SECURITY_OBJECT:
        assert check(asn1.security_object(made), GROUPS, [ANCHOR], NOW) is Authenticity.SIGNED_BY_ISSUER
    else:
        with pytest.raises(MalformedError):
            asn1.security_object(made)


@pytest.mark.parametrize("days", [-31, 3661])
def test_certificates_must_be_valid(days: int) -> None:
    assert refusal(SIGNED, now=NOW + timedelta(days=days)) is Distrust.CERTIFICATE_NOT_VALID


def test_the_time_of_signing_counts_where_it_is_signed() -> None:
    later = NOW + timedelta(days=9000)
    signed = asn1.security_object(inside_of_sod(STATE.security_object(GROUPS, signed_at=NOW)))
    assert signed.signing_time == NOW
    assert check(signed, GROUPS, [ANCHOR], later) is Authenticity.SIGNED_BY_ISSUER
    early = asn1.security_object(inside_of_sod(STATE.security_object(GROUPS, NOW - timedelta(days=40))))
    assert refusal(early) is Distrust.CERTIFICATE_NOT_VALID


@pytest.mark.parametrize("change", [{"is_authority": True}, {"has_extended_usage": True}])
def test_a_certificate_for_another_use_signs_no_documents(change: dict[str, bool]) -> None:
    signer = replace(SIGNED.certificates[0], **change)  # type: ignore[arg-type]  # flags alone
    assert refusal(replace(SIGNED, certificates=(signer,))) is Distrust.CERTIFICATE_NOT_VALID


@given(st.data())
def test_any_flipped_bit_is_refused(draw: st.DataObject) -> None:
    changed = bytearray(SOD)
    place = draw.draw(st.integers(0, 8 * len(changed) - 1))
    changed[place // 8] ^= 1 << place % 8
    try:
        signed = asn1.security_object(inside_of_sod(bytes(changed)))
        # A bit of the certificate that the signature does not cover is the issuer's to notice.
        verdict = check(signed, GROUPS, [ANCHOR], NOW)
    except (MalformedError, DistrustedError):
        return
    assert verdict is Authenticity.SIGNED_BY_ISSUER
    assert _means_the_same(signed), "what was changed must be what nobody signs: the way that it is written"


def _means_the_same(signed: SecurityObject) -> bool:
    before, after = SIGNED.certificates[0], signed.certificates[0]
    return (signed.hashes, signed.content, before.key, before.signed_bytes) == (
        SIGNED.hashes,
        SIGNED.content,
        after.key,
        after.signed_bytes,
    )


@given(
    st.binary(max_size=400)
    | st.tuples(st.integers(0, len(SOD)), st.binary(max_size=40)).map(lambda cut: SOD[: cut[0]] + cut[1])
)
def test_any_bytes_are_a_security_object_or_malformed(data: bytes) -> None:
    with suppress(MalformedError):
        asn1.security_object(data)
    with suppress(MalformedError):
        asn1.security_object(inside_of_sod(data))


@given(
    st.binary(max_size=300)
    | st.tuples(st.integers(0, len(STATE.anchor)), st.binary(max_size=40)).map(
        lambda cut: STATE.anchor[: cut[0]] + cut[1] + STATE.anchor[cut[0] + len(cut[1]) :]
    )
)
def test_any_bytes_are_a_certificate_or_malformed(data: bytes) -> None:
    with suppress(MalformedError):
        asn1.certificate(data)


def test_nesting_without_end_is_malformed() -> None:
    data = b""
    for _ in range(3000):
        data = encode(0x30, data)
    with pytest.raises(MalformedError):
        asn1.security_object(data)
    with pytest.raises(MalformedError):
        asn1.pace_infos(encode(0x31, data))


# Ways of signing.

_NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test")])
_RSA = rsa.generate_private_key(65537, 2048)


def self_signed(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    hash_algorithm: hashes.SHA256 | hashes.SHA512,
    rsa_padding: padding.PSS | padding.PKCS1v15 | None = None,
) -> Certificate:
    builder = (
        x509.CertificateBuilder()
        .subject_name(_NAME)
        .issuer_name(_NAME)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW)
        .add_extension(x509.BasicConstraints(True, 0), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
    )
    signed = builder.sign(key, hash_algorithm, rsa_padding=rsa_padding)
    return asn1.certificate(signed.public_bytes(serialization.Encoding.PEM))


@pytest.mark.parametrize(
    "certificate",
    [
        self_signed(_RSA, hashes.SHA256()),
        self_signed(_RSA, hashes.SHA512()),
        self_signed(_RSA, hashes.SHA256(), padding.PSS(padding.MGF1(hashes.SHA256()), 32)),
        self_signed(_RSA, hashes.SHA512(), padding.PSS(padding.MGF1(hashes.SHA512()), 20)),
        self_signed(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256()),
        self_signed(ec.generate_private_key(ec.SECP521R1()), hashes.SHA512()),
        self_signed(ec.generate_private_key(ec.BrainpoolP384R1()), hashes.SHA512()),
        self_signed(ec.generate_private_key(ec.BrainpoolP512R1()), hashes.SHA512()),
    ],
    ids=["pkcs1", "pkcs1-512", "pss", "pss-512", "p256", "p521", "bp384", "bp512"],
)
def test_signatures_of_each_kind_are_checked(certificate: Certificate) -> None:
    assert certificate.is_authority
    assert certificate.has_extended_usage
    assert verify(certificate.key, certificate.signing, certificate.signature, certificate.signed_bytes)
    assert not verify(certificate.key, certificate.signing, certificate.signature, b"other")
    assert not verify(certificate.key, certificate.signing, b"", certificate.signed_bytes)


@pytest.mark.parametrize(
    ("key", "signing"),
    [
        (RsaKey(_RSA.public_key().public_numbers().n, 65537), Signing(Scheme.ECDSA, "sha256")),
        (RsaKey(1 << 1023 | 1, 65537), Signing(Scheme.RSA_PKCS1, "sha256")),
        (RsaKey(1 << 9000 | 1, 65537), Signing(Scheme.RSA_PKCS1, "sha256")),
        (RsaKey(1 << 2047 | 1, 1 << 40 | 1), Signing(Scheme.RSA_PKCS1, "sha256")),
        (EcKey("1.3.132.0.10", b"\x04" + bytes(64)), Signing(Scheme.ECDSA, "sha256")),
        (EcKey("1.2.840.10045.3.1.7", b"\x04" + bytes(64)), Signing(Scheme.ECDSA, "sha256")),
        (None, Signing(Scheme.ECDSA, "sha256")),
    ],
    ids=["other scheme", "short", "huge", "huge exponent", "other curve", "no point", "none"],
)
def test_a_key_that_cannot_be_trusted_is_unknown(key: RsaKey | EcKey | None, signing: Signing) -> None:
    with pytest.raises(DistrustedError) as error:
        verify(key, signing, bytes(256), b"data")
    assert error.value.reason is Distrust.ALGORITHM_UNKNOWN


# Curves that are spelled out, as travel documents must.


def spelled_out(public: ec.EllipticCurvePublicKey, curve: named_curves.Curve, base: bytes) -> bytes:
    """SubjectPublicKeyInfo with explicit parameters (RFC 3279, 2.3.5)."""

    def number(value: int) -> bytes:
        return encode(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))

    size = (curve.curve.p().bit_length() + 7) // 8
    sides = [
        encode(0x04, int(side % curve.curve.p()).to_bytes(size, "big"))
        for side in (curve.curve.a(), curve.curve.b())
    ]
    prime_field = encode(0x30, bytes.fromhex("06072a8648ce3d0101"), number(int(curve.curve.p())))
    domain = encode(
        0x30,
        number(1),
        prime_field,
        encode(0x30, *sides),
        encode(0x04, base),
        number(int(curve.order)),
        number(1),
    )
    point = public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    algorithm = encode(0x30, bytes.fromhex("06072a8648ce3d0201"), domain)
    return encode(0x30, algorithm, encode(0x03, b"\x00" + point))


def certificate_with(info: bytes, key: ec.EllipticCurvePrivateKey) -> Certificate:
    """The state's certificate with this key information in it, signed anew."""
    plain = STATE.authority
    old = plain.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    body = plain.tbs_certificate_bytes[4:].replace(old, info)
    signed = encode(0x30, body)
    ecdsa_sha256 = bytes.fromhex("300a06082a8648ce3d040302")
    signature = key.sign(signed, ec.ECDSA(hashes.SHA256()))
    return asn1.certificate(encode(0x30, signed, ecdsa_sha256, encode(0x03, b"\x00" + signature)))


@pytest.mark.parametrize("encoding", ["uncompressed", "compressed"])
def test_a_known_curve_that_is_spelled_out_is_recognised(encoding: str) -> None:
    curve, key = named_curves.BRAINPOOLP256r1, STATE.authority_key
    found = certificate_with(spelled_out(key.public_key(), curve, curve.generator.to_bytes(encoding)), key)
    assert isinstance(found.key, EcKey)
    assert found.key.curve == "1.3.36.3.3.2.8.1.1.7"
    assert verify(found.key, found.signing, found.signature, found.signed_bytes)


def test_a_known_curve_with_another_base_point_is_not() -> None:
    """CVE-2020-0601: with a base point of one's own, a private key for any public key can be made."""
    curve, key = named_curves.BRAINPOOLP256r1, STATE.authority_key
    base = (curve.generator * 2).to_bytes("uncompressed")
    found = certificate_with(spelled_out(key.public_key(), curve, base), key)
    assert found.key is None


@pytest.mark.parametrize("parameter_id", sorted(curves.PARAMETER_IDS))
def test_every_curve_of_pace_has_its_identifier(parameter_id: int) -> None:
    curve = curves._BY_PARAMETER_ID[parameter_id]
    given = (int(curve.curve.p()), int(curve.curve.a()), int(curve.curve.b()))
    base = curve.generator.to_bytes("uncompressed")
    assert curves.identifier_of(*given, base, int(curve.order)) == ".".join(map(str, curve.oid))
    assert curves.identifier_of(given[0], given[1] + 1, given[2], base, int(curve.order)) == ""
    assert curves.identifier_of(*given, base, int(curve.order) - 1) == ""


# The office's folder.


def test_der_and_pem_are_both_read(tmp_path: Path) -> None:
    (tmp_path / "a.der").write_bytes(STATE.anchor)
    (tmp_path / "b.pem").write_bytes(OTHER_STATE.authority.public_bytes(serialization.Encoding.PEM))
    (tmp_path / ".hidden").write_text("left alone")
    (tmp_path / "folder").mkdir()
    assert [anchor.subject for anchor in load_anchors(tmp_path)] == [
        ANCHOR.subject,
        read_anchor(OTHER_STATE.anchor).subject,
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", bytes(40_000)],
)
def test_a_file_that_is_no_certificate_stops_all_and_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.der").write_bytes(STATE.anchor)
    (tmp_path / "broken.der").write_bytes(content)
    with pytest.raises(AnchorError, match="broken"):
        load_anchors(tmp_path)


def test_what_would_be_left_out_unseen_stops_all(tmp_path: Path) -> None:
    both = b"".join(
        state.authority.public_bytes(serialization.Encoding.PEM) for state in (STATE, OTHER_STATE)
    )
    (tmp_path / "both.pem").write_bytes(both)
    with pytest.raises(AnchorError, match="both"):
        load_anchors(tmp_path)
    (tmp_path / "both.pem").unlink()
    (tmp_path / "a.der").write_bytes(STATE.anchor)
    (tmp_path / "link.der").symlink_to(tmp_path / "nowhere.der")
    with pytest.raises(AnchorError, match="link"):
        load_anchors(tmp_path)


def test_a_signer_is_no_anchor(tmp_path: Path) -> None:
    (tmp_path / "signer.der").write_bytes(STATE.signer.public_bytes(serialization.Encoding.DER))
    with pytest.raises(AnchorError, match="authority"):
        load_anchors(tmp_path)


def test_an_empty_or_missing_folder_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(AnchorError):
            load_anchors(folder)


def test_the_digest_is_the_one_that_is_named() -> None:
    assert SIGNED.hashes == {number: hashlib.sha256(data).digest() for number, data in GROUPS.items()}
