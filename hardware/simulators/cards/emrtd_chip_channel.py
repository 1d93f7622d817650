"""The chip's side of PACE's key derivation and of secure messaging (ICAO Doc 9303-11, 9.7 and 9.8).

It shares data objects with the kiosk's reader, and nothing of its session: a mistake on one side shows
against the other.
"""

import hashlib

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

from hardware.card_reader.tlv import TlvError, encode, parse_children

_BLOCK = 16
ENCRYPTION, MAC, PASSWORD = 1, 2, 3


class ChannelBrokenError(Exception):
    """The command was not protected by this session's keys: the chip ends the session."""


def derive(secret: bytes, purpose: int, length: int) -> bytes:
    """KDF(K, c) for AES keys of 16, 24 or 32 bytes."""
    name = "sha1" if length == 16 else "sha256"
    return hashlib.new(name, secret + bytes((0, 0, 0, purpose))).digest()[:length]


def aes_cbc(key: bytes, iv: bytes, data: bytes, *, back: bool = False) -> bytes:
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv))
    work = cipher.decryptor() if back else cipher.encryptor()
    return work.update(data) + work.finalize()


def cmac(key: bytes, data: bytes) -> bytes:
    work = CMAC(algorithms.AES(key))
    work.update(data)
    return work.finalize()[:8]


def pad(data: bytes) -> bytes:
    return (data + b"\x80").ljust((len(data) // _BLOCK + 1) * _BLOCK, b"\x00")


class ChipChannel:
    """One session, with its send sequence counter."""

    def __init__(self, secret: bytes, key_length: int) -> None:
        self._encryption = derive(secret, ENCRYPTION, key_length)
        self._mac = derive(secret, MAC, key_length)
        self._counter = 0

    def unwrap(self, command: bytes) -> tuple[bytes, bytes, int]:
        """Header, data and expected length (0: none asked for) of a protected command.

        Raises:
            ChannelBrokenError: it is not protected as it must be.
        """
        self._counter += 1
        header, body = command[:4], command[5 : 5 + command[4]] if len(command) > 5 else b""
        try:
            given = {item.tag: item.value for item in parse_children(body)}
        except TlvError as error:
            raise ChannelBrokenError from error
        mac = given.pop(0x8E, b"")
        covered = self._count() + pad(header) + b"".join(encode(tag, value) for tag, value in given.items())
        if cmac(self._mac, pad(covered)) != mac:
            raise ChannelBrokenError
        data = self._decrypted(given[0x87]) if 0x87 in given else b""
        return header, data, (given[0x97][0] or 256) if given.get(0x97) else 0

    def wrap(self, data: bytes, status: int, *, replay: bool = False, spoil: bool = False) -> bytes:
        """The protected answer. `replay`: under the counter of the one before; `spoil`: with a wrong MAC."""
        self._counter += -1 if replay else 1
        body = encode(0x87, b"\x01" + aes_cbc(self._encryption, self._iv(), pad(data))) if data else b""
        body += encode(0x99, status.to_bytes(2, "big"))
        mac = cmac(self._mac, pad(self._count() + body))
        if spoil:
            mac = bytes((mac[0] ^ 1,)) + mac[1:]
        return body + encode(0x8E, mac) + status.to_bytes(2, "big")

    def _decrypted(self, value: bytes) -> bytes:
        plain = aes_cbc(self._encryption, self._iv(), value[1:], back=True)
        return plain[: plain.rindex(b"\x80")]

    def _count(self) -> bytes:
        return self._counter.to_bytes(_BLOCK, "big")

    def _iv(self) -> bytes:
        return aes_cbc(self._encryption, bytes(_BLOCK), self._count())
