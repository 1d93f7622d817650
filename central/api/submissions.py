"""`PUT /api/v1/submissions/{id}` (docs/case-api.md § 2)."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from central.api.document import signature_parameters
from central.api.kiosks import bounded, signing_kiosk
from central.api.problems import Problem, ProblemError
from central.channels.kiosk.envelope import LARGEST
from central.channels.kiosk.intake import Intake, Refused
from central.publishing.selectors import published_form

router = Router(tags=["submissions"])
ENVELOPE = "application/vnd.urzedomat.envelope"


class Accepted(Schema):
    """The submission is registered (or was, and is deleted); the JWS proves it."""

    submission_id: UUID
    received_at: datetime
    acknowledgement: str


@router.put(
    "/submissions/{submission_id}",
    response={
        (200, 201, 410): Accepted,
        (400, 401, 403, 409, 413, 422): Problem,
    },
    summary="Register a sealed submission, exactly once",
    openapi_extra={
        "parameters": signature_parameters(required=True),
        "requestBody": {
            "required": True,
            "content": {ENVELOPE: {"schema": {"type": "string", "format": "binary"}}},
        },
    },
)
@decorate_view(bounded(LARGEST))
def put_submission(request: HttpRequest, submission_id: UUID) -> Status[Accepted]:
    """Signed by a kiosk. 201 is new, 200 the same bytes again, 409 other bytes, 410 deleted since."""
    kiosk_id = signing_kiosk(request)
    intake = Intake(settings.CENTRAL.office.id, settings.KEYS, published_form)
    outcome = intake.receive(
        submission_id=submission_id, kiosk_id=kiosk_id, content=request.body, now=timezone.now()
    )
    if isinstance(outcome, Refused):
        raise ProblemError(outcome.status, outcome.code, outcome.title)
    accepted = Accepted(
        submission_id=outcome.submission_id,
        received_at=outcome.received_at,
        acknowledgement=outcome.acknowledgement,
    )
    return Status(outcome.status, accepted)
