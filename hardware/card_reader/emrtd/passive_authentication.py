"""Whether a state has signed what the chip says (Doc 9303-11, 5.1). Pure.

What it cannot say: that the chip is no copy (that takes chip authentication), that the signer has not
been revoked since, or that the card belongs to whoever holds it.
"""

import hmac
from collections.abc import Iterable, Mapping
from datetime import datetime

from hardware.card_reader.emrtd import asn1
from hardware.card_reader.emrtd.errors import DistrustedError, MalformedError
from hardware.card_reader.emrtd.signatures import digest, verify
from hardware.card_reader.emrtd.signed_values import Certificate, SecurityObject
from kiosk_app.domain.id_card import Authenticity, Distrust


def check(
    signed: SecurityObject, data_groups: Mapping[int, bytes], anchors: Iterable[Certificate], now: datetime
) -> Authenticity:
    """Check the data groups (whole files, by number) against EF.SOD, and its signer against the states.

    Without anchors everything but the signer's origin is checked, and the result says so.

    Raises:
        DistrustedError: they are not to be believed; its reason says why.
    """
    known = tuple(anchors)
    _check_hashes(signed, data_groups)
    signer = _signer(signed)
    _check_signature(signed, signer)
    if not known:
        return Authenticity.NOT_CHECKED
    _check_issuer(signer, known, signed.signing_time or now)
    return Authenticity.SIGNED_BY_ISSUER


def _check_hashes(signed: SecurityObject, data_groups: Mapping[int, bytes]) -> None:
    for number, data in data_groups.items():
        found = digest(signed.hash_name, data)
        if not hmac.compare_digest(found, signed.hashes.get(number, b"")):
            raise DistrustedError(Distrust.DATA_CHANGED)


def _signer(signed: SecurityObject) -> Certificate:
    """The document signer's certificate that the chip brings along (Doc 9303-10, 4.6.2.2)."""
    for certificate in signed.certificates:
        by_key = bool(signed.signer_key_id) and certificate.key_id == signed.signer_key_id
        by_name = (certificate.issuer, certificate.serial) == (signed.signer_issuer, signed.signer_serial)
        if by_key or by_name:
            return certificate
    raise DistrustedError(Distrust.MALFORMED)


def _check_signature(signed: SecurityObject, signer: Certificate) -> None:
    """RFC 5652, 5.4: the signed attributes hold the content's hash, and the signature covers them."""
    found = digest(signed.digest_name, signed.content)
    right = hmac.compare_digest(found, signed.message_digest)
    if not right or not verify(signer.key, signed.signing, signed.signature, signed.signed_bytes):
        raise DistrustedError(Distrust.SIGNATURE_WRONG)


def _check_issuer(signer: Certificate, anchors: Iterable[Certificate], when: datetime) -> None:
    """A chain of two, as Doc 9303-12 has it. States keep their name when they change the key."""
    issuers = [anchor for anchor in anchors if anchor.subject == signer.issuer]
    signed_by = [anchor for anchor in issuers if _has_signed(anchor, signer)]
    if not signed_by:
        raise DistrustedError(Distrust.ISSUER_UNKNOWN if signer.signing else Distrust.ALGORITHM_UNKNOWN)
    valid = any(anchor.not_before <= when <= anchor.not_after for anchor in signed_by)
    if not valid or not signer.not_before <= when <= signer.not_after:
        raise DistrustedError(Distrust.CERTIFICATE_NOT_VALID)
    # Doc 9303-12, table 6: a document signer is no authority, and certificates for lists have their own use.
    if signer.is_authority or signer.has_extended_usage:
        raise DistrustedError(Distrust.CERTIFICATE_NOT_VALID)


def _has_signed(anchor: Certificate, signer: Certificate) -> bool:
    try:
        return verify(anchor.key, signer.signing, signer.signature, signer.signed_bytes)
    except DistrustedError:
        # A key of another kind: the state has changed that, too, since.
        return False


def read_anchor(data: bytes) -> Certificate:
    """A state's certificate (CSCA), DER or PEM, as the office has configured it.

    Raises:
        MalformedError: it is no certificate of an authority.
    """
    found = asn1.certificate(data)
    if not found.is_authority:
        raise MalformedError("not the certificate of an authority")
    return found
