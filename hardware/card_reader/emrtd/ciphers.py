"""AES, CMAC and key derivation as Doc 9303-11 uses them. Pure, on `cryptography`."""

import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

BLOCK = 16
MAC_BYTES = 8
KEY_LENGTHS = (16, 24, 32)
_FOR_ENCRYPTION, _FOR_MAC, _FOR_PASSWORD = 1, 2, 3
_ZERO_IV = bytes(BLOCK)


@dataclass(frozen=True)
class SessionKeys:
    """KS_Enc and KS_MAC."""

    encryption: bytes = field(repr=False)
    mac: bytes = field(repr=False)


def session_keys(shared_secret: bytes, key_length: int) -> SessionKeys:
    """Doc 9303-11, 9.7.1: from the secret that both sides have agreed on."""
    return SessionKeys(
        _derived(shared_secret, _FOR_ENCRYPTION, key_length), _derived(shared_secret, _FOR_MAC, key_length)
    )


def password_key(secret: bytes, key_length: int) -> bytes:
    """K_π of PACE (Doc 9303-11, 9.7.3)."""
    return _derived(secret, _FOR_PASSWORD, key_length)


def _derived(secret: bytes, counter: int, key_length: int) -> bytes:
    """SHA-1 is the standard's choice for 128-bit keys, where collisions do not matter."""
    data = secret + counter.to_bytes(4, "big")
    digest = (
        hashlib.sha1(data).digest()  # noqa: S324  # Doc 9303-11, 9.7.1.1
        if key_length == KEY_LENGTHS[0]
        else hashlib.sha256(data).digest()
    )
    return digest[:key_length]


def encrypt(key: bytes, data: bytes, iv: bytes = _ZERO_IV) -> bytes:
    """AES-CBC over whole blocks."""
    work = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return work.update(data) + work.finalize()


def decrypt(key: bytes, data: bytes, iv: bytes = _ZERO_IV) -> bytes:
    """AES-CBC over whole blocks; a ValueError for others is the caller's mistake."""
    work = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return work.update(data) + work.finalize()


def mac(key: bytes, data: bytes) -> bytes:
    """AES-CMAC, its first eight bytes (Doc 9303-11, 9.8.6.2; 4.4.3.4)."""
    work = CMAC(algorithms.AES(key))
    work.update(data)
    return work.finalize()[:MAC_BYTES]


def padded(data: bytes) -> bytes:
    """ISO/IEC 9797-1, padding method 2."""
    return data + b"\x80" + bytes(-(len(data) + 1) % BLOCK)


def unpadded(data: bytes) -> bytes | None:
    """None: it is not padded so."""
    plain = data.rstrip(b"\x00")
    if not plain.endswith(b"\x80") or len(data) - len(plain) >= BLOCK:
        return None
    return plain[:-1]
