"""What the ASN.1 of travel documents says, as plain values: nothing of it is verified yet."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class Scheme(Enum):
    """Ways of signing that are known here."""

    RSA_PKCS1 = "rsassa_pkcs1v15"
    RSA_PSS = "rsassa_pss"
    ECDSA = "ecdsa"


@dataclass(frozen=True)
class PaceInfo:
    """Doc 9303-11, 9.2.1: a mechanism, and the standardised parameters where it names any."""

    protocol: str
    version: int
    parameter_id: int | None


@dataclass(frozen=True)
class RsaKey:
    modulus: int
    exponent: int


@dataclass(frozen=True)
class EcKey:
    """`curve` is a dotted object identifier, also where the certificate spells the curve out."""

    curve: str
    point: bytes


@dataclass(frozen=True)
class Signing:
    """How something was signed; `mask_hash` and `salt_length` only for PSS."""

    scheme: Scheme
    hash_name: str
    mask_hash: str = ""
    salt_length: int = 0


@dataclass(frozen=True)
class Certificate:
    """What passive authentication needs of one. `key` and `signing` are None where they are not known here.

    Names are made comparable (RFC 5280, 7.1).
    """

    subject: str
    issuer: str
    serial: int
    key_id: bytes
    not_before: datetime
    not_after: datetime
    is_authority: bool
    has_extended_usage: bool
    key: RsaKey | EcKey | None
    signing: Signing | None
    signed_bytes: bytes = field(repr=False)
    signature: bytes = field(repr=False)


@dataclass(frozen=True)
class SecurityObject:
    """EF.SOD: who signed which hashes (Doc 9303-10, 4.6.2), nothing of it verified."""

    content: bytes = field(repr=False)
    hash_name: str
    hashes: dict[int, bytes] = field(repr=False)
    certificates: tuple[Certificate, ...]
    signer_issuer: str
    signer_serial: int
    signer_key_id: bytes
    digest_name: str
    message_digest: bytes
    signing_time: datetime | None
    signed_bytes: bytes = field(repr=False)
    signing: Signing | None
    signature: bytes = field(repr=False)
