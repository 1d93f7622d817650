"""Errors as RFC 9457 problem documents (docs/case-api.md § 1)."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

MEDIA_TYPE = "application/problem+json"


class Problem(Schema):
    """`application/problem+json`."""

    type: str
    title: str
    status: int
    code: str
    server_time: str


class ProblemError(Exception):
    """Ends a request with a problem document."""

    def __init__(self, status: int, code: str, title: str, retry_after_s: int = 0) -> None:
        super().__init__(title)
        self.status, self.code, self.title, self.retry_after_s = status, code, title, retry_after_s


def problem_response(error: ProblemError) -> HttpResponse:
    """Return the document; `server_time` lets a kiosk with a wrong clock measure the difference."""
    document = {
        "type": "about:blank",
        "title": error.title,
        "status": error.status,
        "code": error.code,
        "server_time": timezone.now().isoformat(),
    }
    response = HttpResponse(json.dumps(document), status=error.status, content_type=MEDIA_TYPE)
    if error.retry_after_s:
        response["Retry-After"] = str(error.retry_after_s)
    return response


def install(api: NinjaAPI) -> None:
    """Make every error of `api` a problem document."""

    @api.exception_handler(ProblemError)
    def on_problem(_request: HttpRequest, error: ProblemError) -> HttpResponse:
        return problem_response(error)

    @api.exception_handler(ValidationError)
    def on_validation(_request: HttpRequest, error: ValidationError) -> HttpResponse:
        # The library's own answer would quote what was sent.
        fields = sorted({str(item["loc"][-1]) for item in error.errors})
        return problem_response(ProblemError(422, "not_valid", f"Not valid: {', '.join(fields)}"))

    @api.exception_handler(HttpError)
    def on_http_error(_request: HttpRequest, error: HttpError) -> HttpResponse:
        # The library raises it for one thing here: a body that it cannot parse.
        return problem_response(ProblemError(error.status_code, "not_json", "The body is not JSON"))
