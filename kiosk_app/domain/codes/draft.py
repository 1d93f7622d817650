"""A draft from home: the answers of a form, written elsewhere and brought as QR codes (docs/codes.md).

`URZ1D:1/1:89ABCDEF:` and base 45 of raw DEFLATE of `{"form": …, "version": …, "answers": {…}}`.
Whoever makes one may be anybody: everything has a bound, and the form checks the answers once more.
"""

import json
import re
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk_app.domain.codes import base45
from kiosk_app.domain.forms import Answer, Answers, Field, Form

DRAFT_PREFIX = "URZ1D:"
MAX_PARTS = 9
MAX_PACKED_BYTES = 16 * 1024
MAX_UNPACKED_BYTES = 64 * 1024
# A QR code of version 25, level M, in alphanumeric mode: a phone's screen still shows it well.
PART_CHARACTERS = 1400
_MAX_ANSWERS = 200
_MAX_ANSWER_CHARACTERS = 20_000
_EMOJI_JOINER = "\N{ZERO WIDTH JOINER}"
_HEADER = re.compile(r"URZ1D:([1-9])/([1-9]):([0-9A-F]{8}):", re.ASCII)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}", re.ASCII)


class DraftTooLargeError(ValueError):
    """The answers are more than codes can carry."""


@dataclass(frozen=True)
class Draft:
    """The answers of one form, of the right shape and not yet checked against the form."""

    form_id: str
    version: int
    answers: Answers = field(repr=False)

    def fits(self, form: Form) -> bool:
        """Whether it was written for this form, of this version."""
        return (self.form_id, self.version) == (form.id, form.version)

    def answers_for(self, form: Form) -> dict[str, Answer]:
        """The answers that the form has a place for, without what is not seen; others are left out."""
        fields = {field.name: field for step in form.steps for field in step.fields}
        seen = {name: _seen(value) for name, value in self.answers.items()}
        return {
            name: value
            for name, value in seen.items()
            if name in fields and _is_takeable(fields[name], value)
        }


@dataclass(frozen=True)
class DraftPart:
    """One of the several codes of a draft: part `number` of `count`, from 1.

    `checksum` is the whole draft's (CRC-32), so that parts of two drafts are not mixed.
    """

    number: int
    count: int
    checksum: int
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class DraftParts:
    """What was scanned so far of a draft of several codes, in any order. Kept only while a person is here."""

    parts: Mapping[int, DraftPart] = field(default_factory=dict, repr=False)

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers of the parts that are still wanted; empty before the first."""
        count = next((part.count for part in self.parts.values()), 0)
        return tuple(number for number in range(1, count + 1) if number not in self.parts)

    def with_part(self, part: DraftPart) -> "DraftParts | Draft | None":
        """Add a part: the draft when it is whole, None when it is whole and damaged.

        A part of another draft begins anew: the person has changed their mind.
        """
        known = next(iter(self.parts.values()), part)
        same = (known.checksum, known.count) == (part.checksum, part.count)
        parts = DraftParts({**(self.parts if same else {}), part.number: part})
        if parts.missing:
            return parts
        packed = b"".join(parts.parts[number].data for number in range(1, part.count + 1))
        return _unpack(packed, part.checksum)


def read_draft(text: str) -> Draft | DraftPart | None:
    """Read one code; None when it is no draft, or damaged. Never raises, whatever the text."""
    header = _HEADER.match(text)
    if header is None:
        return None
    number, count, checksum = int(header[1]), int(header[2]), int(header[3], 16)
    try:
        data = base45.decode(text[header.end() :])
    except ValueError:
        return None
    if number > count or not data:
        return None
    return _unpack(data, checksum) if count == 1 else DraftPart(number, count, checksum, data)


def write_draft(draft: Draft, part_characters: int = PART_CHARACTERS) -> list[str]:
    """The texts of the QR codes that carry a draft, each of at most so many characters.

    Raises:
        DraftTooLargeError: it would take more codes, or more bytes, than a kiosk reads.
        ValueError: no draft of this shape can be read back.
    """
    shape = {"form": draft.form_id, "version": draft.version, "answers": dict(draft.answers)}
    plain = json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode()
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = packer.compress(plain) + packer.flush()
    room = (part_characters - len(f"{DRAFT_PREFIX}1/1:01234567:")) // 3 * 2
    pieces = [packed[at : at + room] for at in range(0, len(packed), room)]
    if len(pieces) > MAX_PARTS or len(packed) > MAX_PACKED_BYTES or len(plain) > MAX_UNPACKED_BYTES:
        raise DraftTooLargeError(f"{len(packed)} bytes are more than {MAX_PARTS} codes carry")
    checksum = zlib.crc32(packed)
    if _unpack(packed, checksum) != draft:
        raise ValueError("the form's id, its version or an answer is not of the shape that a draft has")
    return [
        f"{DRAFT_PREFIX}{number}/{len(pieces)}:{checksum:08X}:{base45.encode(piece)}"
        for number, piece in enumerate(pieces, 1)
    ]


def _unpack(packed: bytes, checksum: int) -> Draft | None:
    if len(packed) > MAX_PACKED_BYTES or zlib.crc32(packed) != checksum:
        return None
    unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        plain = unpacker.decompress(packed, MAX_UNPACKED_BYTES)
        if not unpacker.eof or unpacker.unused_data:
            return None
        shape = json.loads(plain.decode("utf-8"))
    except (zlib.error, ValueError, RecursionError):
        return None
    return _draft(shape)


def _draft(shape: object) -> Draft | None:
    match shape:
        case {"form": str(form_id), "version": int(version), "answers": dict(answers), **rest} if not rest:
            well_formed = _NAME.fullmatch(form_id) and type(version) is int and 0 < version < 1_000_000
            if well_formed and len(answers) <= _MAX_ANSWERS and all(map(_is_answer, answers.items())):
                return Draft(form_id, version, answers)
    return None


def _is_answer(item: tuple[str, object]) -> bool:
    name, value = item
    if not _NAME.fullmatch(name):
        return False
    if not isinstance(value, str):
        return isinstance(value, bool)
    return len(value) <= _MAX_ANSWER_CHARACTERS and all(map(_is_written, value))


def _is_written(character: str) -> bool:
    """A letter or sign that a person writes: no control character, and no half of a surrogate pair."""
    return character == "\n" or unicodedata.category(character) not in ("Cc", "Cs")


def _seen(value: Answer) -> Answer:
    """Without marks that turn the direction of a text or part it unseen: the office would read another."""
    if not isinstance(value, str) or value.isprintable():
        return value
    return "".join(
        letter
        for letter in value
        if letter == _EMOJI_JOINER or unicodedata.category(letter) not in ("Cf", "Zl", "Zp")
    )


def _is_takeable(asked: Field, value: Answer) -> bool:
    # What is ticked is a declaration: it is made here, in front of its words, and not brought along.
    if (
        not isinstance(value, str)
        or asked.widget == "check"
        or (asked.max_length and len(value) > asked.max_length)
    ):
        return False
    if asked.widget == "choice":
        return asked.option(value) is not None
    return asked.widget == "multiline" or "\n" not in value
