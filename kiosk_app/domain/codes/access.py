"""Codes that let somebody do something once: enrol a kiosk, or open its service mode. Values only.

`URZ1E:LDZ07:1795500000:0123456789ABCDEFGHJKMNPQRS:K`, see docs/codes.md. The code itself proves
nothing: whoever made the token says whether it is good.
"""

import re
import secrets
from dataclasses import dataclass, field
from typing import Literal

from kiosk_app.domain.codes.check_character import check_character
from kiosk_app.domain.receipt_number import CODE_ALPHABET

ENROLMENT_PREFIX, TECHNICIAN_PREFIX = "URZ1E:", "URZ1T:"
TOKEN_BITS = 128
# 26 characters of five bits each; the first holds only three, so it is at most 7.
_TOKEN_LENGTH = 26
_CODE = re.compile(
    rf"URZ1([ET]):([A-Z]{{2,6}}[0-9]{{2,4}}):([1-9][0-9]{{0,10}}):([0-7][{CODE_ALPHABET}]{{25}}):([0-9A-Z])",
    re.ASCII,
)


@dataclass(frozen=True)
class OneTimeToken:
    """128 random bits as 26 characters of Crockford's base 32. Never shown in a repr or log."""

    value: str = field(repr=False)

    @classmethod
    def new(cls) -> "OneTimeToken":
        bits = secrets.randbits(TOKEN_BITS)
        places = range(5 * (_TOKEN_LENGTH - 1), -1, -5)
        return cls("".join(CODE_ALPHABET[bits >> place & 31] for place in places))


@dataclass(frozen=True)
class EnrolmentCode:
    """Makes this machine the kiosk of one seat, until `expires_at` (Unix seconds), once."""

    kiosk_id: str
    expires_at: int
    token: OneTimeToken

    def __str__(self) -> str:
        return _written("E", self.kiosk_id, self.expires_at, self.token)

    def is_current(self, now: int) -> bool:
        """Whether it has not run out at `now` (Unix seconds)."""
        return now < self.expires_at


@dataclass(frozen=True)
class TechnicianCode:
    """Opens the service mode of one kiosk, until `expires_at` (Unix seconds), once."""

    kiosk_id: str
    expires_at: int
    token: OneTimeToken

    def __str__(self) -> str:
        return _written("T", self.kiosk_id, self.expires_at, self.token)

    def is_current(self, now: int) -> bool:
        """Whether it has not run out at `now` (Unix seconds)."""
        return now < self.expires_at


def read_access_code(text: str) -> EnrolmentCode | TechnicianCode | None:
    """Read a code; None when it is none, or when its check character shows that it was misread."""
    match = _CODE.fullmatch(text)
    if match is None or check_character("".join(match.group(1, 2, 3, 4))) != match[5]:
        return None
    kiosk_id, expires_at, token = match[2], int(match[3]), OneTimeToken(match[4])
    kind = EnrolmentCode if match[1] == "E" else TechnicianCode
    return kind(kiosk_id, expires_at, token)


def _written(kind: Literal["E", "T"], kiosk_id: str, expires_at: int, token: OneTimeToken) -> str:
    check = check_character(f"{kind}{kiosk_id}{expires_at}{token.value}")
    return f"URZ1{kind}:{kiosk_id}:{expires_at}:{token.value}:{check}"
