"""`POST /api/v1/status` (docs/case-api.md § 4)."""

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Field, Router, Schema
from ninja.decorators import decorate_view

from central.api.document import signature_parameters
from central.api.kiosks import bounded, is_signed, signing_kiosk
from central.api.problems import Problem, ProblemError
from central.channels.status_page.lookup import Asker, TooManyAttempts, look_up
from central.registry.models import Case
from central.registry.selectors import promised_date

router = Router(tags=["status"])
LARGEST = 4096  # bytes; a question has about 70


class Question(Schema):
    """What stands on the receipt; spaces, hyphens and lower case are understood."""

    receipt_number: str = Field(max_length=64)
    access_code: str = Field(max_length=32)


class CaseStatus(Schema):
    """Where a case stands. Never a name, an address or the text that was filed."""

    receipt_number: str
    kind: str
    status: str
    case_number: str | None
    received_at: datetime
    updated_at: datetime
    due_on: date | None
    forwarded_to: str | None
    note: str | None


@router.post(
    "/status",
    response={200: CaseStatus, (400, 401, 403, 404, 413, 422, 429): Problem},
    summary="Where a case stands",
    openapi_extra={"parameters": signature_parameters(required=False)},
)
@decorate_view(bounded(LARGEST))
def post_status(request: HttpRequest, question: Question) -> CaseStatus:
    """By receipt number and access code. Signed by a kiosk, or unsigned from a phone page."""
    asker = Asker.of_kiosk(signing_kiosk(request)) if is_signed(request) else Asker.of_address(request)
    found = look_up(receipt_number=question.receipt_number, access_code=question.access_code, asker=asker)
    if isinstance(found, TooManyAttempts):
        raise ProblemError(429, "too_many_attempts", "Too many attempts; try later", found.retry_after_s)
    if found is None:
        raise ProblemError(404, "not_found", "No case with this number and code")
    return _shown(found)


def _shown(case: Case) -> CaseStatus:
    return CaseStatus(
        receipt_number=case.receipt_number,
        kind=case.declared_kind,
        status=case.status,
        case_number=case.case_number,
        received_at=case.received_at,
        updated_at=case.updated_at,
        due_on=promised_date(case),
        forwarded_to=case.forwarded_to or None,
        note=case.citizen_note or None,
    )
