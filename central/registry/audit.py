"""The chain of a case's events: each holds the hash of the one before it.

Pure: values in, hash out. A changed, removed or inserted event breaks every hash after it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One event, as it is hashed. `data` never holds personal data: events outlive the document."""

    submission_id: UUID
    sequence: int
    at: datetime
    actor: str
    action: str
    data: Mapping[str, Any]


def entry_hash(previous_hash: str, entry: Entry) -> str:
    """Return the SHA-256 over the previous hash and the canonical JSON of the entry."""
    document = json.dumps(
        [
            previous_hash,
            str(entry.submission_id),
            entry.sequence,
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.actor,
            entry.action,
            entry.data,
        ],
        ensure_ascii=True,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(document.encode("ascii")).hexdigest()


def first_broken(chain: Iterable[tuple[Entry, str]]) -> int | None:
    """Return the sequence number of the first event whose hash is not right, or None."""
    previous = GENESIS
    for expected, (entry, stored) in enumerate(chain, start=1):
        if entry.sequence != expected or entry_hash(previous, entry) != stored:
            return expected
        previous = stored
    return None
