"""Seals a submission so that only the office can open it (docs/case-api.md § 3).

The payload is encrypted once under a fresh content key; the content key is sealed to each recipient
by HPKE (RFC 9180) with the hybrid MLKEM768-X25519, so that what is recorded today stays closed if
either of the two problems is solved one day. The kiosk itself cannot open what it has sealed.
"""

import hashlib
import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PublicKey, Suite

from offline_cache.keys import KeyFileError, decode, read_key_list

MAGIC = b"UZE\x01"
MAX_RECIPIENTS = 8
MAX_BYTES = 1024 * 1024
_KEM_NAME = "MLKEM768-X25519"
_INFO = b"urzedomat submission v1"
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class EnvelopeTooLargeError(ValueError):
    """The central service takes no envelope of more than 1 MiB (docs/case-api.md § 2)."""


@dataclass(frozen=True)
class SealingKey:
    """A public key to which submissions are sealed; `key_id` is 8 bytes of a hash over it."""

    key_id: bytes
    public: MLKEM768X25519PublicKey


@dataclass(frozen=True)
class Wrapping:
    """Everything of an envelope but its payload. It is used for one payload and then forgotten."""

    header: bytes
    content_key: bytes = field(repr=False)

    def seal(self, payload: bytes) -> bytes:
        """Return the envelope of `payload`.

        Raises:
            EnvelopeTooLargeError: it would be more than `MAX_BYTES`.
        """
        nonce = os.urandom(12)
        sealed = AESGCM(self.content_key).encrypt(nonce, payload, self.header)
        envelope = self.header + nonce + sealed
        if len(envelope) > MAX_BYTES:
            raise EnvelopeTooLargeError(f"{len(envelope)} bytes")
        return envelope


def wrap(submission_id: uuid.UUID, recipients: Sequence[SealingKey]) -> Wrapping:
    """Make a content key and seal it to each recipient, bound to `submission_id`.

    Raises:
        ValueError: no recipients, or more than `MAX_RECIPIENTS`.
    """
    if not 1 <= len(recipients) <= MAX_RECIPIENTS:
        raise ValueError(f"an envelope has 1 to {MAX_RECIPIENTS} recipients")
    content_key = AESGCM.generate_key(256)
    header = bytearray(MAGIC + submission_id.bytes + bytes([len(recipients)]))
    for recipient in recipients:
        sealed_key = _SUITE.encrypt(content_key, recipient.public, info=_INFO + submission_id.bytes)
        header += recipient.key_id + len(sealed_key).to_bytes(2, "big") + sealed_key
    return Wrapping(bytes(header), content_key)


def seal(payload: bytes, submission_id: uuid.UUID, recipients: Sequence[SealingKey]) -> bytes:
    """Return the envelope of `payload`; raises as `wrap` and `Wrapping.seal` do."""
    return wrap(submission_id, recipients).seal(payload)


def load_sealing_keys(path: Path) -> tuple[SealingKey, ...]:
    """Read the office's sealing public keys: a JSON list of the objects of docs/case-api.md § 3.

    Raises:
        KeyFileError: it cannot be read, a key is malformed, or a key id is not that of its key.
    """
    items = read_key_list(path)
    if len(items) > MAX_RECIPIENTS:
        raise KeyFileError(f"{path}: more than {MAX_RECIPIENTS} keys")
    try:
        return tuple(_sealing_key(item) for item in items)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KeyFileError(f"{path}: a sealing key is malformed ({error})") from error


def _sealing_key(item: dict[str, str]) -> SealingKey:
    if item["kem"] != _KEM_NAME:
        raise ValueError("its kem is not known")
    mlkem, x25519 = decode(item["mlkem768"]), decode(item["x25519"])
    key_id = hashlib.sha256(mlkem + x25519).digest()[:8]
    if bytes.fromhex(item["key_id"]) != key_id:
        raise ValueError("its key_id is not that of the key")
    public = MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(mlkem), X25519PublicKey.from_public_bytes(x25519)
    )
    return SealingKey(key_id, public)
