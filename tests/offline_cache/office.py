"""The office's side, written from docs/case-api.md alone: its keys, and the opening of envelopes."""

import base64
import hashlib
import json
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


def base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass(frozen=True)
class SealingPair:
    """One private sealing key of the office, and its public half as a JSON object."""

    mlkem: MLKEM768PrivateKey = field(default_factory=MLKEM768PrivateKey.generate)
    x25519: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)

    @property
    def raw_public(self) -> tuple[bytes, bytes]:
        return self.mlkem.public_key().public_bytes_raw(), self.x25519.public_key().public_bytes_raw()

    @property
    def key_id(self) -> bytes:
        return hashlib.sha256(b"".join(self.raw_public)).digest()[:8]

    @property
    def public_json(self) -> dict[str, str]:
        mlkem, x25519 = self.raw_public
        return {
            "key_id": self.key_id.hex(),
            "kem": "MLKEM768-X25519",
            "mlkem768": base64url(mlkem),
            "x25519": base64url(x25519),
        }


def open_envelope(envelope: bytes, pair: SealingPair) -> tuple[uuid.UUID, bytes]:
    """Return the id outside and the payload inside (docs/case-api.md § 3)."""
    assert envelope[:4] == bytes.fromhex("555A4501")
    id_bytes, recipients, place = envelope[4:20], envelope[20], 21
    assert 1 <= recipients <= 8
    sealed_key = b""
    for _ in range(recipients):
        key_id = envelope[place : place + 8]
        length = int.from_bytes(envelope[place + 8 : place + 10], "big")
        place += 10
        if key_id == pair.key_id:
            sealed_key = envelope[place : place + length]
        place += length
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    private = MLKEM768X25519PrivateKey(pair.mlkem, pair.x25519)
    content_key = suite.decrypt(sealed_key, private, info=b"urzedomat submission v1" + id_bytes)
    assert len(content_key) == 32
    payload = AESGCM(content_key).decrypt(
        envelope[place : place + 12], envelope[place + 12 :], envelope[:place]
    )
    return uuid.UUID(bytes=id_bytes), payload


@dataclass(frozen=True)
class Office:
    """The keys of an office and of the one kiosk that it knows."""

    id: str = "lodz"
    kiosk_id: str = "LDZ07"
    sealing: SealingPair = field(default_factory=SealingPair)
    acknowledging: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    kiosk: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    def read(self, envelope: bytes) -> dict[str, Any]:
        outside, payload = open_envelope(envelope, self.sealing)
        submission: dict[str, Any] = json.loads(payload)
        assert submission["submission_id"] == str(outside)
        return submission

    def write_keys(self, folder: Path) -> None:
        """Write the three key files that the settings of a kiosk name."""
        folder.mkdir(exist_ok=True)
        pem = self.kiosk.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / "kiosk.pem").write_bytes(pem)
        (folder / "sealing.json").write_text(json.dumps([self.sealing.public_json]), encoding="utf-8")
        public = base64url(self.acknowledging.public_key().public_bytes_raw())
        (folder / "acknowledgement.json").write_text(
            json.dumps([{"key_id": "ack-1", "ed25519": public}]), encoding="utf-8"
        )
