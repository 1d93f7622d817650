"""The office's signed word that a submission is registered (docs/case-api.md § 2)."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import jwt

from central.keys import AcknowledgementKey

TYPE = "urzedomat-ack+jwt"


def sign(
    *,
    key: AcknowledgementKey,
    office_id: str,
    submission_id: UUID,
    received_at: datetime,
    envelope_sha256: str,
    receipt_number: str,
    state: Literal["registered", "deleted"],
) -> str:
    """Return the JWS in compact form. Call it only after the registration is committed."""
    claims = {
        "iss": office_id,
        "sub": str(submission_id),
        "iat": int(received_at.timestamp()),
        "sha256": envelope_sha256,
        "receipt_number": receipt_number,
        "state": state,
    }
    return jwt.encode(claims, key.private, algorithm="EdDSA", headers={"typ": TYPE, "kid": key.key_id})
