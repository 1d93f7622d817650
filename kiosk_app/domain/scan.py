"""What a scanned code is. Everything scanned is untrusted input."""

import base64
import binascii
import re
from dataclasses import dataclass, field

from kiosk_app.domain.codes.access import EnrolmentCode, TechnicianCode, read_access_code
from kiosk_app.domain.codes.draft import Draft, DraftPart, read_draft
from kiosk_app.domain.codes.registration_certificate import (
    RegistrationCertificate,
    read_registration_certificate,
)
from kiosk_app.domain.codes.symbology import Symbology, symbology
from kiosk_app.domain.codes.unknown import UnknownCode, UnknownReason, why_unknown
from kiosk_app.domain.id_card import CardAccessNumber
from kiosk_app.domain.mrz import read_mrz
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber

__all__ = [
    "MAX_PLAIN_CHARACTERS",
    "MAX_SCAN_CHARACTERS",
    "Draft",
    "DraftPart",
    "EnrolmentCode",
    "MachineReadableZone",
    "PlainText",
    "RegistrationCertificate",
    "Scan",
    "ScannedAccessNumber",
    "ScannedReceipt",
    "TechnicianCode",
    "UnknownCode",
    "UnknownReason",
    "read_scan",
]

MAX_SCAN_CHARACTERS = 4096
MAX_PLAIN_CHARACTERS = 1000
_MAX_WORD_CHARACTERS = 60
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_RECEIPT = re.compile(
    r"https?://[!-~]{1,200}#([A-Z0-9-]{8,32})\.([0-9A-Z]{8})\.([0-9]{1,12})\.([\w-]{22})\.([\w-]{86})",
    re.ASCII,
)


@dataclass(frozen=True)
class ScannedReceipt:
    """The QR of a receipt (docs/case-api.md § 5), well formed; the signature is not yet checked."""

    number: ReceiptNumber
    code: AccessCode
    filed_at: int
    content_hash: str
    signature: bytes = field(repr=False)

    @property
    def signed_bytes(self) -> bytes:
        """The bytes that the kiosk's signature covers."""
        return f"urzedomat receipt v1 {self.number} {self.filed_at} {self.content_hash}".encode("ascii")


@dataclass(frozen=True)
class ScannedAccessNumber:
    """The bar code on the back of an identity card: the number that opens the chip (CAN)."""

    number: CardAccessNumber


@dataclass(frozen=True)
class MachineReadableZone:
    """The lines of an identity card or passport, its check digits right: what they say is not kept."""


@dataclass(frozen=True)
class PlainText:
    """Words or a number that a person may want in a field; never shown in a repr or log."""

    text: str = field(repr=False)


Scan = (
    ScannedReceipt
    | Draft
    | DraftPart
    | EnrolmentCode
    | TechnicianCode
    | ScannedAccessNumber
    | MachineReadableZone
    | RegistrationCertificate
    | PlainText
    | UnknownCode
)


def read_scan(text: str, aim_id: str = "") -> Scan:
    """Tell what a scanned text is; never raises, whatever the text.

    `aim_id` is the scanner's symbology identifier, such as `]Q1`, empty where it sends none.
    """
    if len(text) > MAX_SCAN_CHARACTERS:
        return UnknownCode(UnknownReason.UNREADABLE)
    trimmed = text.strip()
    return (
        _receipt(trimmed)
        or read_access_code(trimmed)
        # Of the line's end alone: a space is a character of base 45.
        or read_draft(text.strip("\r\n"))
        or _access_number(trimmed, aim_id)
        or _zone(text)
        or read_registration_certificate(trimmed)
        or _plain(trimmed, aim_id)
    )


def _receipt(text: str) -> ScannedReceipt | None:
    match = _RECEIPT.fullmatch(text)
    if match is None:
        return None
    number, code = ReceiptNumber.parse(match[1]), AccessCode.parse(match[2])
    try:
        signature = base64.urlsafe_b64decode(match[5] + "==")
    except binascii.Error:
        return None
    if number is None or code is None:
        return None
    return ScannedReceipt(number, code, int(match[3]), match[4], signature)


def _access_number(text: str, aim_id: str) -> ScannedAccessNumber | None:
    """Six digits, only where the scanner says that they stand in a bar code as identity cards have it."""
    if symbology(aim_id) not in (Symbology.CODE_128, Symbology.CODE_39) or not text.isdecimal():
        return None
    number = CardAccessNumber.parse(text)
    return None if number is None else ScannedAccessNumber(number)


def _zone(text: str) -> MachineReadableZone | None:
    return None if read_mrz(text) is None else MachineReadableZone()


def _plain(text: str, aim_id: str) -> PlainText | UnknownCode:
    """What is left is a text, unless it looks like something that nobody wants in a field."""
    why = why_unknown(text, aim_id)
    if why is not UnknownReason.UNKNOWN:
        return UnknownCode(why)
    return PlainText(text) if _is_written(text) else UnknownCode(why)


def _is_written(text: str) -> bool:
    """Whether it is words or a number, as people write them: not too long, and nothing garbled."""
    words = text.split()
    return (
        0 < len(text) <= MAX_PLAIN_CHARACTERS
        and max(map(len, words), default=0) <= _MAX_WORD_CHARACTERS
        and all(word.isprintable() and _REPLACEMENT not in word for word in words)
    )
