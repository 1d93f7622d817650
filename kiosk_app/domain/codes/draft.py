"""A draft from home: the answers of a form, written elsewhere and brought as QR codes (docs/codes.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk_app.domain.forms import Answer

Answers = Mapping[str, Answer]
MAX_PARTS = 9


@dataclass(frozen=True)
class Draft:
    """The answers of one form, of the right shape and not yet checked against the form."""

    form_id: str
    version: int
    answers: Answers = field(repr=False)


@dataclass(frozen=True)
class DraftPart:
    """One of the several codes of a draft: part `number` of `count`, from 1.

    `checksum` is the whole draft's, so that parts of two drafts are not mixed.
    """

    number: int
    count: int
    checksum: int
    data: bytes = field(repr=False)
