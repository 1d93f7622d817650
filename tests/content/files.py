"""The starter pack of Łódź as its files are, and the words of docs/content-format.md that they must use."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACK = Path(__file__).parents[2] / "content" / "lodz"
FILES = sorted(PACK.rglob("*.json"))
SERVICES = sorted((PACK / "services").glob("*.json"))
FORMS = sorted((PACK / "forms").glob("*.json"))

LANGUAGES = {"pl", "en", "uk"}
CHANNELS = {"in_person", "post", "online", "kiosk"}
WIDGETS = {
    "choice", "text", "multiline", "email", "phone", "postcode", "check", "case_number", "receipt_number",
}  # fmt: skip
# The tokens of WCAG 2.2, 1.3.5 that a form of an office may need.
PURPOSES = {
    "name", "given-name", "family-name", "organization", "address-line1", "address-line2",
    "address-level2", "postal-code", "tel", "email",
}  # fmt: skip

SERVICE_KEYS = [
    "id", "title", "summary", "category", "steps", "bring", "fee", "time", "place", "channels",
    "appeal", "legal_basis", "keywords", "related", "checked_on",
]  # fmt: skip
FORM_KEYS = [
    "id", "version", "kind", "title", "summary", "schema", "steps", "presentation", "kind_field", "clause",
]  # fmt: skip
TEXT_KEYS = {
    "home.can", "home.cannot", "help.person", "saved.next",
    "receipt.title", "receipt.what_it_is", "receipt.not_upo", "receipt.next", "receipt.check_status",
    "receipt.privacy", "receipt.keep_code", "receipt.signal_title", "receipt.signal_what_it_is",
    "receipt.signal_next", "receipt.supplement_next", "receipt.number", "receipt.code", "receipt.kind",
    "receipt.filed_at",
    "receipt.due", "receipt.place", "receipt.next_title", "receipt.duplicate",
    "status.received", "status.in_progress", "status.supplement_requested", "status.forwarded",
    "status.extended", "status.settled", "status.left_unexamined", "status.saved_here",
    "kind.skarga", "kind.wniosek", "kind.interwencja", "kind.uzupelnienie",
    "service.steps", "service.bring", "service.fee", "service.time", "service.place",
    "service.legal_basis", "service.checked_on",
}  # fmt: skip

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COLOUR = re.compile(r"#[0-9A-F]{6}")
DURATION = re.compile(r"P(\d+Y)?(\d+M)?(\d+D)?(?<!P)")
ORPHAN = re.compile(r"(?<!\w)[aiouwz] ", re.IGNORECASE)
BREAK_IN_A_NUMBER = re.compile(r"\d \d{3}(?!\d)")
HYPHEN_AS_DASH = re.compile(r"(^|\s)-(\s|$)|\d-\d+ (dni|days|PLN|zł)")


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def is_text(value: object) -> bool:
    return isinstance(value, dict) and "pl" in value and set(value) <= LANGUAGES


def texts(value: object) -> Iterator[dict[str, str]]:
    """Every text inside a value, whatever it is nested in."""
    if isinstance(value, dict):
        if is_text(value) and all(isinstance(item, str) for item in value.values()):
            yield value
            return
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def name(path: Path) -> str:
    return path.relative_to(PACK).as_posix()


def ids(file: str) -> list[str]:
    return [item["id"] for item in load(PACK / file)]


def assert_text(value: object) -> None:
    assert is_text(value), value
    assert isinstance(value, dict)
    assert {"pl", "en"} <= set(value), value
    assert all(isinstance(item, str) and item for item in value.values()), value


# --- every file
