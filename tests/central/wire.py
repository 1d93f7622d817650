"""A kiosk, made from docs/case-api.md alone: it seals, signs and reads answers without our code."""

import base64
import hashlib
import json
import os
import secrets
import struct
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PublicKey, Suite

MEDIA_TYPE = "application/vnd.urzedomat.envelope"
ANSWERS = {
    "declared_kind": "skarga",
    "against": "pracownik",
    "content": "Winda w urzędzie nie działa od maja.",
    "expectation": "Proszę ją naprawić.",
    "first_name": "Bronisława",
    "last_name": "Wąchocka-Świtoń",
    "street": "Ćwiklińskiej",
    "house_no": "17",
    "flat_no": "4",
    "postcode": "90-001",
    "city": "Łódź",
    "reply_channel": "post",
}


def un_b64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def uuid7() -> uuid.UUID:
    """RFC 9562 § 5.7."""
    stamp = int(time.time() * 1000).to_bytes(6, "big")
    tail = bytearray(stamp + secrets.token_bytes(10))
    tail[6] = 0x70 | tail[6] & 0x0F
    tail[8] = 0x80 | tail[8] & 0x3F
    return uuid.UUID(bytes=bytes(tail))


def check_digit(receipt: str) -> str:
    """ISO 7064 MOD 11,10 as docs/case-api.md § 3 has it."""
    digits = [int(d) for sign in receipt if sign.isalnum() for d in str(int(sign, 36))]
    check = 10
    for digit in digits:
        check = ((check + digit) % 10 or 10) * 2 % 11
    return str((11 - check) % 10)


def payload(kiosk: str, counter: int = 123, **changes: Any) -> dict[str, Any]:
    body = f"{kiosk}-{counter:06}"
    document = {
        "version": 1,
        "submission_id": str(uuid7()),
        "receipt_number": f"{body}-{check_digit(body)}",
        "access_code": "7K3MX9QP",
        "kiosk_id": kiosk,
        "form_id": "skarga-wniosek",
        "form_version": 1,
        "language": "pl",
        "answers": ANSWERS,
        "clause_version": "2026-11",
        "device_time": datetime.now(UTC).isoformat(timespec="seconds"),
        "monotonic_ns": 5_000_000_000,
        "boot_id": "0b8e8a3e-8e6a-4a0e-9a5e-3f0a2f6f8f3d",
    }
    return {**document, **changes}


def seal(document: dict[str, Any] | bytes, key: dict[str, str], submission_id: uuid.UUID) -> bytes:
    """docs/case-api.md § 3."""
    plain = document if isinstance(document, bytes) else json.dumps(document).encode()
    public = MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(un_b64(key["mlkem768"])),
        X25519PublicKey.from_public_bytes(un_b64(key["x25519"])),
    )
    content_key = secrets.token_bytes(32)
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    sealed = suite.encrypt(content_key, public, b"urzedomat submission v1" + submission_id.bytes)
    head = b"UZE\x01" + submission_id.bytes + b"\x01"
    head += bytes.fromhex(key["key_id"]) + struct.pack(">H", len(sealed)) + sealed
    nonce = os.urandom(12)
    return head + nonce + AESGCM(content_key).encrypt(nonce, plain, head)


@dataclass
class KioskOnWire:
    """A kiosk with its key and the office's sealing key."""

    id: str
    private: Ed25519PrivateKey = field(repr=False)
    sealing_key: dict[str, str]
    clock_offset_s: int = 0

    @classmethod
    def new(cls, kiosk_id: str, sealing_key: dict[str, str]) -> "KioskOnWire":
        return cls(kiosk_id, Ed25519PrivateKey.generate(), sealing_key)

    @property
    def public_key(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    def sealed(self, **changes: Any) -> tuple[uuid.UUID, bytes]:
        document = payload(self.id, **changes)
        submission_id = uuid.UUID(document["submission_id"])
        return submission_id, seal(document, self.sealing_key, submission_id)

    def signed_headers(
        self,
        method: str,
        url: str,
        body: bytes,
        *,
        covered: tuple[str, ...] = ("@method", "@target-uri", "content-digest"),
        label: str = "kiosk",
    ) -> dict[str, str]:
        """RFC 9421 § 2.5, written out by hand."""
        digest = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
        values = {"@method": method, "@target-uri": url, "content-digest": digest}
        parameters = "(" + " ".join(f'"{name}"' for name in covered) + ")"
        parameters += f";created={int(time.time()) + self.clock_offset_s}"
        parameters += f';keyid="{self.id}";alg="ed25519";nonce="{secrets.token_hex(8)}"'
        lines = [f'"{name}": {values[name]}' for name in covered]
        base = "\n".join([*lines, f'"@signature-params": {parameters}'])
        signature = base64.b64encode(self.private.sign(base.encode())).decode()
        return {
            "Content-Digest": digest,
            "Signature-Input": f"{label}={parameters}",
            "Signature": f"{label}=:{signature}:",
        }


def verified(acknowledgement: str, public_key: str) -> dict[str, Any]:
    """Return the claims, as a kiosk would believe them."""
    key = Ed25519PublicKey.from_public_bytes(un_b64(public_key))
    header = jwt.get_unverified_header(acknowledgement)
    assert header["typ"] == "urzedomat-ack+jwt"
    claims: dict[str, Any] = jwt.decode(
        acknowledgement, key, algorithms=["EdDSA"], options={"verify_aud": False}
    )
    return claims
