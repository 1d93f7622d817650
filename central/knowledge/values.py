"""From rows of the editor to the values of docs/content-format.md, and back: one pair for each model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from central.knowledge.content import Value
from central.knowledge.models import Body, Category, Form, Item, KioskText, OfficeProfile, Service
from central.knowledge.translated import as_stream, columns_of, from_stream, text_of

Columns = Mapping[str, Any]


@dataclass(frozen=True)
class Translation:
    """How one model keeps its values."""

    model: type[Item]
    columns: Callable[[Value], Columns]
    value: Callable[[Any], Value]


def _office_columns(value: Value) -> Columns:
    texts = ("name", "short_name", "address", "hours", "sample")
    columns = {key: item for name in texts for key, item in columns_of(value.get(name), name).items()}
    return {**columns, "accent": value["accent"], "emblem": value["emblem"]}


def _office_value(row: OfficeProfile) -> Value:
    texts = {name: text_of(row, name) for name in ("name", "short_name", "address", "hours", "sample")}
    if not texts["sample"]:
        del texts["sample"]
    return {"id": row.identifier, **texts, "accent": row.accent, "emblem": row.emblem}


def _body_columns(value: Value) -> Columns:
    competent = value["competent"]
    return {
        **columns_of(value["name"], "name"),
        **columns_of(competent["name"], "competent"),
        **columns_of(competent["basis"], "basis"),
    }


def _body_value(row: Body) -> Value:
    competent = {"name": text_of(row, "competent"), "basis": text_of(row, "basis")}
    return {"id": row.identifier, "name": text_of(row, "name"), "competent": competent}


def _service_columns(value: Value) -> Columns:
    place, amount = value["place"], value["fee"].get("amount")
    return {
        **columns_of(value["title"], "title"),
        **columns_of(value["summary"], "summary"),
        "category": value["category"],
        "steps": as_stream("step", [{**step, "text": step.get("text") or {}} for step in value["steps"]]),
        "bring": as_stream("item", value["bring"]),
        **columns_of(value["fee"]["text"], "fee"),
        "fee_amount": None if amount is None else Decimal(str(amount)),
        **columns_of(value["time"]["text"], "time"),
        "time_duration": value["time"].get("duration") or "",
        **columns_of(place["name"], "place_name"),
        **columns_of(place["address"], "place_address"),
        **columns_of(place["hours"], "place_hours"),
        "channels": value["channels"],
        **columns_of(value.get("appeal"), "appeal"),
        "legal_basis": as_stream("act", value["legal_basis"]),
        "keywords": value.get("keywords") or {},
        "related": value.get("related") or [],
        "checked_on": date.fromisoformat(value["checked_on"]),
    }


def _service_value(row: Service) -> Value:
    return {
        "id": row.identifier,
        "title": text_of(row, "title"),
        "summary": text_of(row, "summary"),
        "category": row.category,
        "steps": from_stream(row.steps),
        "bring": from_stream(row.bring),
        "fee": {"text": text_of(row, "fee"), "amount": _amount(row.fee_amount), "currency": "PLN"},
        "time": {"text": text_of(row, "time"), "duration": row.time_duration or None},
        "place": {
            "name": text_of(row, "place_name"),
            "address": text_of(row, "place_address"),
            "hours": text_of(row, "place_hours"),
        },
        "channels": row.channels,
        "appeal": text_of(row, "appeal") or None,
        "legal_basis": [{"article": None, **act} for act in from_stream(row.legal_basis)],
        "keywords": row.keywords,
        "related": row.related,
        "checked_on": row.checked_on.isoformat(),
    }


def _amount(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == int(amount) else float(amount)


def _form_columns(value: Value) -> Columns:
    definition = {key: item for key, item in value.items() if key not in ("id", "version")}
    return {"version": value["version"], "definition": definition}


OFFICE = Translation(OfficeProfile, _office_columns, _office_value)
TEXT = Translation(KioskText, lambda value: columns_of(value, "value"), lambda row: text_of(row, "value"))
CATEGORY = Translation(
    Category,
    lambda value: {**columns_of(value["title"], "title"), "icon": value["icon"]},
    lambda row: {"id": row.identifier, "title": text_of(row, "title"), "icon": row.icon},
)
BODY = Translation(Body, _body_columns, _body_value)
SERVICE = Translation(Service, _service_columns, _service_value)
FORM = Translation(
    Form, _form_columns, lambda row: {"id": row.identifier, "version": row.version, **row.definition}
)
