"""Opening an envelope with the office's private keys (docs/case-api.md § 3; RFC 9180, base mode)."""

from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite

from central.channels.kiosk.envelope import Envelope
from central.keys import SealingKey

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_INFO = b"urzedomat submission v1"
_CONTENT_KEY = 32


class CannotOpenError(ValueError):
    """No key of this office opens the envelope, or its bytes were changed."""


def open_envelope(envelope: Envelope, keys: Iterable[SealingKey]) -> bytes:
    """Return the payload.

    Raises:
        CannotOpenError: It is sealed to nobody here, or something in it was changed on the way.
    """
    own = {key.key_id: key for key in keys}
    addressed = [item for item in envelope.recipients if item.key_id in own]
    if not addressed:
        raise CannotOpenError("sealed to no key of this office")
    for recipient in addressed:
        try:
            content_key = _content_key(recipient.sealed_key, own[recipient.key_id], envelope)
            return AESGCM(content_key).decrypt(envelope.nonce, envelope.ciphertext, envelope.header)
        except (InvalidTag, ValueError):
            continue
    raise CannotOpenError("changed since it was sealed")


def _content_key(sealed: bytes, key: SealingKey, envelope: Envelope) -> bytes:
    private = MLKEM768X25519PrivateKey(key.mlkem768, key.x25519)
    content_key = _SUITE.decrypt(sealed, private, _INFO + envelope.submission_id.bytes)
    if len(content_key) != _CONTENT_KEY:
        raise ValueError("not a content key")
    return content_key
