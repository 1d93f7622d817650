"""Writing to and checking the chain of a case's events."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from central.registry.audit import GENESIS, Entry, entry_hash, first_broken
from central.registry.models import CaseEvent


def record(
    *, submission_id: UUID, actor: str, action: str, now: datetime, data: Mapping[str, Any]
) -> CaseEvent:
    """Append one event. Call it inside the transaction that does what it records."""
    last = CaseEvent.objects.filter(submission_id=submission_id).order_by("-sequence").first()
    previous_hash = last.hash if last else GENESIS
    sequence = last.sequence + 1 if last else 1
    entry = Entry(submission_id, sequence, now, actor, action, data)
    return CaseEvent.objects.create(
        submission_id=submission_id,
        sequence=sequence,
        at=now,
        actor=actor,
        action=action,
        data=dict(data),
        previous_hash=previous_hash,
        hash=entry_hash(previous_hash, entry),
    )


def broken_at(submission_id: UUID) -> int | None:
    """Return the number of the first event whose hash is not right, or None when the chain holds."""
    events = CaseEvent.objects.filter(submission_id=submission_id).order_by("sequence")
    return first_broken(
        (
            Entry(event.submission_id, event.sequence, event.at, event.actor, event.action, event.data),
            event.hash,
        )
        for event in events
    )
