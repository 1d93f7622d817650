"""The answer to reset (ISO/IEC 7816-3, 8.2): its historical bytes, and patterns that it is told by. Pure."""

from dataclasses import dataclass

# An ATR has at most 33 bytes: TS and 32 more.
MAX_ATR = 33
_TS = (0x3B, 0x3F)
_CONTACTLESS = b"\x80\x01"


class AtrError(ValueError):
    """Not an answer to reset."""


@dataclass(frozen=True)
class Atr:
    """What an answer to reset says, as far as the kiosk reads it."""

    historical: bytes
    contactless: bool


def parse(atr: bytes) -> Atr:
    """Read it. `contactless` is how PC/SC part 3, 3.1.3.2.3 marks what a contactless reader makes up.

    Raises:
        AtrError: it is cut off, too long, or does not begin as one.
    """
    if not 2 <= len(atr) <= MAX_ATR or atr[0] not in _TS:
        raise AtrError("not an answer to reset")
    present, count = atr[1] >> 4, atr[1] & 0x0F
    position, only_t0 = 2, True
    while present:
        interface = present.bit_count()
        last = position + interface - 1
        if last >= len(atr):
            raise AtrError("cut off")
        following = atr[last] if present & 0x8 else 0
        if present & 0x8 and following & 0x0F:
            only_t0 = False
        position, present = last + 1, following >> 4
    # TCK follows where any protocol but T=0 is named.
    if len(atr) != position + count + (0 if only_t0 else 1):
        raise AtrError("its length is not what it says")
    contactless = atr[0] == _TS[0] and atr[1] >> 4 == 0x8 and atr[2:4] == _CONTACTLESS
    return Atr(atr[position : position + count], contactless)


@dataclass(frozen=True)
class Pattern:
    """An ATR in which the bits of `mask` are those of `value`."""

    value: bytes
    mask: bytes

    @staticmethod
    def of(text: str) -> "Pattern":
        """From hexadecimal bytes with a dot for each half-byte that may be any: `3B 8. 80 01`."""
        digits = text.replace(" ", "")
        return Pattern(
            bytes.fromhex(digits.replace(".", "0")),
            bytes.fromhex("".join("0" if digit == "." else "F" for digit in digits)),
        )

    def matches(self, atr: bytes) -> bool:
        return len(atr) == len(self.value) and all(
            byte & mask == value for byte, mask, value in zip(atr, self.mask, self.value, strict=True)
        )
