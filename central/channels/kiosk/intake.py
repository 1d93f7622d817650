"""Taking a sealed submission in, exactly once (docs/case-api.md § 2)."""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

from django.db import IntegrityError

from central.channels.kiosk import acknowledgement, payload
from central.channels.kiosk.envelope import NotAnEnvelopeError
from central.channels.kiosk.envelope import parse as parse_envelope
from central.channels.kiosk.interpretation import interpret
from central.channels.kiosk.opening import CannotOpenError, open_envelope
from central.keys import KeyDirectory
from central.registry.models import Case, Tombstone
from central.registry.selectors import deleted, registered
from central.registry.services import register_submission
from central.registry.submission import Submission

log = logging.getLogger("central.intake")


class FormVersions(Protocol):
    """Finds the form that a kiosk pinned."""

    def __call__(self, *, form_id: str, version: int) -> Mapping[str, Any] | None: ...


@dataclass(frozen=True)
class Acknowledged:
    """201 (new), 200 (the same bytes again) or 410 (deleted since), with the office's signature."""

    status: Literal[200, 201, 410]
    submission_id: UUID
    received_at: datetime
    acknowledgement: str


@dataclass(frozen=True)
class Refused:
    """Terminal for the kiosk: 400, 409 or 422."""

    status: Literal[400, 409, 422]
    code: str
    title: str


@dataclass(frozen=True)
class Intake:
    """The intake with what it needs: the private keys are read here and nowhere else."""

    office_id: str
    keys: KeyDirectory
    find_form: FormVersions

    def receive(
        self, *, submission_id: UUID, kiosk_id: str, content: bytes, now: datetime
    ) -> Acknowledged | Refused:
        """Register the envelope `content`, or say what became of it before."""
        sha256 = hashlib.sha256(content).hexdigest()
        known = self._known(submission_id, sha256)
        if known is not None:
            return known
        opened = self._opened(submission_id, kiosk_id, content, sha256)
        if isinstance(opened, Refused):
            log.warning("submission %s refused: %s", submission_id, opened.code)
            return opened
        try:
            case = self._register(opened, now)
        except IntegrityError:
            # Another process was faster with the same id; anything else is a bug and is raised.
            known = self._known(submission_id, sha256)
            if known is None:
                raise
            return known
        log.info("submission %s registered", submission_id)
        return self._acknowledged(201, case, "registered")

    def _known(self, submission_id: UUID, sha256: str) -> Acknowledged | Refused | None:
        case = registered(submission_id)
        before = case or deleted(submission_id)
        if before is None:
            return None
        if before.envelope_sha256 != sha256:
            return Refused(409, "other_bytes", "Other bytes are registered under this id")
        if case is None:
            return self._acknowledged(410, before, "deleted")
        return self._acknowledged(200, case, "registered")

    def _opened(
        self, submission_id: UUID, kiosk_id: str, content: bytes, sha256: str
    ) -> Submission | Refused:
        try:
            envelope = parse_envelope(content)
            if envelope.submission_id != submission_id:
                return Refused(400, "other_id", "The envelope has another id than the address")
            submission = payload.parse(
                open_envelope(envelope, self.keys.sealing_keys()),
                envelope_id=submission_id,
                envelope_sha256=sha256,
            )
        except NotAnEnvelopeError as error:
            return Refused(400, "not_an_envelope", f"Not an envelope: {error}")
        except CannotOpenError as error:
            return Refused(422, "cannot_open", f"Cannot be opened: {error}")
        except payload.NotASubmissionError as error:
            return Refused(422, "not_a_submission", f"Not a submission: {error}")
        if submission.kiosk_id != kiosk_id:
            return Refused(422, "other_kiosk", "Sealed by another kiosk than the one that sends it")
        return submission

    def _register(self, submission: Submission, now: datetime) -> Case:
        form = self.find_form(form_id=submission.form_id, version=submission.form_version)
        return register_submission(
            submission=submission,
            interpretation=interpret(submission, form),
            pepper=self.keys.secret("access-code-pepper"),
            actor=f"kiosk:{submission.kiosk_id}",
            now=now,
        )

    def _acknowledged(
        self, status: Literal[200, 201, 410], row: Case | Tombstone, state: Literal["registered", "deleted"]
    ) -> Acknowledged:
        signed = acknowledgement.sign(
            key=self.keys.acknowledgement_key(),
            office_id=self.office_id,
            submission_id=row.submission_id,
            received_at=row.received_at,
            envelope_sha256=row.envelope_sha256,
            receipt_number=row.receipt_number,
            state=state,
        )
        return Acknowledged(status, row.submission_id, row.received_at, signed)
