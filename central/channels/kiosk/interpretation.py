"""What a form says about a submission: its kind, and whether the answers agree with its schema.

Nothing that a citizen filed is refused here: what does not fit is registered and marked for a clerk.
"""

from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from referencing import Registry
from referencing.exceptions import Unresolvable

from central.kpa.kinds import Kind
from central.registry.models import Case
from central.registry.numbers import has_true_check_digit
from central.registry.submission import Interpretation, Submission

_USUAL_KIND_FIELD = "declared_kind"
# Without one the library would fetch a "$ref" to an address.
_NOTHING_ELSEWHERE: Registry[Any] = Registry()


def interpret(submission: Submission, form: Mapping[str, Any] | None) -> Interpretation:
    """Return what `form`, in the pinned version, says; None is a version that was never published here."""
    if form is None:
        return Interpretation(_kind_without_form(submission), Case.Doubt.UNKNOWN_FORM)
    kind = _kind(submission, form)
    if not _fits(submission.answers, form["schema"]):
        return Interpretation(kind, Case.Doubt.ANSWERS_DIFFER)
    return Interpretation(kind, _doubt_of_number(submission))


def _doubt_of_number(submission: Submission) -> str:
    if not has_true_check_digit(submission.receipt_number):
        return Case.Doubt.RECEIPT_NUMBER
    if not submission.receipt_number.startswith(f"{submission.kiosk_id}-"):
        return Case.Doubt.OTHER_KIOSK
    return Case.Doubt.NONE


def _fits(answers: Mapping[str, Any], schema: Any) -> bool:
    try:
        return Draft202012Validator(schema, registry=_NOTHING_ELSEWHERE).is_valid(dict(answers))
    except (SchemaError, Unresolvable, RecursionError):
        return False


def _kind(submission: Submission, form: Mapping[str, Any]) -> Kind:
    field = form.get("kind_field")
    declared = submission.answers.get(field) if field else form.get("kind")
    try:
        return Kind(str(declared))
    except ValueError:
        return _kind_without_form(submission)


def _kind_without_form(submission: Submission) -> Kind:
    # A skarga when nothing tells: the strictest time then runs until a clerk qualifies it.
    told = (submission.answers.get(_USUAL_KIND_FIELD), submission.form_id)
    return next((kind for text in told for kind in Kind if text == kind.value), Kind.SKARGA)
