"""The acts on a case, one function each: atomic, with who did it and when.

Each writes the case and its CaseEvent in one transaction. Nothing else changes a case.
"""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from central.kpa.calendar import is_working_day
from central.kpa.deadlines import due_on, due_on_after_qualifying, lodged_on
from central.kpa.kinds import Kind, qualifiable_as
from central.kpa.transitions import Status, Transition, status_after_qualifying
from central.kpa.transitions import transition as legal_transition
from central.registry.columns import filing_columns, report_columns
from central.registry.events import record
from central.registry.models import (
    FORWARDED_TO_LIMIT,
    NOTE_LIMIT,
    Case,
    Filing,
    InterventionReport,
    Tombstone,
)
from central.registry.numbers import access_code_hmac, compact
from central.registry.submission import Interpretation, Submission

REASON_LIMIT = 200


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
    _link(case, actor, now)
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
    note: str | None = None,
) -> Case:
    """Take one step of kpa/transitions.py, and set the note with it unless it is None: both or neither.

    Raises:
        TransitionRefusedError: The law has no such step from where the case stands.
        ActRefusedError: The step needs the body (forwarding), named in at most FORWARDED_TO_LIMIT
            characters, or a later working day (extension); or the note is refused by `set_note`.
    """
    case = _locked(case_id)
    source = Status(case.status)
    step = legal_transition(source, target, case.kind)
    if step.needs_new_date:
        case.due_on = _checked_new_date(new_due_on, case.due_on, step)
    case.status = target
    case.forwarded_to = _checked_body(forwarded_to.strip()) if step.needs_body else ""
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
        due_on=_iso(case.due_on),
    )
    return case if note is None else set_note(case_id=case_id, note=note, actor=actor, now=now)


@transaction.atomic
def set_note(*, case_id: int, note: str, actor: str, now: datetime) -> Case:
    """Set what the citizen reads at the kiosk and on the phone page.

    The event says that it changed, not what it says.

    Raises:
        ActRefusedError: It is longer than NOTE_LIMIT characters.
    """
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
    """Say what the document is by its content (art. 222); the statutory date follows the kind.

    So does the status, where a case of the new kind cannot stand.

    Raises:
        ActRefusedError: What was filed cannot be that: only a supplement can be a supplement.
    """
    case = _locked(case_id)
    if kind not in qualifiable_as(Kind(case.declared_kind)):
        raise ActRefusedError("To pismo nie jest uzupełnieniem; wybierz skargę, wniosek albo interwencję.")
    before = case.kind
    if case.qualified_kind == kind:
        return case
    source = Status(case.status)
    case.qualified_kind = kind
    case.due_on = due_on_after_qualifying(before, kind, case.lodged_on, case.due_on)
    case.status = status_after_qualifying(source, kind)
    if case.status != source:
        case.forwarded_to = ""
    _save(case, now, "qualified_kind", "due_on", "status", "forwarded_to")
    data: dict[str, object] = {"source": before.value, "target": kind.value, "due_on": _iso(case.due_on)}
    if case.status != source:
        data["status"] = str(case.status)
    _record(case, actor, "kind_qualified", now, **data)
    return case


@transaction.atomic
def delete_case(*, case_id: int, reason: str, actor: str, now: datetime) -> Tombstone:
    """Remove the document and the case (RODO art. 5(1)(e)); events and a tombstone remain.

    The tombstone answers 410 to a kiosk that sends the submission again. The reason stays in the
    history for good, so it must say nothing about the person.

    Raises:
        ActRefusedError: No reason was given, or one longer than REASON_LIMIT characters.
    """
    reason = " ".join(reason.split())
    if not 0 < len(reason) <= REASON_LIMIT:
        raise ActRefusedError(f"Podaj powód usunięcia, najwyżej {REASON_LIMIT} znaków, bez danych osobowych.")
    case = _locked(case_id)
    tombstone = Tombstone.objects.create(
        submission_id=case.submission_id,
        envelope_sha256=case.envelope_sha256,
        receipt_number=case.receipt_number,
        received_at=case.received_at,
        deleted_at=now,
    )
    _record(case, actor, "deleted", now, reason=reason)
    case.delete()
    return tombstone


def _store_document(case: Case, kind: Kind, submission: Submission) -> None:
    answers = dict(submission.answers)
    if kind is Kind.INTERWENCJA:
        InterventionReport.objects.create(case=case, answers=answers, **report_columns(answers))
    else:
        Filing.objects.create(case=case, answers=answers, **filing_columns(answers))


def _link(case: Case, actor: str, now: datetime) -> None:
    """Bring supplements and their case together, in whichever order they came from the kiosks."""
    if case.declared_kind == Kind.UZUPELNIENIE:
        key = case.filing.supplements_key
        parents = Case.objects.filter(receipt_key=key).exclude(pk=case.pk).order_by("received_at", "pk")
        parent = parents.first() if key else None
        if parent is not None:
            _join(case, parent, actor, now)
    waiting = Case.objects.filter(
        declared_kind=Kind.UZUPELNIENIE, supplements=None, filing__supplements_key=case.receipt_key
    )
    for supplement in waiting.exclude(pk=case.pk).order_by("received_at", "pk"):
        _join(supplement, case, actor, now)


def _join(supplement: Case, parent: Case, actor: str, now: datetime) -> None:
    # Locked, because the number of its next event depends on the last one.
    parent = _locked(parent.pk)
    supplement.supplements = parent
    supplement.save(update_fields=["supplements"])
    # The supplement alone does not move the case: anyone can name a number, a clerk judges.
    _record(parent, actor, "supplement_received", now, supplement=str(supplement.submission_id))


def _checked_body(body: str) -> str:
    if not body:
        raise ActRefusedError("Podaj organ, któremu przekazano sprawę.")
    if len(body) > FORWARDED_TO_LIMIT:
        raise ActRefusedError(f"Nazwa organu może mieć najwyżej {FORWARDED_TO_LIMIT} znaków.")
    return body


def _checked_new_date(new: date | None, old: date | None, step: Transition) -> date:
    if new is None or (old is not None and new <= old):
        raise ActRefusedError(f"Podaj nowy termin, późniejszy niż dotychczasowy ({step.basis}).")
    if not is_working_day(new):
        raise ActRefusedError("Nowy termin wypada w sobotę, niedzielę lub święto; wybierz dzień roboczy.")
    return new


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _locked(case_id: int) -> Case:
    # SQLite's IMMEDIATE transactions are alone anyway; other databases lock the row.
    return Case.objects.select_for_update().get(pk=case_id)


def _save(case: Case, now: datetime, *fields: str) -> None:
    case.updated_at = now
    case.save(update_fields=[*fields, "updated_at"])


def _record(case: Case, actor: str, action: str, now: datetime, **data: object) -> None:
    record(submission_id=case.submission_id, actor=actor, action=action, now=now, data=data)
