"""The kiosk's signature on a receipt (docs/case-api.md § 5): made here, and told true from false here."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.scan import ScannedReceipt
from offline_cache.keys import encode, verifies


@dataclass(frozen=True)
class ReceiptSigner:
    """Makes the text of a receipt's QR code."""

    key: Ed25519PrivateKey
    status_address: str

    def qr_text(self, number: ReceiptNumber, code: AccessCode, filed_at: datetime, envelope: bytes) -> str:
        """Return `{status address}#{number}.{code}.{filed at}.{content hash}.{signature}`."""
        content_hash = encode(hashlib.sha256(envelope).digest()[:16])
        scanned = ScannedReceipt(number, code, int(filed_at.timestamp()), content_hash, b"")
        signature = encode(self.key.sign(scanned.signed_bytes))
        return f"{self.status_address}#{number}.{code.value}.{scanned.filed_at}.{content_hash}.{signature}"


@dataclass(frozen=True)
class ReceiptVerifier:
    """Tells a true receipt from a false one without a network, by the public keys of kiosks."""

    keys: Mapping[str, Ed25519PublicKey]

    def is_genuine(self, receipt: ScannedReceipt) -> bool | None:
        """True or False; None for a receipt of a kiosk whose key is not known here."""
        key = self.keys.get(receipt.number.kiosk_id)
        return None if key is None else verifies(key, receipt.signature, receipt.signed_bytes)
