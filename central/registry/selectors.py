"""Reading the registry."""

import hmac
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from central.kpa.transitions import CLOSED, Status
from central.registry.models import Case, CaseEvent, Tombstone
from central.registry.numbers import access_code_hmac, compact

_NO_CASE = "0" * 64
_CANDIDATES = 8


def case_by_receipt(*, receipt_number: str, access_code: str, pepper: str) -> Case | None:
    """Return the case of this number and code.

    The same work is done whether the number exists or not, and codes are compared in constant time.
    """
    wanted = access_code_hmac(receipt_number, access_code, pepper)
    found = None
    candidates = Case.objects.filter(receipt_key=compact(receipt_number)).order_by("pk")[:_CANDIDATES]
    rows: list[Case | None] = [*candidates]
    for case in rows or [None]:
        if hmac.compare_digest(case.access_code_hmac if case else _NO_CASE, wanted) and case:
            found = case
    return found


def registered(submission_id: UUID) -> Case | None:
    """Return the case of a submission id."""
    return Case.objects.filter(submission_id=submission_id).first()


def deleted(submission_id: UUID) -> Tombstone | None:
    """Return what is left of a submission that was deleted."""
    return Tombstone.objects.filter(submission_id=submission_id).first()


def cases(*, status: str = "", search: str = "", overdue_on: date | None = None) -> QuerySet[Case]:
    """Return cases, those whose time ends first at the top; closed ones below."""
    found = Case.objects.select_related("kiosk", "supplements")
    if status in {item.value for item in Status}:
        found = found.filter(status=status)
    if overdue_on is not None:
        found = found.exclude(status__in=CLOSED).filter(due_on__lt=overdue_on)
    if compact(search):
        found = found.filter(
            Q(receipt_key__contains=compact(search)) | Q(case_number__icontains=search.strip())
        )
    found = found.alias(is_closed=Q(status__in=CLOSED))
    return found.order_by("is_closed", F("due_on").asc(nulls_last=True), "-received_at")


def is_overdue(case: Case, today: date) -> bool:
    """Tell whether the statutory time has passed while the case is open."""
    return case.due_on is not None and case.due_on < today and case.status not in CLOSED


def history(case: Case) -> QuerySet[CaseEvent]:
    """Return what happened to the case, oldest first."""
    return CaseEvent.objects.filter(submission_id=case.submission_id).order_by("sequence")
