"""The grammar of ESC/POS, as far as receipt printers are sent it. Pure.

Cuts a stream into commands without obeying them. Written from the command reference and not from
our encoder, so that the two can disagree.
"""

from dataclasses import dataclass

ESC, FS, GS, DLE = 0x1B, 0x1C, 0x1D, 0x10

# How many bytes follow the two of the command itself.
_FIXED = {
    (ESC, ord("@")): 0,
    (ESC, ord("2")): 0,
    (ESC, ord("i")): 0,
    (ESC, ord("m")): 0,
    (ESC, ord("3")): 1,
    (ESC, ord("t")): 1,
    (ESC, ord("R")): 1,
    (ESC, ord("E")): 1,
    (ESC, ord("G")): 1,
    (ESC, ord("-")): 1,
    (ESC, ord("!")): 1,
    (ESC, ord("a")): 1,
    (ESC, ord("d")): 1,
    (ESC, ord("J")): 1,
    (ESC, ord("M")): 1,
    (ESC, ord("$")): 2,
    (ESC, ord("\\")): 2,
    (ESC, ord("p")): 3,
    (FS, ord(".")): 0,
    (FS, ord("&")): 0,
    (FS, ord("P")): 4,
    (FS, 0xC0): 4,
    (GS, ord("!")): 1,
    (GS, ord("B")): 1,
    (GS, ord("a")): 1,
    (GS, ord("r")): 1,
    (GS, ord("I")): 1,
    (GS, ord("h")): 1,
    (GS, ord("w")): 1,
    (GS, ord("H")): 1,
    (GS, ord("f")): 1,
    (GS, ord("P")): 2,
    (GS, ord("L")): 2,
    (GS, ord("W")): 2,
    (DLE, 0x04): 1,
    (DLE, 0x05): 1,
    (DLE, 0x14): 8,
}
_CUT_WITH_FEED = (65, 66, 97, 98, 103, 104)


@dataclass(frozen=True)
class Command:
    """One command: its two bytes, and its arguments with their data."""

    prefix: int
    letter: int
    arguments: bytes = b""


@dataclass(frozen=True)
class Printable:
    """One byte to print, or a control of one byte such as LF."""

    byte: int


Token = Command | Printable


def next_token(data: bytes | bytearray) -> tuple[Token, int] | None:
    """The first token and how many bytes it takes; None when it is not yet all there."""
    if not data:
        return None
    if data[0] not in (ESC, FS, GS, DLE):
        return Printable(data[0]), 1
    if len(data) < 2:
        return None
    length = _arguments(data)
    if length is None or len(data) < 2 + length:
        return None
    return Command(data[0], data[1], bytes(data[2 : 2 + length])), 2 + length


def _arguments(data: bytes | bytearray) -> int | None:
    """How many bytes of arguments the command has; None when that is not known yet."""
    match (data[0], data[1]):
        case (0x1D, 0x28) | (0x1C, 0x28) | (0x1B, 0x28):
            # GS ( x pL pH …, and the same of FS and ESC
            return 3 + int.from_bytes(data[3:5], "little") if len(data) >= 5 else None
        case (0x1D, 0x76):
            # GS v 0 m xL xH yL yH d…
            size = int.from_bytes(data[4:6], "little") * int.from_bytes(data[6:8], "little")
            return 6 + size if len(data) >= 8 else None
        case (0x1D, 0x6B):
            # GS k m d… NUL, or GS k m n d… from m = 65 on
            return _bar_code(data)
        case (0x1D, 0x65):
            # GS e n, or GS e 3 m
            return (2 if data[2] == 3 else 1) if len(data) >= 3 else None
        case (0x1D, 0x56):
            # GS V m, or GS V m n
            return (2 if data[2] in _CUT_WITH_FEED else 1) if len(data) >= 3 else None
        case key:
            return _FIXED.get(key, 0)


def _bar_code(data: bytes | bytearray) -> int | None:
    if len(data) < 4:
        return None
    if data[2] >= 65:
        return 2 + data[3]
    end = data.find(b"\0", 3)
    return end - 1 if end >= 0 else None
