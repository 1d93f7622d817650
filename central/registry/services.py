"""The acts on a case, one function each: atomic, with who did it and when.

Each writes the case and its CaseEvent in one transaction. Nothing else changes a case.
"""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from central.kpa.calendar import is_working_day
from central.kpa.deadlines import due_on, lodged_on
from central.kpa.kinds import QUALIFIED_KINDS, Kind
from central.kpa.transitions import Status
from central.kpa.transitions import transition as legal_transition
from central.registry.columns import filing_columns, report_columns, supplemented_receipt_number
from central.registry.events import record
from central.registry.models import Case, Filing, InterventionReport, Tombstone
from central.registry.numbers import access_code_hmac, compact
from central.registry.submission import Interpretation, Submission

NOTE_LIMIT = 1000


class ActRefusedError(ValueError):
    """The act cannot be done as asked; the message, in Polish, tells the clerk what to do."""


@transaction.atomic
def register_submission(
    *, submission: Submission, interpretation: Interpretation, pepper: str, actor: str, now: datetime
) -> Case:
    """Register what a citizen filed (art. 254).

    Raises:
        django.db.IntegrityError: Another process has just registered the same submission id.
    """
    kind = interpretation.declared_kind
    lodged = lodged_on(submission.device_time, now, timezone.get_current_timezone())
    case = Case.objects.create(
        submission_id=submission.submission_id,
        envelope_sha256=submission.envelope_sha256,
        receipt_number=submission.receipt_number,
        receipt_key=compact(submission.receipt_number),
        access_code_hmac=access_code_hmac(submission.receipt_number, submission.access_code, pepper),
        kiosk_id=submission.kiosk_id,
        form_id=submission.form_id,
        form_version=submission.form_version,
        language=submission.language,
        clause_version=submission.clause_version,
        doubt=interpretation.doubt,
        declared_kind=kind,
        device_time=submission.device_time,
        monotonic_ns=submission.monotonic_ns,
        boot_id=submission.boot_id,
        received_at=now,
        updated_at=now,
        lodged_on=lodged,
        due_on=due_on(kind, lodged),
    )
    _store_document(case, kind, submission)
    data = {
        "kind": kind.value,
        "form": f"{submission.form_id} {submission.form_version}",
        "envelope_sha256": submission.envelope_sha256,
        "doubt": interpretation.doubt,
    }
    _record(case, actor, "registered", now, **data)
    if kind is Kind.UZUPELNIENIE:
        _link_supplement(case, supplemented_receipt_number(submission.answers), actor, now)
    return case


@transaction.atomic
def change_status(
    *,
    case_id: int,
    target: Status,
    actor: str,
    now: datetime,
    forwarded_to: str = "",
    new_due_on: date | None = None,
) -> Case:
    """Take one step of kpa/transitions.py.

    Raises:
        TransitionRefusedError: The law has no such step from where the case stands.
        ActRefusedError: The step needs the body (forwarding) or a later working day (extension).
    """
    case = _locked(case_id)
    source = Status(case.status)
    step = legal_transition(source, target, case.kind)
    if step.needs_body and not forwarded_to.strip():
        raise ActRefusedError("Podaj organ, któremu przekazano sprawę (art. 231 § 1 KPA).")
    if step.needs_new_date:
        case.due_on = _checked_new_date(new_due_on, case.due_on)
    case.status = target
    case.forwarded_to = forwarded_to.strip() if step.needs_body else ""
    _save(case, now, "status", "forwarded_to", "due_on")
    _record(
        case,
        actor,
        "status_changed",
        now,
        source=source.value,
        target=target.value,
        basis=step.basis,
        forwarded_to=case.forwarded_to,
        due_on=case.due_on.isoformat() if case.due_on else None,
    )
    return case


@transaction.atomic
def set_note(*, case_id: int, note: str, actor: str, now: datetime) -> Case:
    """Set what the citizen reads at the kiosk. The event says that it changed, not what it says."""
    note = note.strip()
    if len(note) > NOTE_LIMIT:
        raise ActRefusedError(f"Notatka może mieć najwyżej {NOTE_LIMIT} znaków.")
    case = _locked(case_id)
    if case.citizen_note != note:
        case.citizen_note = note
        _save(case, now, "citizen_note")
        _record(case, actor, "note_changed", now, length=len(note))
    return case


