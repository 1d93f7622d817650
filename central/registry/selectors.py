"""Reading the registry."""

import hmac
import re
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from central.kpa.transitions import CLOSED, Status
from central.registry.models import Case, CaseEvent, Tombstone
from central.registry.numbers import access_code_hmac, compact

_NO_CODE = "0" * 64
_CANDIDATES = 8
_OF_RECEIPT_NUMBERS = re.compile(r"[0-9A-Za-z\s-]*[0-9A-Za-z][0-9A-Za-z\s-]*", re.ASCII)


def case_by_receipt(*, receipt_number: str, access_code: str, pepper: str) -> Case | None:
    """Return the case of this number and code.

    Until number and code are found to belong together, the same work is done whether the number exists or
    not: as many codes are compared, each in constant time, and no case is read.
    """
    wanted = access_code_hmac(receipt_number, access_code, pepper)
    rows = Case.objects.filter(receipt_key=compact(receipt_number)).order_by("pk")
    kept = list(rows.values_list("pk", "access_code_hmac")[:_CANDIDATES])
    kept += [(0, _NO_CODE)] * (_CANDIDATES - len(kept))
    # A list and not a generator: no comparison is left out once one has succeeded.
    equal = [hmac.compare_digest(code, wanted) for _, code in kept]
    found = [pk for (pk, _), is_equal in zip(kept, equal, strict=True) if is_equal and pk]
    return Case.objects.get(pk=found[-1]) if found else None


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
    if search.strip():
        found = found.filter(_numbered(search.strip()))
    found = found.alias(is_closed=Q(status__in=CLOSED))
    return found.order_by("is_closed", F("due_on").asc(nulls_last=True), "-received_at")


def _numbered(search: str) -> Q:
    """Cases whose receipt number or znak sprawy has `search` in it."""
    # SQLite knows the case of ASCII letters only.
    spellings = {search, search.upper(), search.lower()}
    wanted = Q()
    for spelling in spellings:
        wanted |= Q(case_number__icontains=spelling)
    # What has no place in a receipt number is not found in one by leaving it out.
    if _OF_RECEIPT_NUMBERS.fullmatch(search):
        wanted |= Q(receipt_key__contains=compact(search))
    return wanted


def promised_date(case: Case) -> date | None:
    """Return the day by which a citizen may expect an answer; None when no answer is to come any more."""
    return None if case.status in CLOSED else case.due_on


def is_overdue(case: Case, today: date) -> bool:
    """Tell whether the statutory time has passed while the case is open."""
    return case.due_on is not None and case.due_on < today and case.status not in CLOSED


def history(case: Case) -> QuerySet[CaseEvent]:
    """Return what happened to the case, oldest first."""
    return CaseEvent.objects.filter(submission_id=case.submission_id).order_by("sequence")
