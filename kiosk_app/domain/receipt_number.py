"""Receipt numbers and access codes: what the kiosk gives at once (docs/case-api.md § 3)."""

import functools
import re
import secrets
from dataclasses import dataclass, field

# Crockford's base 32: no I, L, O, U, so nothing is misread or misheard from paper.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_NUMBER = re.compile(r"([A-Z]{2,6}[0-9]{2,4})([0-9]{6})([0-9])", re.ASCII)


@dataclass(frozen=True)
class ReceiptNumber:
    """`LDZ07-000123-4`: kiosk, counter, check digit."""

    kiosk_id: str
    counter: int

    def __str__(self) -> str:
        return f"{self.kiosk_id}-{self.counter:06d}-{_check_digit(f'{self.kiosk_id}{self.counter:06d}')}"

    @classmethod
    def parse(cls, text: str) -> "ReceiptNumber | None":
        """Read a number as a person types it: any case, with or without hyphens and spaces.

        None when it is not a number, or when the check digit shows that it was mistyped.
        """
        match = _NUMBER.fullmatch(re.sub(r"[\s–-]", "", text[:64]).upper())
        if match is None or _check_digit(match[1] + match[2]) != match[3]:
            return None
        return cls(match[1], int(match[2]))


@dataclass(frozen=True)
class AccessCode:
    """The secret beside the number: 8 characters of base 32, 40 bits. Never shown in a repr or log."""

    value: str = field(repr=False)

    @property
    def grouped(self) -> str:
        """As it is printed: `ABCD-EFGH`."""
        return f"{self.value[:4]}-{self.value[4:]}"

    @classmethod
    def new(cls) -> "AccessCode":
        return cls("".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH)))

    @classmethod
    def parse(cls, text: str) -> "AccessCode | None":
        """Read a code as a person types it; O is taken for 0, and I and L for 1 (Crockford)."""
        value = re.sub(r"[\s–-]", "", text[:64]).upper().translate(_MISREAD)
        if len(value) != CODE_LENGTH or any(letter not in CODE_ALPHABET for letter in value):
            return None
        return cls(value)


@functools.lru_cache(maxsize=16)
def _check_digit(characters: str) -> str:
    """ISO 7064 MOD 11,10 over the digits, a letter standing for two (A = 10 … Z = 35)."""
    product = 10
    for digit in "".join(str(int(character, 36)) for character in characters):
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)
