"""From the JSON of a form to our values. Pure, and tolerant of nothing (docs/content-format.md, A form)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from kiosk_app.domain.forms import Clause, Condition, Field, Form, Offer, Option, Step, Widget
from offline_cache.release_values import (
    CatalogueError,
    mapping,
    objects,
    optional_string,
    optional_text,
    sequence,
    string,
    strings,
    text,
    whole,
)

_FROM_BODIES = "bodies"
_COMPETENT_ORGAN = "competent_organ"
_WIDGETS: dict[str, Widget] = {widget: widget for widget in get_args(Widget)}


def body_option(record: dict[str, Any]) -> Option:
    """A body against which one may complain, with the organ that is suggested as competent."""
    competent = mapping(record, "competent")
    return Option(
        value=string(record, "id"),
        label=text(record, "name"),
        competent_organ=text(competent, "name"),
        competent_basis=text(competent, "basis"),
    )


def form(record: dict[str, Any], bodies: tuple[Option, ...]) -> Form:
    """Read a form; `bodies` are the options of every field that takes them from the body table."""
    schema = mapping(record, "schema")
    fields = _fields(schema, mapping(record, "presentation"), bodies)
    clause = mapping(record, "clause")
    steps = tuple(_step(step, fields) for step in objects(record, "steps"))
    kind_field = optional_string(record, "kind_field") or None
    if not steps:
        raise CatalogueError("steps are empty")
    if kind_field is not None and kind_field not in fields:
        raise CatalogueError("kind_field names no field")
    return Form(
        id=string(record, "id"),
        version=whole(record, "version"),
        kind=string(record, "kind"),
        title=text(record, "title"),
        summary=text(record, "summary"),
        steps=steps,
        schema=schema,
        clause=Clause(string(clause, "version"), text(clause, "short"), text(clause, "full")),
        kind_field=kind_field,
    )


def _fields(
    schema: Mapping[str, Any], presentation: Mapping[str, Any], bodies: tuple[Option, ...]
) -> dict[str, Field]:
    if schema.get("type") != "object":
        raise CatalogueError("schema is not that of an object")
    _check_patterns(schema)
    required = frozenset(_required(schema))
    properties = mapping(schema, "properties")
    return {
        name: _field(name, mapping(presentation, name), mapping(properties, name), name in required, bodies)
        for name in presentation
    }


def _field(
    name: str,
    shown: dict[str, Any],
    schema: dict[str, Any],
    required: bool,
    bodies: tuple[Option, ...],
) -> Field:
    widget = _WIDGETS.get(string(shown, "widget"))
    if widget is None:
        raise CatalogueError(f"widget of {name} is not known")
    max_length = schema.get("maxLength", 0)
    if type(max_length) is not int:
        raise CatalogueError(f"maxLength of {name} is not a whole number")
    options = bodies if shown.get("options") == _FROM_BODIES else _options(shown)
    if widget == "choice" and not options:
        raise CatalogueError(f"{name} offers no options")
    return Field(
        name=name,
        widget=widget,
        label=text(shown, "label"),
        help=optional_text(shown, "help"),
        options=options,
        purpose=optional_string(shown, "purpose"),
        required=required,
        max_length=max_length,
    )


def _options(shown: dict[str, Any]) -> tuple[Option, ...]:
    if shown.get("options") is None:
        return ()
    return tuple(
        Option(string(option, "value"), text(option, "label"), optional_text(option, "help"))
        for option in objects(shown, "options")
    )


def _step(record: dict[str, Any], fields: Mapping[str, Field]) -> Step:
    names = strings(record, "fields") if "fields" in record else ()
    unknown = [name for name in names if name not in fields]
    if unknown:
        raise CatalogueError(f"a step asks for {unknown[0]}, which has no presentation")
    suggest = record.get("suggest")
    if suggest not in (None, _COMPETENT_ORGAN):
        raise CatalogueError("suggest is not known")
    return Step(
        id=string(record, "id"),
        heading=text(record, "heading"),
        help=optional_text(record, "help"),
        note=optional_text(record, "note"),
        fields=tuple(fields[name] for name in names),
        show_if=tuple(_conditions(record, fields)),
        offer=_offer(record),
        suggests_competent_organ=suggest == _COMPETENT_ORGAN,
    )


def _conditions(record: dict[str, Any], fields: Mapping[str, Field]) -> Iterable[Condition]:
    show_if = record.get("show_if")
    if show_if is None:
        return
    listed = {"show_if": show_if if isinstance(show_if, list) else [show_if]}
    for condition in objects(listed, "show_if"):
        values = sequence(condition, "in")
        if string(condition, "field") not in fields:
            raise CatalogueError("show_if names no field")
        if not all(isinstance(value, str | bool) for value in values):
            raise CatalogueError("show_if compares with what is no answer")
        yield Condition(string(condition, "field"), frozenset(values))


def _offer(record: dict[str, Any]) -> Offer | None:
    if record.get("offer") is None:
        return None
    offer = mapping(record, "offer")
    return Offer(string(offer, "form"), text(offer, "label"))


def _required(schema: object) -> Iterable[str]:
    """Names that are required always or under a condition: a step that is shown asks for them."""
    if not isinstance(schema, dict):
        return
    yield from (name for name in schema.get("required", ()) if isinstance(name, str))
    for key in ("then", "else"):
        yield from _required(schema.get(key))
    for part in schema.get("allOf", ()):
        yield from _required(part)


def _check_patterns(schema: object) -> None:
    """A pattern that does not compile must be found here, not when a person has answered."""
    if isinstance(schema, list):
        for part in schema:
            _check_patterns(part)
    if isinstance(schema, dict):
        for key, part in schema.items():
            if key == "pattern" and isinstance(part, str):
                try:
                    re.compile(part)
                except re.error as error:
                    raise CatalogueError(f"a pattern of the schema is not valid: {error}") from error
            _check_patterns(part)
