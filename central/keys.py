"""The key files of the central service, in one directory, each readable by its owner only.

| file | what |
|---|---|
| `django-secret` | signs sessions and forms |
| `access-code-pepper` | keys the HMAC of access codes: the database alone does not let them be guessed |
| `sealing/{key id}.json` | seeds of the private key that opens envelopes (docs/case-api.md § 3) |
| `acknowledgement/{key id}.pem` | Ed25519 key that signs acknowledgements (docs/case-api.md § 2) |
"""

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

KEM = "MLKEM768-X25519"
SECRET_LENGTH = 64


class KeysMissingError(RuntimeError):
    """A key file that `urzedomat-central init` makes is not there, or is not whole."""


@dataclass(frozen=True)
class SealingKey:
    """One key pair of the office: whoever holds it reads what is sealed to it."""

    mlkem768: MLKEM768PrivateKey = field(repr=False)
    x25519: X25519PrivateKey = field(repr=False)

    @property
    def key_id(self) -> bytes:
        """The first 8 bytes of SHA-256 over both public keys (docs/case-api.md § 3)."""
        mlkem768, x25519 = self.public_bytes()
        return hashlib.sha256(mlkem768 + x25519).digest()[:8]

    def public_bytes(self) -> tuple[bytes, bytes]:
        return self.mlkem768.public_key().public_bytes_raw(), self.x25519.public_key().public_bytes_raw()

    def public_document(self) -> dict[str, str]:
        """Return what a kiosk is given."""
        mlkem768, x25519 = self.public_bytes()
        return {"key_id": self.key_id.hex(), "kem": KEM, "mlkem768": b64(mlkem768), "x25519": b64(x25519)}


@dataclass(frozen=True)
class AcknowledgementKey:
    """The key that the office signs acknowledgements with."""

    private: Ed25519PrivateKey = field(repr=False)

    @property
    def key_id(self) -> str:
        return hashlib.sha256(self.private.public_key().public_bytes_raw()).digest()[:8].hex()

    def public_document(self) -> dict[str, str]:
        """Return what a kiosk is given."""
        return {"key_id": self.key_id, "ed25519": b64(self.private.public_key().public_bytes_raw())}


@dataclass(frozen=True)
class KeyDirectory:
    """Where the key files are."""

    path: Path

    def create_missing(self) -> None:
        """Make every key that is not there yet; keys that are there stay as they are."""
        for directory in (self.path, self.path / "sealing", self.path / "acknowledgement"):
            directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("django-secret", "access-code-pepper"):
            if not (self.path / name).exists():
                write_secret(self.path / name, secrets.token_hex(SECRET_LENGTH // 2).encode())
        if not list((self.path / "sealing").glob("*.json")):
            self._create_sealing_key()
        if not list((self.path / "acknowledgement").glob("*.pem")):
            self._create_acknowledgement_key()

    def secret(self, name: str) -> str:
        """Return the secret `django-secret` or `access-code-pepper`.

        Raises:
            KeysMissingError: `init` has not been run, or the file was cut: a short secret can be guessed.
        """
        try:
            secret = (self.path / name).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise KeysMissingError(f"{self.path / name} is missing; run: urzedomat-central init") from None
        if len(secret) < SECRET_LENGTH:
            raise KeysMissingError(f"{self.path / name} is too short; restore it from the backup")
        return secret

    def sealing_keys(self) -> tuple[SealingKey, ...]:
        """Return every key that opens envelopes, by file name."""
        return tuple(_sealing_key(path) for path in self._files("sealing", "*.json"))

    def acknowledgement_key(self) -> AcknowledgementKey:
        """Return the key to sign with: the newest file."""
        newest = max(self._files("acknowledgement", "*.pem"), key=lambda path: path.stat().st_mtime_ns)
        return _acknowledgement_key(newest)

    def acknowledgement_keys(self) -> tuple[AcknowledgementKey, ...]:
        """Return every key whose signatures a kiosk should accept."""
        return tuple(_acknowledgement_key(path) for path in self._files("acknowledgement", "*.pem"))

    def _files(self, kind: str, pattern: str) -> list[Path]:
        files = sorted((self.path / kind).glob(pattern))
        if not files:
            raise KeysMissingError(f"{self.path / kind} holds no key; run: urzedomat-central init")
        return files

    def _create_sealing_key(self) -> None:
        key = SealingKey(MLKEM768PrivateKey.generate(), X25519PrivateKey.generate())
        document = {
            "key_id": key.key_id.hex(),
            "kem": KEM,
            "mlkem768_seed": b64(key.mlkem768.private_bytes_raw()),
            "x25519": b64(key.x25519.private_bytes_raw()),
        }
        write_secret(self.path / "sealing" / f"{key.key_id.hex()}.json", json.dumps(document).encode())

    def _create_acknowledgement_key(self) -> None:
        key = AcknowledgementKey(Ed25519PrivateKey.generate())
        write_secret(self.path / "acknowledgement" / f"{key.key_id}.pem", private_pem(key.private))


def private_pem(key: Ed25519PrivateKey) -> bytes:
    """Return the key as PKCS #8 in PEM, not encrypted."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def write_secret(path: Path, content: bytes) -> None:
    """Write a new file that only its owner can read, whole and on disk before this returns.

    Raises:
        FileExistsError: There is one; it stays as it is.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A link and not a rename, which would replace a key that is there.
        os.link(part, path)
    finally:
        part.unlink()
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Have the names in a directory on disk before this returns."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def b64(content: bytes) -> str:
    """Return the URL-safe alphabet without padding, as everywhere in docs/case-api.md."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def un_b64(text: str) -> bytes:
    """Return the bytes of `b64` text."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _sealing_key(path: Path) -> SealingKey:
    document = json.loads(path.read_text(encoding="ascii"))
    return SealingKey(
        MLKEM768PrivateKey.from_seed_bytes(un_b64(document["mlkem768_seed"])),
        X25519PrivateKey.from_private_bytes(un_b64(document["x25519"])),
    )


def _acknowledgement_key(path: Path) -> AcknowledgementKey:
    key = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise KeysMissingError(f"{path} is not an Ed25519 key; remove it and run: urzedomat-central init")
    return AcknowledgementKey(key)