@transaction.atomic
def assign_case_number(*, case_id: int, case_number: str, actor: str, now: datetime) -> Case:
    """Enter the znak sprawy that the office's records management gave; empty takes it back."""
    number = re.sub(r"\s+", "", case_number)
    if number and not re.fullmatch(r"[\w./-]{3,100}", number):
        raise ActRefusedError("Znak sprawy składa się z liter, cyfr i kropek, na przykład ABC.1510.77.2026.")
    case = _locked(case_id)
    if (case.case_number or "") != number:
        case.case_number = number or None
        _save(case, now, "case_number")
        _record(case, actor, "case_number_assigned", now, case_number=case.case_number)
    return case


@transaction.atomic
def qualify_kind(*, case_id: int, kind: Kind, actor: str, now: datetime) -> Case:
    """Say what the document is by its content (art. 222); the statutory date follows the kind."""
    case = _locked(case_id)
    if case.declared_kind == Kind.UZUPELNIENIE or kind not in QUALIFIED_KINDS:
        raise ActRefusedError("Uzupełnienie dzieli kwalifikację ze sprawą, której dotyczy.")
    before = case.kind
    if case.qualified_kind != kind:
        case.qualified_kind = kind
        if before is not kind:
            case.due_on = due_on(kind, case.lodged_on)
        _save(case, now, "qualified_kind", "due_on")
        _record(case, actor, "kind_qualified", now, source=before.value, target=kind.value)
    return case


@transaction.atomic
def delete_case(*, case_id: int, actor: str, now: datetime) -> Tombstone:
    """Remove the document and the case (RODO art. 5(1)(e)); events and a tombstone remain.

    The tombstone answers 410 to a kiosk that sends the submission again.
    """
    case = _locked(case_id)
    tombstone = Tombstone.objects.create(
        submission_id=case.submission_id,
        envelope_sha256=case.envelope_sha256,
        receipt_number=case.receipt_number,
        received_at=case.received_at,
        deleted_at=now,
    )
    _record(case, actor, "deleted", now)
    case.delete()
    return tombstone


def _store_document(case: Case, kind: Kind, submission: Submission) -> None:
    answers = dict(submission.answers)
    if kind is Kind.INTERWENCJA:
        InterventionReport.objects.create(case=case, answers=answers, **report_columns(answers))
    else:
        Filing.objects.create(case=case, answers=answers, **filing_columns(answers))


def _link_supplement(case: Case, receipt_number: str, actor: str, now: datetime) -> None:
    parents = Case.objects.filter(receipt_key=compact(receipt_number)).exclude(pk=case.pk)
    parent = parents.order_by("received_at").first() if receipt_number else None
    if parent is None:
        return
    case.supplements = parent
    case.save(update_fields=["supplements"])
    # The supplement alone does not move the case: anyone can name a number, a clerk judges.
    _record(parent, actor, "supplement_received", now, supplement=str(case.submission_id))


def _checked_new_date(new: date | None, old: date | None) -> date:
    if new is None or (old is not None and new <= old):
        raise ActRefusedError("Podaj nowy termin, późniejszy niż dotychczasowy (art. 36 KPA).")
    if not is_working_day(new):
        raise ActRefusedError("Nowy termin wypada w sobotę, niedzielę lub święto; wybierz dzień roboczy.")
    return new


def _locked(case_id: int) -> Case:
    # SQLite's IMMEDIATE transactions are alone anyway; other databases lock the row.
    return Case.objects.select_for_update().get(pk=case_id)


def _save(case: Case, now: datetime, *fields: str) -> None:
    case.updated_at = now
    case.save(update_fields=[*fields, "updated_at"])


def _record(case: Case, actor: str, action: str, now: datetime, **data: object) -> None:
    record(submission_id=case.submission_id, actor=actor, action=action, now=now, data=data)
