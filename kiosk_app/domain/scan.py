"""What a scanned code is. Everything scanned is untrusted input."""

import base64
import binascii
import re
from dataclasses import dataclass, field

from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber

MAX_SCAN_CHARACTERS = 4096
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
class UnknownCode:
    """A code that says nothing to this kiosk. What it said is not kept."""


Scan = ScannedReceipt | UnknownCode


def read_scan(text: str) -> Scan:
    """Tell what a scanned text is; never raises, whatever the text."""
    match = _RECEIPT.fullmatch(text.strip()) if len(text) <= MAX_SCAN_CHARACTERS else None
    if match is None:
        return UnknownCode()
    number, code = ReceiptNumber.parse(match[1]), AccessCode.parse(match[2])
    try:
        signature = base64.urlsafe_b64decode(match[5] + "==")
    except binascii.Error:
        return UnknownCode()
    if number is None or code is None:
        return UnknownCode()
    return ScannedReceipt(number, code, int(match[3]), match[4], signature)
