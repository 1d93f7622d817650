"""Which kiosk signed a request, for the routers."""

from django.http import HttpRequest
from django.utils import timezone

from central.api.problems import ProblemError
from central.channels.kiosk.envelope import LARGEST
from central.channels.kiosk.signatures import SignedRequest, UnsignedError, verify
from central.fleet.models import Kiosk


def bounded_body(request: HttpRequest) -> bytes:
    """Return the body.

    Raises:
        ProblemError: 413, before a byte of it is read, when it says that it is larger than 1 MiB.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise ProblemError(413, "too_large", f"Larger than {LARGEST} bytes")
    return request.body


def is_signed(request: HttpRequest) -> bool:
    """Tell whether the request claims to be signed."""
    return "Signature" in request.headers or "Signature-Input" in request.headers


def signing_kiosk(request: HttpRequest) -> str:
    """Return the id of the active kiosk that signed the request.

    Raises:
        ProblemError: 401 `signature`, `unknown_kiosk` or `clock`; 403 `inactive_kiosk`; 413.
    """
    body = bounded_body(request)
    signed = SignedRequest(str(request.method), request.build_absolute_uri(), request.headers)
    try:
        kiosk_id = verify(signed, body, public_key=_public_key, now=timezone.now())
    except UnsignedError as error:
        raise ProblemError(401, error.code, f"Not accepted: {error}") from error
    if not Kiosk.objects.filter(pk=kiosk_id, active=True).exists():
        raise ProblemError(403, "inactive_kiosk", "The kiosk is not active")
    return kiosk_id


def _public_key(kiosk_id: str) -> bytes | None:
    found = Kiosk.objects.filter(pk=kiosk_id).values_list("public_key", flat=True).first()
    return bytes(found) if found is not None else None
