"""Answers against a form's JSON Schema (draft 2020-12). The one place that knows jsonschema.

The library is loaded by the first check, or ahead of it by `preload`: it is not needed to show the
first screen.
"""

import functools
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kiosk_app.domain.forms import Answer, Answers, Field, Form, Problem, Reason
from kiosk_app.domain.receipt_number import ReceiptNumber

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_REASONS: dict[str, Reason] = {
    "pattern": "pattern",
    "maxLength": "too_long",
    "format": "format",
    "enum": "not_offered",
}
# Of several problems with one answer the person is told the one that helps most.
_ORDER: tuple[Reason, ...] = (
    "required",
    "not_offered",
    "receipt_number",
    "too_long",
    "format",
    "pattern",
    "invalid",
)


def check(form: Form, answers: Answers, fields: Iterable[str] | None = None) -> tuple[Problem, ...]:
    """Return what is wrong, at most one problem for each field, in the order of the form.

    Args:
        form: the form as it was pinned when the person began.
        answers: what was answered so far; an empty string counts as not answered.
        fields: the only fields to speak of (the step just answered), or None for all.
    """
    given = {name: value for name, value in answers.items() if value != ""}
    shown = {field.name: field for step in form.steps for field in step.fields}
    found: dict[str, Problem] = {}
    for problem in (*_of_schema(form, given), *_of_widgets(shown, given)):
        known = found.get(problem.field)
        if known is None or _ORDER.index(problem.reason) < _ORDER.index(known.reason):
            found[problem.field] = problem
    wanted = None if fields is None else frozenset(fields)
    places = {name: place for place, name in enumerate(shown)}
    return tuple(
        found[name]
        for name in sorted(found, key=lambda name: (places.get(name, len(places)), name))
        if wanted is None or name in wanted
    )


def preload() -> None:
    """Load the library, off the thread of the screens and after the first frame."""
    _validator("{}")


def _of_schema(form: Form, given: dict[str, Answer]) -> Iterator[Problem]:
    validator = _validator(json.dumps(form.schema))
    for error in validator.iter_errors(given):
        yield from _problems(error)


@functools.lru_cache(maxsize=8)
def _validator(schema: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry

    # An empty registry: without one, a "$ref" to an address would make the library fetch it.
    registry: Registry[Any] = Registry()
    return Draft202012Validator(json.loads(schema), registry=registry, format_checker=FormatChecker())


def _problems(error: "ValidationError") -> Iterator[Problem]:
    keyword = str(error.validator)
    value: Any = error.validator_value
    instance: Any = error.instance
    if error.absolute_path:
        yield _of_answer(str(error.absolute_path[0]), error)
    elif keyword == "required":
        yield from (Problem(name, "required") for name in value if name not in instance)
    elif keyword == "dependentRequired":
        needed = {name for key, names in value.items() if key in instance for name in names}
        yield from (Problem(name, "required") for name in sorted(needed) if name not in instance)
    elif keyword in ("additionalProperties", "unevaluatedProperties"):
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        yield from (Problem(name, "invalid") for name in instance if name not in known)
    elif error.context:
        # anyOf and oneOf at the top: one of several fields is needed, and each of them can mend it.
        for cause in error.context:
            yield from _problems(cause)
    else:
        yield Problem("", "invalid")


def _of_answer(name: str, error: "ValidationError") -> Problem:
    reason: Reason = _REASONS.get(str(error.validator), "invalid")
    limit: Any = error.validator_value
    if reason == "too_long":
        return Problem(name, reason, int(limit))
    if error.validator == "const" and error.instance is False:
        return Problem(name, "required")
    return Problem(name, reason)


def _of_widgets(shown: dict[str, Field], given: dict[str, Answer]) -> Iterator[Problem]:
    """What the schema cannot say: blanks, options that come from another table, check digits."""
    for name, value in given.items():
        field = shown.get(name)
        if isinstance(value, str) and not value.strip():
            yield Problem(name, "required")
        elif field is None:
            continue
        elif field.options and field.option(value) is None:
            yield Problem(name, "not_offered")
        elif field.widget == "receipt_number" and ReceiptNumber.parse(str(value)) is None:
            yield Problem(name, "receipt_number")
