"""Reading a starter pack: every file checked before anything is imported (docs/content-format.md)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from central.knowledge import shapes
from central.knowledge.content import Content, Value
from central.knowledge.shapes import Check, Optional, list_of, map_of, one_of, shape, string, text

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WIDGETS = (
    "choice", "text", "multiline", "email", "phone", "postcode", "check", "case_number", "receipt_number"
)  # fmt: skip
CHANNELS = ("in_person", "post", "online", "kiosk", "phone", "email")
FORM_KINDS = ("skarga_wniosek", "skarga", "wniosek", "interwencja", "uzupelnienie")

_identifier = shapes.pattern_of(IDENTIFIER, "an id: small letters, digits and hyphens")
_colour = shapes.pattern_of(re.compile(r"#[0-9A-Fa-f]{6}"), "a colour such as #0B4F8A")
_duration = shapes.pattern_of(
    re.compile(r"P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?"),
    "an ISO 8601 duration such as P30D",
)
OFFICE = shape(
    {
        "id": shapes.pattern_of(re.compile(r"[a-z][a-z0-9_-]*"), "an office's id such as “lodz”"),
        "name": text,
        "short_name": text,
        "address": text,
        "hours": text,
        "accent": _colour,
        "emblem": _colour,
        "sample": Optional(text),
    }
)
CATEGORY = shape({"id": _identifier, "title": text, "icon": string})
BODY = shape({"id": _identifier, "name": text, "competent": shape({"name": text, "basis": text})})
SERVICE = shape(
    {
        "id": _identifier,
        "title": text,
        "summary": text,
        "category": _identifier,
        "steps": list_of(shape({"title": text, "text": Optional(text)})),
        "bring": list_of(text),
        "fee": shape({"text": text, "amount": Optional(shapes.number), "currency": Optional(one_of("PLN"))}),
        "time": shape({"text": text, "duration": Optional(_duration)}),
        "place": shape({"name": text, "address": text, "hours": text}),
        "channels": list_of(one_of(*CHANNELS)),
        "appeal": Optional(text),
        "legal_basis": list_of(shape({"title": text, "article": Optional(string)}), empty=False),
        "keywords": Optional(map_of(list_of(string))),
        "related": Optional(list_of(_identifier)),
        "checked_on": shapes.iso_date,
    }
)
_condition = shape({"field": string, "in": list_of(shapes.anything, empty=False)})
_step = shape(
    {
        "id": string,
        "heading": text,
        "help": Optional(text),
        "fields": Optional(list_of(string)),
        "note": Optional(text),
        "show_if": Optional(
            shapes.any_of((_condition, list_of(_condition, empty=False)), "a condition, or a list of such")
        ),
        "offer": Optional(shape({"form": _identifier, "label": text})),
        "suggest": Optional(one_of("competent_organ")),
    }
)
_option = shape({"value": shapes.anything, "label": text, "help": Optional(text)})
_presented = shape(
    {
        "label": text,
        "help": Optional(text),
        "widget": one_of(*WIDGETS),
        "options": Optional(shapes.any_of((one_of("bodies"), list_of(_option)), "options, or “bodies”")),
        "purpose": Optional(string),
        "review": Optional(text),
    }
)
FORM = shape(
    {
        "id": _identifier,
        "version": shapes.integer,
        "kind": one_of(*FORM_KINDS),
        "title": text,
        "summary": text,
        "schema": map_of(shapes.anything),
        "steps": list_of(_step, empty=False),
        "kind_field": Optional(string),
        "clause": shape({"version": string, "short": text, "full": text}),
        "presentation": map_of(_presented),
    }
)


class PackError(ValueError):
    """The pack cannot be imported. `problems` name file and field, one each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_pack(directory: Path) -> Content:
    """Read and check the pack in `directory`.

    Raises:
        PackError: A file is missing, is not JSON or has a field that is not as it must be. All
            problems are named at once.
    """
    if not directory.is_dir():
        raise PackError([f"{directory}: no such folder; name the folder of a pack, such as content/lodz"])
    reader = _Reader(directory)
    content = Content(
        office=reader.read("office.json", OFFICE, {}),
        texts=reader.read("texts.json", map_of(text), {}),
        categories=tuple(reader.read("categories.json", list_of(CATEGORY), [])),
        bodies=tuple(reader.read("bodies.json", list_of(BODY), [])),
        services=tuple(reader.read_each("services", SERVICE)),
        forms=tuple(reader.read_each("forms", FORM)),
    )
    problems = reader.problems or [*inconsistencies(content)]
    if problems:
        raise PackError(problems)
    return content


def inconsistencies(content: Content) -> Iterator[str]:
    """Name what refers to something that is not there. Each part must have its shape already."""
    categories = {item["id"] for item in content.categories}
    services = {item["id"] for item in content.services}
    forms = {item["id"] for item in content.forms}
    for kind, items in (("categories.json", content.categories), ("bodies.json", content.bodies)):
        seen: set[str] = set()
        for item in items:
            if item["id"] in seen:
                yield f"{kind}: “{item['id']}” is there twice"
            seen.add(item["id"])
    for service in content.services:
        at = f"services/{service['id']}.json"
        if service["category"] not in categories:
            yield f"{at}: category: “{service['category']}” is not in categories.json"
        for related in service.get("related") or ():
            if related not in services:
                yield f"{at}: related: there is no services/{related}.json"
    for form in content.forms:
        yield from (f"forms/{form['id']}.json: {problem}" for problem in form_problems(form, forms))


def form_problems(form: Value, forms: set[str]) -> Iterator[str]:
    """Name what does not fit within a form: schema, steps and presentation."""
    try:
        Draft202012Validator.check_schema(form["schema"])
    except SchemaError as error:
        yield f"schema: is not a JSON Schema 2020-12: {error.message}"
        return
    properties = set(form["schema"].get("properties", {}))
    for index, step in enumerate(form["steps"]):
        for name in step.get("fields") or ():
            if name not in properties:
                yield f"steps[{index}].fields: “{name}” is not a property of the schema"
            if name not in form["presentation"]:
                yield f"presentation: has nothing for “{name}”"
        offer = step.get("offer")
        if offer and offer["form"] not in forms:
            yield f"steps[{index}].offer.form: there is no forms/{offer['form']}.json"
    if form.get("kind_field") and form["kind_field"] not in properties:
        yield f"kind_field: “{form['kind_field']}” is not a property of the schema"


class _Reader:
    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.problems: list[str] = []

    def read(self, name: str, check: Check, otherwise: Any) -> Any:
        try:
            value = json.loads((self._directory / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.problems.append(f"{name}: is missing from {self._directory}")
            return otherwise
        except (OSError, ValueError) as error:
            self.problems.append(f"{name}: is not JSON: {error}")
            return otherwise
        found = [f"{name}: {problem}" for problem in check(value, "")]
        self.problems += found
        return otherwise if found else value

    def read_each(self, folder: str, check: Check) -> Iterator[Value]:
        for path in sorted((self._directory / folder).glob("*.json")):
            value = self.read(f"{folder}/{path.name}", check, None)
            if value is not None and value["id"] != path.stem:
                self.problems.append(f"{folder}/{path.name}: id: is “{value['id']}”, not the file's name")
            if value is not None:
                yield value
