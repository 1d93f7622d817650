"""Challenges to a card's key, and whether its answer is right. Pure."""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

NONCE_SIZE = 32
# What is signed begins so: no signature made here is good for anything else.
_PURPOSE = b"urzedomat technician log-in\x00"
# SP 800-78-4, table 6-2.
_RSA_2048, _ECC_P256 = 0x07, 0x11
_RSA_BITS = 2048
# EMSA-PKCS1-v1_5 (RFC 8017, 9.2): DigestInfo of SHA-256.
_SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


@dataclass(frozen=True)
class Challenge:
    """A random challenge for one public key: `block` is what the card's key signs as it is."""

    algorithm: int
    block: bytes
    _digest: bytes
    _key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey

    def is_answered_by(self, signature: bytes) -> bool:
        """Whether the key has signed it."""
        digest = Prehashed(hashes.SHA256())
        try:
            if isinstance(self._key, ec.EllipticCurvePublicKey):
                self._key.verify(signature, self._digest, ec.ECDSA(digest))
            else:
                self._key.verify(signature, self._digest, padding.PKCS1v15(), digest)
        except InvalidSignature:
            return False
        return True


def challenge(key: PublicKeyTypes, nonce: bytes) -> Challenge | None:
    """A challenge for this key, or None where it is of a kind that is not used: P-256 and RSA-2048 are."""
    assert len(nonce) == NONCE_SIZE
    digest = hashlib.sha256(_PURPOSE + nonce).digest()
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return Challenge(_ECC_P256, digest, digest, key)
    if isinstance(key, rsa.RSAPublicKey) and key.key_size == _RSA_BITS:
        info = b"\x00" + _SHA256_INFO + digest
        block = b"\x00\x01".ljust(_RSA_BITS // 8 - len(info), b"\xff") + info
        return Challenge(_RSA_2048, block, digest, key)
    return None
