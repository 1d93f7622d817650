"""The office's signed word that it has a submission (docs/case-api.md § 2). Only here is PyJWT known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TYPE = "urzedomat-ack+jwt"
STATES = frozenset({"registered", "deleted"})
_CLAIMS = ["iss", "sub", "iat", "sha256", "receipt_number", "state"]
_MAX_CHARACTERS = 4096


class AcknowledgementError(Exception):
    """Not the office's word on this submission. `code` says what was wrong and quotes nothing."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Acknowledgement:
    """What the office signed. `at` is when the central service committed the submission."""

    at: datetime
    state: str


@dataclass(frozen=True)
class AcknowledgementVerifier:
    """Knows the office's id and its acknowledgement keys, by key id."""

    office_id: str
    keys: Mapping[str, Ed25519PublicKey]

    def verify(self, token: str, submission_id: str, sha256: bytes, receipt_number: str) -> Acknowledgement:
        """Return what the office signed for exactly these bytes under this id.

        Raises:
            AcknowledgementError: an unknown key, another type or algorithm, a wrong signature, or
                signed for another submission.
        """
        claims = self._claims(token)
        if claims["sub"] != submission_id or claims["sha256"] != sha256.hex():
            raise AcknowledgementError("acknowledgement_of_another")
        if claims["receipt_number"] != receipt_number:
            raise AcknowledgementError("acknowledgement_of_another")
        if claims["state"] not in STATES or type(claims["iat"]) is not int:
            raise AcknowledgementError("acknowledgement_malformed")
        try:
            return Acknowledgement(datetime.fromtimestamp(claims["iat"], UTC), claims["state"])
        except (OverflowError, OSError, ValueError) as error:
            raise AcknowledgementError("acknowledgement_malformed") from error

    def _claims(self, token: str) -> dict[str, object]:
        if len(token) > _MAX_CHARACTERS:
            raise AcknowledgementError("acknowledgement_malformed")
        try:
            header = jwt.get_unverified_header(token)
            if header.get("typ") != TYPE:
                raise AcknowledgementError("acknowledgement_malformed")
            key = self.keys.get(str(header.get("kid")))
            if key is None:
                raise AcknowledgementError("acknowledgement_key_unknown")
            # `iat` is the server's time and this clock may be wrong: it is read, not compared.
            return jwt.decode(
                token,
                key,
                algorithms=["EdDSA"],
                issuer=self.office_id,
                options={"require": _CLAIMS, "verify_iat": False, "verify_aud": False},
            )
        except jwt.InvalidTokenError as error:
            raise AcknowledgementError("acknowledgement_not_signed") from error
