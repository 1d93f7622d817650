"""`urzedomat-central delete-case NUMBER --reason TEXT`: a case and its document, for good.

For what the office may not keep: the end of the time that the law on archives sets, or something filed
that should never have been. The history and a tombstone stay (docs/central.md).
"""

import argparse
import getpass
import uuid

from django.db.models import QuerySet
from django.utils import timezone

from central.commands.trouble import CommandError
from central.registry.models import Case
from central.registry.numbers import compact
from central.registry.services import ActRefusedError, delete_case


def run(arguments: argparse.Namespace) -> None:
    """Delete the one case that the number means."""
    case = _the_one(_meant(arguments.number), arguments.number)
    try:
        delete_case(
            case_id=case.pk,
            reason=arguments.reason,
            actor=f"operator:{getpass.getuser()}",
            now=timezone.now(),
        )
    except ActRefusedError as error:
        raise CommandError(str(error)) from error
    print(f"Deleted {case.receipt_number} ({case.submission_id}); its history stays")


def _meant(number: str) -> QuerySet[Case]:
    try:
        return Case.objects.filter(submission_id=uuid.UUID(number))
    except ValueError:
        return Case.objects.filter(receipt_key=compact(number))


def _the_one(found: QuerySet[Case], number: str) -> Case:
    cases = list(found.order_by("pk")[:9])
    if not cases:
        raise CommandError(f"there is no case {number}")
    if len(cases) > 1:
        ids = ", ".join(str(case.submission_id) for case in cases)
        raise CommandError(f"{number} was given more than once; name one of the submissions: {ids}")
    return cases[0]
