"""Ed25519 keys: the kiosk's own, and those that it knows others by.

The kiosk's key is a PEM file (PKCS #8, not encrypted: the disk and the file's mode guard it). Public
keys are lists in JSON, `[{"key_id": text, "ed25519": base64 of 32 bytes}]`.
"""

import base64
import binascii
import json
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiosk_app.settings import SettingsError


class KeyFileError(SettingsError):
    """A key file that the settings name cannot be used. The message never says what is in it."""


def load_kiosk_key(path: Path) -> Ed25519PrivateKey:
    """Read the kiosk's own key.

    Raises:
        KeyFileError: there is none, or it is not an Ed25519 key in PEM.
    """
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise KeyFileError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, TypeError) as error:
        raise KeyFileError(f"{path}: is not a private key in PEM ({type(error).__name__})") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(f"{path}: is not an Ed25519 key")
    return key


def load_public_keys(path: Path) -> dict[str, Ed25519PublicKey]:
    """Read a list of public keys, by key id.

    Raises:
        KeyFileError: it cannot be read, is not such a list, or is empty.
    """
    keys = {}
    for item in read_key_list(path):
        try:
            key_id = item["key_id"]
            keys[key_id] = Ed25519PublicKey.from_public_bytes(decode(item["ed25519"]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise KeyFileError(f"{path}: a key is malformed ({error})") from error
    return keys


def read_key_list(path: Path) -> list[dict[str, Any]]:
    """Read a JSON list of objects that is not empty.

    Raises:
        KeyFileError: it is something else.
    """
    try:
        items = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise KeyFileError(f"{path}: is not a list of keys in JSON ({type(error).__name__})") from error
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise KeyFileError(f"{path}: is not a list of keys")
    return items


def verifies(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    """Tell whether `signature` over `message` was made with the private half of `key`."""
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def encode(raw: bytes) -> str:
    """Base64, URL-safe, without padding (docs/case-api.md)."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """The reverse of `encode`, strictly.

    Raises:
        ValueError: a character is not of the alphabet, or the length cannot be.
    """
    try:
        return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
