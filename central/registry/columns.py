"""From the answers of a form to the columns that the law names.

Forms are content; these are the names of fields that this file understands (docs/central.md lists
them). An answer under another name is kept in `answers` all the same.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from central.registry.models import Filing, InterventionReport
from central.registry.numbers import compact

Answers = Mapping[str, Any]

_FILING = {
    "content": "content",
    "demand": "expectation",
    "against_body": "against",
    "interest": "interest",
    "represented_person": "interest_name",
    "related_case_number": "related_case_number",
    "organisation": "organisation_name",
    "reply_channel": "reply_channel",
    "phone": "phone",
    "e_delivery_address": "ade_address",
}
_REPORT = {
    "category": "category",
    "place": "place",
    "description": "description",
    "contact_name": "contact_name",
    "email": "email",
    "phone": "phone",
}
_SUPPLEMENTED_RECEIPT = "receipt_number"


def filing_columns(answers: Answers) -> dict[str, str]:
    """Return the columns of a Filing."""
    columns = {column: _text(answers, name) for column, name in _FILING.items()}
    columns["name"] = " ".join(filter(None, (_text(answers, name) for name in ("first_name", "last_name"))))
    columns["email"] = _text(answers, "reply_email") or _text(answers, "email")
    columns["address"] = _address(answers)
    columns["supplements_key"] = compact(_text(answers, _SUPPLEMENTED_RECEIPT))
    return _cut(columns, Filing)


def report_columns(answers: Answers) -> dict[str, str]:
    """Return the columns of an InterventionReport."""
    return _cut({column: _text(answers, name) for column, name in _REPORT.items()}, InterventionReport)


def _address(answers: Answers) -> str:
    """Return the postal address as on an envelope: street and numbers, then postcode and place."""
    numbers = "/".join(filter(None, (_text(answers, "house_no"), _text(answers, "flat_no"))))
    street = " ".join(filter(None, (_text(answers, "street"), numbers)))
    town = " ".join(filter(None, (_text(answers, "postcode"), _text(answers, "city"))))
    return ", ".join(filter(None, (street, town)))


def _text(answers: Answers, name: str) -> str:
    value = answers.get(name)
    return value.strip() if isinstance(value, str) else ""


def _cut(columns: dict[str, str], model: type[Model]) -> dict[str, str]:
    # The whole answer is in `answers`; a form that allows more than the column is not refused.
    return {
        column: value[: getattr(model._meta.get_field(column), "max_length", None)]
        for column, value in columns.items()
    }
