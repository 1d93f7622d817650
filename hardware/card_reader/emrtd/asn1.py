"""The ASN.1 of travel documents, copied into plain values. The only file that knows `asn1crypto`.

That library reads lazily and raises a dozen kinds of exceptions on hostile bytes, at the moment at which
a field is looked at: everything is looked at here, once, and nothing but `MalformedError` leaves.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from asn1crypto import algos, cms, core, pem, x509

from hardware.card_reader.emrtd import curves
from hardware.card_reader.emrtd.errors import MalformedError
from hardware.card_reader.emrtd.signed_values import (
    Certificate,
    EcKey,
    PaceInfo,
    RsaKey,
    Scheme,
    SecurityObject,
    Signing,
)

LDS_SECURITY_OBJECT = "2.23.136.1.1.1"
MAX_CERTIFICATES, MAX_PACE_INFOS, MAX_HASHES = 4, 16, 32
HASHES = frozenset({"sha224", "sha256", "sha384", "sha512"})
Found = TypeVar("Found")


class _PaceInfo(core.Sequence):  # type: ignore[misc]  # asn1crypto has no types
    _fields = [  # noqa: RUF012  # asn1crypto's way of declaring
        ("protocol", core.ObjectIdentifier),
        ("required", core.Any),
        ("optional", core.Any, {"optional": True}),
    ]


class _SecurityInfos(core.SetOf):  # type: ignore[misc]  # asn1crypto has no types
    _child_spec = _PaceInfo


class _GroupHash(core.Sequence):  # type: ignore[misc]  # asn1crypto has no types
    _fields = [("number", core.Integer), ("hash", core.OctetString)]  # noqa: RUF012  # as above


class _GroupHashes(core.SequenceOf):  # type: ignore[misc]  # asn1crypto has no types
    _child_spec = _GroupHash


class _LdsSecurityObject(core.Sequence):  # type: ignore[misc]  # asn1crypto has no types
    _fields = [  # noqa: RUF012  # as above
        ("version", core.Integer),
        ("hash_algorithm", algos.DigestAlgorithm),
        ("hashes", _GroupHashes),
        ("lds_version", core.Any, {"optional": True}),
    ]


def pace_infos(data: bytes) -> list[PaceInfo]:
    """The entries of SecurityInfos that may be PACE's; others are left out. Raises MalformedError."""
    return _guarded(_pace_infos, data)


def object_identifier(dotted: str) -> bytes:
    """Its contents octets."""
    return bytes(core.ObjectIdentifier(dotted).contents)


def certificate(data: bytes) -> Certificate:
    """A certificate in DER or PEM. Raises MalformedError; also for several in one file, as all but the first
    would be left out unseen."""
    return _guarded(_certificate_file, data)


def security_object(data: bytes) -> SecurityObject:
    """What is inside of EF.SOD's outer object, a CMS ContentInfo. Raises MalformedError."""
    return _guarded(_security_object, data)


def _guarded(read: Callable[[bytes], Found], data: bytes) -> Found:
    try:
        return read(data)
    except MalformedError:
        raise
    except Exception:  # noqa: BLE001  # what the library raises on hostile bytes is not declared
        # Without its cause, whose text may quote the data.
        raise MalformedError("not the ASN.1 that the standard asks for") from None


def _pace_infos(data: bytes) -> list[PaceInfo]:
    infos = _SecurityInfos.load(data, strict=True)
    if len(infos) > MAX_PACE_INFOS:
        raise MalformedError("too many SecurityInfos")
    found = []
    for info in infos:
        required, optional = info["required"].parse(), info["optional"]
        if isinstance(required, core.Integer):
            extra = None if isinstance(optional, core.Void) else optional.parse()
            parameter = extra.native if isinstance(extra, core.Integer) else None
            found.append(PaceInfo(info["protocol"].dotted, required.native, parameter))
    return found


