"""Secure messaging with AES (Doc 9303-11, 9.8): commands are sealed, answers opened. Pure."""

import hmac

from hardware.card_reader.emrtd import ciphers
from hardware.card_reader.emrtd.ciphers import BLOCK, MAC_BYTES, SessionKeys
from hardware.card_reader.emrtd.errors import ChannelError
from hardware.card_reader.tlv import Tlv, TlvError, encode, parse_children

# Data objects of ISO/IEC 7816-4, 10.
_CRYPTOGRAM, _LE, _STATUS, _MAC = 0x87, 0x97, 0x99, 0x8E
_ORDERS = ((_CRYPTOGRAM, _STATUS, _MAC), (_STATUS, _MAC))
_PADDING_INDICATOR = b"\x01"
_PROTECTED = 0x0C
# A protected answer must fit a short one, of 256 bytes at most: this much of it can be data.
MAX_DATA = 0xDF


class SecureChannel:
    """One session with one chip. Whatever goes wrong in it ends it for good."""

    def __init__(self, keys: SessionKeys, counter: int = 0) -> None:
        """`counter` is the send sequence counter; PACE begins with 0 (9.8.6.3)."""
        self._keys: SessionKeys | None = keys
        self._counter = counter

    def seal(self, header: bytes, data: bytes = b"", le: int | None = None) -> bytes:
        """The protected command for a plain one: its four bytes of header, data and expected length.

        Raises:
            ChannelError: the session is over.
        """
        keys, counter = self._step()
        head = bytes((header[0] | _PROTECTED,)) + header[1:4]
        body = encode(_CRYPTOGRAM, _PADDING_INDICATOR, _encrypted(keys, counter, data)) if data else b""
        if le is not None:
            body += encode(_LE, bytes((le,)))
        assert body, "a command without data that expects none is not protected in this way"
        covered = ciphers.padded(counter + ciphers.padded(head) + body)
        body += encode(_MAC, ciphers.mac(keys.mac, covered))
        return head + bytes((len(body),)) + body + b"\x00"

    def open(self, answer: bytes) -> tuple[bytes, int]:
        """The data and the status word of a protected answer. What is outside the protection is not read.

        Raises:
            ChannelError: it is not protected, or not by this session's keys at this point of it.
        """
        keys, counter = self._step()
        try:
            return _opened(keys, counter, answer[:-2])
        except ChannelError:
            self.end()
            raise

    def end(self) -> None:
        """Forget the keys. A second call does nothing."""
        self._keys = None

    def _step(self) -> tuple[SessionKeys, bytes]:
        """The keys, and the counter's next value as it goes into MAC and IV."""
        if self._keys is None:
            raise ChannelError("the session is over")
        self._counter = (self._counter + 1) % (1 << 8 * BLOCK)
        return self._keys, self._counter.to_bytes(BLOCK, "big")


def _opened(keys: SessionKeys, counter: bytes, body: bytes) -> tuple[bytes, int]:
    objects = _objects(body)
    status, mac = objects[-2].value, objects[-1].value
    covered = ciphers.padded(counter + body[: -(2 + MAC_BYTES)])
    if len(status) != 2 or len(mac) != MAC_BYTES:
        raise ChannelError("a status or a MAC of a wrong length")
    if not hmac.compare_digest(ciphers.mac(keys.mac, covered), mac):
        raise ChannelError("the MAC is wrong")
    data = _decrypted(keys, counter, objects[0].value) if objects[0].tag == _CRYPTOGRAM else b""
    return data, int.from_bytes(status, "big")


def _objects(body: bytes) -> tuple[Tlv, ...]:
    try:
        objects = parse_children(body)
    except TlvError as error:
        raise ChannelError("an answer that is no data objects") from error
    if tuple(item.tag for item in objects) not in _ORDERS:
        raise ChannelError("an answer that is not protected, or in another way")
    if not body.endswith(encode(_MAC, objects[-1].value)):
        raise ChannelError("a MAC whose length is written in another way")
    return objects


def _encrypted(keys: SessionKeys, counter: bytes, data: bytes) -> bytes:
    return ciphers.encrypt(keys.encryption, ciphers.padded(data), _iv(keys, counter))


def _decrypted(keys: SessionKeys, counter: bytes, value: bytes) -> bytes:
    cryptogram = value[1:]
    if value[:1] != _PADDING_INDICATOR or not cryptogram or len(cryptogram) % BLOCK:
        raise ChannelError("a cryptogram of a wrong form")
    data = ciphers.unpadded(ciphers.decrypt(keys.encryption, cryptogram, _iv(keys, counter)))
    if data is None:
        raise ChannelError("a cryptogram without its padding")
    return data


def _iv(keys: SessionKeys, counter: bytes) -> bytes:
    """Doc 9303-11, 9.8.6.1: the counter, encrypted with KS_Enc."""
    return ciphers.encrypt(keys.encryption, counter)
