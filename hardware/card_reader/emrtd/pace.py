"""PACE with generic mapping over elliptic curves (Doc 9303-11, 4.4). Pure: it yields commands and is
sent the answers."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field

from hardware.card_reader.connection import Dialogue
from hardware.card_reader.emrtd import ciphers
from hardware.card_reader.emrtd.card_access import PaceParameters
from hardware.card_reader.emrtd.ciphers import BLOCK, SessionKeys
from hardware.card_reader.emrtd.curves import Group, Point
from hardware.card_reader.emrtd.errors import (
    EmrtdError,
    MalformedError,
    NotSupportedError,
    WrongPasswordError,
)
from hardware.card_reader.tlv import TlvError, encode, parse_one
from kiosk_app.domain.id_card import CardAccessNumber

_SET_AUTHENTICATION_TEMPLATE = bytes.fromhex("0022c1a4")
_GENERAL_AUTHENTICATE = bytes.fromhex("00860000")
_CHAINED = 0x10
_MECHANISM, _PASSWORD, _DOMAIN_PARAMETERS = 0x80, 0x83, 0x84
_DYNAMIC_DATA = 0x7C
_NONCE, _MAP, _MAP_ANSWER, _KEY, _KEY_ANSWER, _TOKEN, _TOKEN_ANSWER = range(0x80, 0x87)
_PUBLIC_KEY, _OBJECT_IDENTIFIER, _PUBLIC_POINT = 0x7F49, 0x06, 0x86
_MRZ_REFERENCE, _CAN_REFERENCE = 1, 2
_MAX_NONCE = 64
_OK, _BLOCKED, _NO_TRIES_LEFT = 0x9000, 0x6983, 0
# What chips say to a token that does not fit, apart from 63xx: security status, data, or state are wrong.
_REFUSALS = {0x6982, 0x6984, 0x6985, 0x6988, 0x6A80}
RandomScalar = Callable[[Group], int]


@dataclass(frozen=True)
class Password:
    """What opens the chip: which password it is (MRZ or CAN), and the secret that its key is made of."""

    reference: int
    secret: bytes = field(repr=False)

    @classmethod
    def of_can(cls, can: CardAccessNumber) -> "Password":
        return cls(_CAN_REFERENCE, can.digits.encode("ascii"))

    @classmethod
    def of_mrz(cls, digest: bytes) -> "Password":
        """SHA-1 of number, birth and expiry with their check digits (Doc 9303-11, 9.7.3)."""
        return cls(_MRZ_REFERENCE, digest)


def establish(
    parameters: PaceParameters, password: Password, random_scalar: RandomScalar = Group.random_scalar
) -> Dialogue[SessionKeys]:
    """Agree on session keys with a chip that knows the same password.

    Raises:
        WrongPasswordError, NotSupportedError, MalformedError.
    """
    group = Group(parameters.parameter_id)
    yield from _choose(parameters, password)
    nonce = yield from _nonce(parameters, password)
    scalar = random_scalar(group)
    theirs = yield from _exchange_points(group, group.generator.times(scalar), _MAP, _MAP_ANSWER)
    mapped = group.generator.times(nonce).plus(theirs.times(scalar))
    scalar = random_scalar(group)
    ours = mapped.times(scalar)
    theirs = yield from _exchange_points(group, ours, _KEY, _KEY_ANSWER)
    if theirs.encoded() == ours.encoded():
        raise MalformedError("the chip echoes our key")
    keys = ciphers.session_keys(theirs.times(scalar).x_bytes(), parameters.key_length)
    yield from _authenticate(parameters, keys, ours, theirs)
    return keys


def token(parameters: PaceParameters, mac_key: bytes, key: Point) -> bytes:
    """What proves to the owner of a public key that one has the same session keys (4.4.3.4)."""
    mechanism = encode(_OBJECT_IDENTIFIER, parameters.mechanism)
    return ciphers.mac(mac_key, encode(_PUBLIC_KEY, mechanism, encode(_PUBLIC_POINT, key.encoded())))


def _choose(parameters: PaceParameters, password: Password) -> Dialogue[None]:
    """MSE:Set AT (4.4.4.1). 63Cx only warns that few tries are left."""
    data = encode(_MECHANISM, parameters.mechanism) + encode(_PASSWORD, bytes((password.reference,)))
    if parameters.is_ambiguous:
        data += encode(_DOMAIN_PARAMETERS, bytes((parameters.parameter_id,)))
    answer = yield _SET_AUTHENTICATION_TEMPLATE + bytes((len(data),)) + data
    status = _status(answer)
    tries_left = _tries_left(status)
    if status == _BLOCKED or tries_left == _NO_TRIES_LEFT:
        raise WrongPasswordError(_NO_TRIES_LEFT)
    if status != _OK and tries_left is None:
        raise NotSupportedError("this PACE, or this password, is refused")


def _nonce(parameters: PaceParameters, password: Password) -> Dialogue[int]:
    answer = yield from _general_authenticate(b"")
    sealed = _dynamic_data(answer, _NONCE)
    if not 0 < len(sealed) <= _MAX_NONCE or len(sealed) % BLOCK:
        raise MalformedError("a nonce of a wrong length")
    key = ciphers.password_key(password.secret, parameters.key_length)
    return int.from_bytes(ciphers.decrypt(key, sealed), "big")


def _exchange_points(group: Group, ours: Point, tag: int, answer_tag: int) -> Dialogue[Point]:
    answer = yield from _general_authenticate(encode(tag, ours.encoded()))
    return group.decode(_dynamic_data(answer, answer_tag))


def _authenticate(
    parameters: PaceParameters, keys: SessionKeys, ours: Point, theirs: Point
) -> Dialogue[None]:
    """Mutual authentication (4.4.4.4): here it shows whether the password was right."""
    data = encode(_TOKEN, token(parameters, keys.mac, theirs))
    answer = yield from _general_authenticate(data, is_last=True)
    status = _status(answer)
    if status == _BLOCKED:
        raise WrongPasswordError(_NO_TRIES_LEFT)
    if status >> 8 == 0x63 or status in _REFUSALS:
        raise WrongPasswordError(_tries_left(status))
    if not hmac.compare_digest(_dynamic_data(answer, _TOKEN_ANSWER), token(parameters, keys.mac, ours)):
        raise WrongPasswordError(None)


def _general_authenticate(data: bytes, *, is_last: bool = False) -> Dialogue[bytes]:
    body = encode(_DYNAMIC_DATA, data)
    head = _GENERAL_AUTHENTICATE if is_last else bytes((_CHAINED,)) + _GENERAL_AUTHENTICATE[1:]
    answer = yield head + bytes((len(body),)) + body + b"\x00"
    return answer


def _dynamic_data(answer: bytes, tag: int) -> bytes:
    """The one object that is asked for, in an answer that may hold others."""
    if _status(answer) != _OK:
        raise EmrtdError("a step of PACE was refused")
    try:
        template = parse_one(answer[:-2])
    except TlvError as error:
        raise MalformedError("an answer that is no data object") from error
    found = template.find(tag) if template.tag == _DYNAMIC_DATA else None
    if found is None:
        raise MalformedError("an answer without what was asked for")
    return found.value


def _status(answer: bytes) -> int:
    return int.from_bytes(answer[-2:], "big")


def _tries_left(status: int) -> int | None:
    """ISO/IEC 7816-4, 5.6: 63Cx counts down to x."""
    return status & 0x0F if status & 0xFFF0 == 0x63C0 else None