def _certificate_file(data: bytes) -> Certificate:
    (der,) = [item[2] for item in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
    return _certificate(x509.Certificate.load(der, strict=True))


def _certificate(item: Any) -> Certificate:
    body = item["tbs_certificate"]
    valid = body["validity"]
    constraints = item.basic_constraints_value
    return Certificate(
        item.subject.hashable,
        item.issuer.hashable,
        item.serial_number,
        item.key_identifier or b"",
        _moment(valid["not_before"]),
        _moment(valid["not_after"]),
        bool(constraints is not None and constraints["ca"].native),
        item.extended_key_usage_value is not None,
        _key(body["subject_public_key_info"]),
        _signing(item["signature_algorithm"], ""),
        body.dump(),
        item["signature_value"].native,
    )


def _security_object(data: bytes) -> SecurityObject:
    info = cms.ContentInfo.load(data, strict=True)
    if info["content_type"].native != "signed_data":
        raise MalformedError("EF.SOD is not signed data")
    signed = info["content"]
    if signed["encap_content_info"]["content_type"].dotted != LDS_SECURITY_OBJECT:
        raise MalformedError("EF.SOD signs something else")
    if len(signed["signer_infos"]) != 1 or len(signed["certificates"]) > MAX_CERTIFICATES:
        raise MalformedError("EF.SOD has several signers, or too many certificates")
    content = bytes(signed["encap_content_info"]["content"])
    groups = _LdsSecurityObject.load(content, strict=True)
    signer = signed["signer_infos"][0]
    attributes = _attributes(signer["signed_attrs"])
    issuer, serial, key_id = _signer_id(signer["sid"])
    digest = signer["digest_algorithm"]["algorithm"].native
    return SecurityObject(
        content,
        groups["hash_algorithm"]["algorithm"].native,
        _hashes(groups["hashes"]),
        tuple(_certificate(item.chosen) for item in signed["certificates"] if item.name == "certificate"),
        issuer,
        serial,
        key_id,
        digest,
        attributes["message_digest"].native,
        _moment(attributes["signing_time"]) if "signing_time" in attributes else None,
        signer["signed_attrs"].untag().dump(),
        _signing(signer["signature_algorithm"], digest),
        signer["signature"].native,
    )


def _attributes(signed: Any) -> dict[str, Any]:
    """Each attribute's one value (RFC 5652, 11). The content's type must be among them, and the right one."""
    found: dict[str, Any] = {}
    for item in signed:
        kind = item["type"].native
        if kind in found or len(item["values"]) != 1:
            raise MalformedError("an attribute that is not there exactly once")
        found[kind] = item["values"][0]
    if found["content_type"].dotted != LDS_SECURITY_OBJECT:
        raise MalformedError("the signed type is another one")
    return found


def _hashes(groups: Any) -> dict[int, bytes]:
    found = {item["number"].native: item["hash"].native for item in groups}
    if len(groups) > MAX_HASHES or len(found) != len(groups):
        raise MalformedError("data groups that are there twice, or too many")
    return found


def _signer_id(sid: Any) -> tuple[str, int, bytes]:
    if sid.name == "issuer_and_serial_number":
        return sid.chosen["issuer"].hashable, sid.chosen["serial_number"].native, b""
    return "", 0, sid.chosen.native


def _moment(value: Any) -> datetime:
    moment: datetime = value.native
    return moment.astimezone(UTC)


def _signing(algorithm: Any, digest: str) -> Signing | None:
    """`digest` is what a CMS signer names apart, where the algorithm's identifier does not."""
    name = algorithm["algorithm"].native
    if name == "rsassa_pss":
        given = algorithm["parameters"]
        mask = given["mask_gen_algorithm"]["parameters"]["algorithm"].native
        return _known(
            Scheme.RSA_PSS, given["hash_algorithm"]["algorithm"].native, mask, given["salt_length"].native
        )
    if name in ("rsassa_pkcs1v15", "ecdsa"):
        return _known(Scheme(name), digest)
    hash_name, _, rest = name.partition("_")
    schemes = {"rsa": Scheme.RSA_PKCS1, "ecdsa": Scheme.ECDSA}
    return _known(schemes[rest], hash_name) if rest in schemes else None


def _known(scheme: Scheme, hash_name: str, mask_hash: str = "", salt_length: int = 0) -> Signing | None:
    if hash_name not in HASHES or (mask_hash and mask_hash not in HASHES) or not 0 <= salt_length <= 64:
        return None
    return Signing(scheme, hash_name, mask_hash, salt_length)


def _key(info: Any) -> RsaKey | EcKey | None:
    match info.algorithm:
        case "rsa" | "rsassa_pss":
            numbers = info["public_key"].parsed
            return RsaKey(numbers["modulus"].native, numbers["public_exponent"].native)
        case "ec":
            curve = _curve(info["algorithm"]["parameters"])
            return EcKey(curve, info["public_key"].native) if curve else None
        case _:
            return None


def _curve(parameters: Any) -> str:
    """Travel documents spell their curves out (Doc 9303-12, 4.1.6.3): known ones are recognised."""
    if parameters.name == "named":
        return str(parameters.chosen.dotted)
    if parameters.name != "specified":
        return ""
    given = parameters.chosen
    a, b = (int.from_bytes(given["curve"][name].native, "big") for name in ("a", "b"))
    prime, order = given["field_id"]["parameters"].native, given["order"].native
    return curves.identifier_of(prime, a, b, given["base"].native, order)
