"""RFC 9421 signatures on the kiosk's requests (docs/case-api.md § 1). Only here is the library known."""

import base64
import hashlib
import secrets
from collections.abc import MutableMapping
from datetime import datetime
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver, algorithms

LABEL = "kiosk"
# The server refuses less than this: the library's own default would leave out the body.
COVERED = ("@method", "@target-uri", "content-digest")


class Request(Protocol):
    """What a signature needs to see of a request."""

    method: str | None
    url: str | None

    @property
    def headers(self) -> MutableMapping[str, str]: ...


class RequestSigner:
    """Signs as one kiosk."""

    def __init__(self, kiosk_id: str, key: Ed25519PrivateKey) -> None:
        self._kiosk_id = kiosk_id
        self._signer = HTTPMessageSigner(
            signature_algorithm=algorithms.ED25519,
            key_resolver=MappingKeyResolver(public_keys={}, private_keys={kiosk_id: key}),
        )

    def sign(self, request: Request, body: bytes, now: datetime) -> None:
        """Add Content-Digest (RFC 9530), Signature-Input and Signature to `request`."""
        request.headers["Content-Digest"] = content_digest(body)
        self._signer.sign(
            request,
            key_id=self._kiosk_id,
            created=now,
            nonce=secrets.token_urlsafe(16),
            label=LABEL,
            covered_component_ids=COVERED,
            use_existing_digest=True,
        )


def content_digest(body: bytes) -> str:
    """Return the field value of RFC 9530 § 2, `sha-256`, of an empty body too."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode('ascii')}:"
