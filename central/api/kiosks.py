"""Which kiosk signed a request, for the routers."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest
from django.utils import timezone

from central.api.problems import ProblemError, problem_response
from central.channels.kiosk.signatures import SignedRequest, UnsignedError, verify
from central.fleet.models import Kiosk

_MOST_DRAINED = 16 * 1024 * 1024
Answer = TypeVar("Answer", bound=Callable[..., Any])


def bounded(largest: int) -> Callable[[Answer], Answer]:
    """Return a decorator of an operation: 413 for a larger body, of which nothing is kept or parsed.

    It stands before the library's own reading of the body, so it answers and does not raise.
    """

    def decorate(answer: Answer) -> Answer:
        @wraps(answer)
        def checked(request: HttpRequest, *values: Any, **named: Any) -> Any:
            if _length(request) > largest:
                _drain(request)
                return problem_response(ProblemError(413, "too_large", f"Larger than {largest} bytes"))
            return answer(request, *values, **named)

        return cast(Answer, checked)

    return decorate


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        # Django reads no body then.
        return 0


def _drain(request: HttpRequest) -> None:
    """Take what is on its way and throw it away: who is still sending would not hear the answer."""
    left = _MOST_DRAINED
    while left > 0 and (chunk := request.read(64 * 1024)):
        left -= len(chunk)


def is_signed(request: HttpRequest) -> bool:
    """Tell whether the request claims to be signed."""
    return "Signature" in request.headers or "Signature-Input" in request.headers


def signing_kiosk(request: HttpRequest) -> str:
    """Return the id of the active kiosk that signed the request.

    Raises:
        ProblemError: 401 `signature`, `unknown_kiosk` or `clock`; 403 `inactive_kiosk`.
    """
    signed = SignedRequest(str(request.method), request.build_absolute_uri(), request.headers)
    try:
        kiosk_id = verify(signed, request.body, public_key=_public_key, now=timezone.now())
    except UnsignedError as error:
        raise ProblemError(401, error.code, f"Not accepted: {error}") from error
    if not Kiosk.objects.filter(pk=kiosk_id, active=True).exists():
        raise ProblemError(403, "inactive_kiosk", "The kiosk is not active")
    return kiosk_id


def _public_key(kiosk_id: str) -> bytes | None:
    found = Kiosk.objects.filter(pk=kiosk_id).values_list("public_key", flat=True).first()
    return bytes(found) if found is not None else None
