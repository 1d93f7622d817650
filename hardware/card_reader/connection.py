"""Talking with one card: what its users may ask, and the commands' shapes (ISO/IEC 7816-4). Pure."""

from collections.abc import Generator, Iterator
from typing import Protocol, TypeVar

Outcome = TypeVar("Outcome")
# A conversation that opens no reader: it yields commands and is sent each answer (data, SW1, SW2).
Dialogue = Generator[bytes, bytes, Outcome]

SW_OK = b"\x90\x00"
STATUS_BYTES = 2
_MORE, _WRONG_LE = 0x61, 0x6C
_GET_RESPONSE = 0xC0
_CHAINED = 0x10
_SHORT_DATA = 255
# Of one answer with all its pieces; the largest file that is read has 32 kB.
MAX_ANSWER = 65_536
# A card may answer "more" for ever. A piece has 256 bytes: more pieces than these bring nothing new.
_MAX_PIECES = MAX_ANSWER // 256 + 8


class CardError(OSError):
    """The card, its reader or the service no longer serves this conversation; it must be begun anew."""


class CardLostError(CardError):
    """The card was pulled, reset or exchanged, the reader unplugged, or the service has died."""


class CardMuteError(CardError):
    """No answer within the deadline."""


class CardFaultyError(CardError):
    """What came is no answer: without a status word, or without an end."""


class CardConnection(Protocol):
    """One card in one reader, for oneself alone, until the connection is closed or the card is lost."""

    reader: str
    atr: bytes

    def transmit(self, command: bytes) -> bytes:
        """Send one command APDU and return its whole answer: data, SW1, SW2. Blocks up to the deadline.

        Answers in pieces (61xx) are put together, a wrong Le (6Cxx) is mended.

        Raises:
            CardLostError, CardMuteError, CardFaultyError: also for each later call.
            ValueError: no command APDU, or one that the card's protocol cannot carry.
        """


def converse(connection: CardConnection, dialogue: Dialogue[Outcome]) -> Outcome:
    """Hold a conversation with a card, and return its outcome.

    Raises:
        CardError: as `transmit`; the conversation is told first, and may make an outcome of it.
    """
    try:
        command = next(dialogue)
        while True:
            try:
                answer = connection.transmit(command)
            except CardError as error:
                command = dialogue.throw(error)
            else:
                command = dialogue.send(answer)
    except StopIteration as end:
        outcome: Outcome = end.value
        return outcome


def whole_answer(command: bytes) -> Dialogue[bytes]:
    """Exchange one command, following 61xx and 6Cxx (ISO/IEC 7816-4, 5.3.4; 7816-3, 12.2.1).

    Raises:
        CardFaultyError: an answer without a status word, or without an end.
        ValueError: not a command APDU.
    """
    case_of(command)
    answer = yield command
    if _sw1(answer) == _WRONG_LE:
        answer = yield with_le(command, answer[-1])
    data = b""
    for _ in range(_MAX_PIECES):
        data += answer[:-STATUS_BYTES]
        if len(data) > MAX_ANSWER:
            break
        if _sw1(answer) != _MORE:
            return data + answer[-STATUS_BYTES:]
        answer = yield bytes((command[0] & ~_CHAINED, _GET_RESPONSE, 0, 0, answer[-1]))
    raise CardFaultyError("an answer without an end")


def _sw1(answer: bytes) -> int:
    if len(answer) < STATUS_BYTES:
        raise CardFaultyError("an answer without a status word")
    return answer[-STATUS_BYTES]


def chained(command: bytes, data: bytes) -> Iterator[bytes]:
    """A command's header (CLA INS P1 P2) and any data as short APDUs, all but the last marked as part of
    a chain (ISO/IEC 7816-4, 5.3.3); the last asks for an answer of any length."""
    cla, rest = command[0], command[1:4]
    pieces = [data[start : start + _SHORT_DATA] for start in range(0, len(data), _SHORT_DATA)] or [b""]
    for piece in pieces[:-1]:
        yield bytes((cla | _CHAINED,)) + rest + bytes((len(piece),)) + piece
    lc = bytes((len(pieces[-1]),)) if pieces[-1] else b""
    yield bytes((cla,)) + rest + lc + pieces[-1] + b"\x00"


def case_of(command: bytes) -> tuple[int, bool]:
    """The case of a command, 1 to 4, and whether its lengths are extended (ISO/IEC 7816-3, 12.1.3).

    Raises:
        ValueError: not a command APDU.
    """
    body = len(command) - 4
    if body < 0:
        raise ValueError("a command has four bytes at least")
    if body == 0:
        return 1, False
    if body == 1:
        return 2, False
    if command[4] != 0:
        case = {0: 3, 1: 4}.get(body - 1 - command[4])
        extended = False
    elif body == 3:
        case, extended = 2, True
    elif body > 3 and (lc := int.from_bytes(command[5:7], "big")) > 0:
        case, extended = {0: 3, 2: 4}.get(body - 3 - lc), True
    else:
        case, extended = None, False
    if case is None:
        raise ValueError("the lengths in the command do not fit it")
    return case, extended


def with_le(command: bytes, le: int) -> bytes:
    """The same command, asking for so many bytes: the answer to 6Cxx. Short commands only."""
    case, extended = case_of(command)
    if extended or case in (1, 3):
        raise CardFaultyError("a length was refused that was not given")
    return command[:-1] + bytes((le,))


def for_t0(command: bytes) -> bytes:
    """The command as T=0 carries it: case 4 without its Le, which GET RESPONSE asks for, and case 1
    with a P3 of 0 (ISO/IEC 7816-3, 12.2).

    Raises:
        ValueError: T=0 has no extended lengths.
    """
    case, extended = case_of(command)
    if extended:
        raise ValueError("T=0 has no extended lengths")
    if case == 1:
        return command + b"\x00"
    return command[:-1] if case == 4 else command
