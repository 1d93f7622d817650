"""Reading a travel document with its access number, from the first command to the last. Pure: it yields
commands and is sent the answers."""

from dataclasses import dataclass, field

from hardware.card_reader.connection import Dialogue
from hardware.card_reader.emrtd import asn1, pace
from hardware.card_reader.emrtd.card_access import MAX_CARD_ACCESS, best_pace
from hardware.card_reader.emrtd.curves import Group
from hardware.card_reader.emrtd.data_groups import MAX_DG1, MAX_DG11, MAX_SOD, inside_of_sod
from hardware.card_reader.emrtd.errors import MalformedError, NotSupportedError
from hardware.card_reader.emrtd.secure_messaging import MAX_DATA, SecureChannel
from hardware.card_reader.emrtd.signed_values import SecurityObject
from hardware.card_reader.tlv import TlvError, length_of_first

_SELECT_MASTER_FILE = bytes.fromhex("00a4000c023f00")
_SELECT_FILE, _SELECT_APPLICATION = bytes.fromhex("00a4020c"), bytes.fromhex("00a4040c")
_READ_BINARY = bytes.fromhex("00b00000")
_APPLICATION = bytes.fromhex("a0000002471001")
_EF_CARD_ACCESS, _EF_SOD, _EF_DG1, _EF_DG11 = 0x011C, 0x011D, 0x0101, 0x010B
DG1, DG11 = 1, 11
_OK, _END_OF_FILE = 0x9000, 0x6282
# Enough for tag and length of any file here, and fewer than any file has.
_HEAD = 6


@dataclass(frozen=True)
class Document:
    """What was read: EF.SOD, and whole files by the number of their data group."""

    security_object: SecurityObject
    data_groups: dict[int, bytes] = field(repr=False)


def read_document(
    password: pace.Password, random_scalar: pace.RandomScalar = Group.random_scalar
) -> Dialogue[Document]:
    """Read names, number and dates of a card, and what proves them: never the picture.

    Raises:
        EmrtdError: as its kinds say.
    """
    parameters = best_pace((yield from _card_access()))
    keys = yield from pace.establish(parameters, password, random_scalar)
    channel = SecureChannel(keys)
    try:
        return (yield from _application(channel))
    finally:
        channel.end()


def _application(channel: SecureChannel) -> Dialogue[Document]:
    if (yield from _exchange(channel, _SELECT_APPLICATION, _APPLICATION))[1] != _OK:
        raise NotSupportedError("the chip has no ICAO application")
    sod = asn1.security_object(inside_of_sod((yield from _required(channel, _EF_SOD, MAX_SOD))))
    groups = {DG1: (yield from _required(channel, _EF_DG1, MAX_DG1))}
    if DG11 in sod.hashes:
        additional = yield from _file(channel, _EF_DG11, MAX_DG11)
        if additional is not None:
            groups[DG11] = additional
    return Document(sod, groups)


def _card_access() -> Dialogue[bytes]:
    """EF.CardAccess, the one file that is readable before PACE."""
    # Some chips begin in an application, some know no master file by this name: its answer does not matter.
    yield _SELECT_MASTER_FILE
    if (yield _command(_SELECT_FILE, _EF_CARD_ACCESS.to_bytes(2, "big")))[-2:] != _OK.to_bytes(2, "big"):
        raise NotSupportedError("the chip has no EF.CardAccess")
    found = yield from _contents(None, MAX_CARD_ACCESS)
    if found is None:
        raise NotSupportedError("EF.CardAccess cannot be read")
    return found


def _required(channel: SecureChannel, identifier: int, limit: int) -> Dialogue[bytes]:
    found = yield from _file(channel, identifier, limit)
    if found is None:
        raise NotSupportedError("the chip does not let a file be read that every document has")
    return found


def _file(channel: SecureChannel, identifier: int, limit: int) -> Dialogue[bytes | None]:
    """A file's whole data object, or None where the card does not let it be read."""
    if (yield from _exchange(channel, _SELECT_FILE, identifier.to_bytes(2, "big")))[1] != _OK:
        return None
    return (yield from _contents(channel, limit))


def _contents(channel: SecureChannel | None, limit: int) -> Dialogue[bytes | None]:
    """The data object that the selected file begins with; its first bytes say how long it is."""
    data = yield from _read(channel, 0, _HEAD)
    if data is None:
        return None
    try:
        length = length_of_first(data)
    except TlvError as error:
        raise MalformedError("a file that is no data object") from error
    if not len(data) <= length <= limit:
        raise MalformedError("a file of a size that makes no sense")
    while len(data) < length:
        piece = yield from _read(channel, len(data), min(length - len(data), MAX_DATA))
        if not piece:
            raise MalformedError("a file that ends too early")
        data += piece
    return data


def _read(channel: SecureChannel | None, offset: int, count: int) -> Dialogue[bytes | None]:
    header = _READ_BINARY[:2] + offset.to_bytes(2, "big")
    if channel is None:
        answer = yield header + bytes((count,))
        data, status = answer[:-2], int.from_bytes(answer[-2:], "big")
    else:
        data, status = yield from _exchange(channel, header, le=count)
    return data if status in (_OK, _END_OF_FILE) else None


def _exchange(
    channel: SecureChannel, header: bytes, data: bytes = b"", le: int | None = None
) -> Dialogue[tuple[bytes, int]]:
    answer = yield channel.seal(header, data, le)
    return channel.open(answer)


def _command(header: bytes, data: bytes) -> bytes:
    return header + bytes((len(data),)) + data
