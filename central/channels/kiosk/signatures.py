"""Who sent a request: RFC 9421 signatures of kiosks (docs/case-api.md § 1).

The only file that knows `http_message_signatures`. The library accepts a signature that covers
nothing unless `require_components` names what must be covered, so it is always given.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    VerifyResult,
    algorithms,
)

LABEL = "kiosk"
MAX_SKEW = timedelta(seconds=300)
REQUIRED = ("@method", "@target-uri", "content-digest")
_REQUIRED_PARAMETERS = {"created", "keyid", "nonce"}
_LONGEST_HEADER = 4096


class UnsignedError(ValueError):
    """The request is not signed as it must be; `code` is that of docs/case-api.md."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class SignedRequest:
    """The parts of a request that a signature covers, as the library asks for them."""

    method: str
    url: str
    headers: Mapping[str, str]


class _Keys(HTTPSignatureKeyResolver):
    def __init__(self, public_key: Callable[[str], bytes | None]) -> None:
        self._public_key = public_key

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        raw = self._public_key(key_id)
        if raw is None:
            raise _UnknownKeyError(key_id)
        return Ed25519PublicKey.from_public_bytes(raw)

    def resolve_private_key(self, key_id: str) -> None:
        raise NotImplementedError("the central service signs nothing for a kiosk")


class _UnknownKeyError(LookupError):
    pass


class _Verifier(HTTPMessageVerifier):
    # The library's own clock is kept out of it: the time is an input, checked below, and a wrong
    # clock needs its own answer.
    max_clock_skew = timedelta(days=36_500)


def verify(
    request: SignedRequest, body: bytes, *, public_key: Callable[[str], bytes | None], now: datetime
) -> str:
    """Return the id of the kiosk that signed method, target and body.

    Args:
        public_key: Returns the 32 bytes of a kiosk's key, or None for one that is not known.

    Raises:
        UnsignedError: `signature` (none, or not over what it must cover, or false), `unknown_kiosk`, or
            `clock` (a true signature, made more than 300 s before or after `now`).
    """
    result = _verified(request, body, public_key)
    missing = _REQUIRED_PARAMETERS - set(result.parameters)
    if result.label != LABEL or missing:
        raise UnsignedError("signature", f"the signature must be labelled {LABEL} and say {sorted(missing)}")
    age = now.timestamp() - float(result.parameters["created"])
    if abs(age) > MAX_SKEW.total_seconds():
        raise UnsignedError("clock", "the signature is older than 300 s or from the future")
    return str(result.parameters["keyid"])


def _verified(request: SignedRequest, body: bytes, public_key: Callable[[str], bytes | None]) -> VerifyResult:
    if any(len(request.headers.get(name, "")) > _LONGEST_HEADER for name in ("Signature", "Signature-Input")):
        raise UnsignedError("signature", "the signature's headers are too long")
    verifier = _Verifier(signature_algorithm=algorithms.ED25519, key_resolver=_Keys(public_key))
    try:
        # `body` makes the library hold the digest against the bytes that really came.
        results = verifier.verify(request, max_age=None, require_components=REQUIRED, body=body)
    except (HTTPMessageSignaturesException, OverflowError) as error:
        unknown = any(isinstance(item, _UnknownKeyError) for item in (*error.args, error.__cause__))
        code = "unknown_kiosk" if unknown else "signature"
        raise UnsignedError(code, "the request is not signed by a kiosk that is known") from error
    return results[0]
