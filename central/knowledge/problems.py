"""Whether kiosks can use content: the one judge for packs and for what editors publish. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from central import strict_json
from central.knowledge import grammar
from central.knowledge.content import Content, Value
from central.knowledge.kiosk_texts import REQUIRED_TEXTS
from central.knowledge.shapes import Check, list_of, map_of, text

_FILES: Mapping[str, Check] = {
    "office.json": grammar.OFFICE,
    "texts.json": map_of(text),
    "categories.json": list_of(grammar.CATEGORY),
    "bodies.json": list_of(grammar.BODY),
}
_FOLDERS: Mapping[str, Check] = {"services": grammar.SERVICE, "forms": grammar.FORM}


def problems(content: Content) -> list[str]:
    """Name everything that a kiosk could not use, by file and field; an empty list is good content."""
    found = [problem for name, value in _files(content) for problem in misshapen(name, value)]
    return found or [*_inconsistencies(content)]


def misshapen(name: str, value: Any) -> Iterator[str]:
    """Name what in the file `name` of a pack has not the shape of docs/content-format.md."""
    try:
        strict_json.check(value)
    except strict_json.NotStrictError as error:
        yield f"{name}: {error}"
        return
    folder, _, rest = name.partition("/")
    check = _FOLDERS[folder] if rest else _FILES[name]
    yield from (f"{name}: {problem}" for problem in check(value, ""))


def form_problems(form: Value, forms: set[str]) -> Iterator[str]:
    """Name what does not fit within a form that has its shape: schema, steps and presentation."""
    wrong_schema = [*_schema_problems(form["schema"])]
    if wrong_schema:
        yield from wrong_schema
        return
    properties, presentation = form["schema"]["properties"], form["presentation"]
    for name, presented in presentation.items():
        if not isinstance(properties.get(name), dict):
            yield f"presentation: “{name}” is not a property of the schema"
        if presented["widget"] == "choice" and not presented.get("options"):
            yield f"presentation: “{name}” is a choice without options"
    for index, step in enumerate(form["steps"]):
        yield from (f"steps[{index}].{problem}" for problem in _step_problems(step, form, forms))
    if form.get("kind_field") and form["kind_field"] not in presentation:
        yield f"kind_field: “{form['kind_field']}” is not a property of the schema that is asked for"


def _step_problems(step: Value, form: Value, forms: set[str]) -> Iterator[str]:
    properties, presentation = form["schema"]["properties"], form["presentation"]
    for name in step.get("fields") or ():
        if name not in properties:
            yield f"fields: “{name}” is not a property of the schema"
        if name not in presentation:
            yield f"fields: presentation has nothing for “{name}”"
    show_if = step.get("show_if") or []
    for condition in show_if if isinstance(show_if, list) else [show_if]:
        if condition["field"] not in presentation:
            yield f"show_if: presentation has nothing for “{condition['field']}”"
    offer = step.get("offer")
    if offer and offer["form"] not in forms:
        yield f"offer.form: there is no forms/{offer['form']}.json"


def _schema_problems(schema: Any) -> Iterator[str]:
    try:
        Draft202012Validator.check_schema(schema)
        dangling = [*_dangling(schema)]
        if not dangling:
            # One that refers to itself without end would do so for every answer.
            Draft202012Validator(schema, registry=Registry()).is_valid({})
    except SchemaError as error:
        yield f"schema: is not a JSON Schema 2020-12: {error.message}"
        return
    except (RecursionError, re.error):
        yield "schema: refers to itself without end, or has a pattern that cannot be used"
        return
    yield from (f"schema: “{reference}” leads to no schema within it" for reference in dangling)
    if schema.get("type") != "object" or not isinstance(schema.get("properties"), dict):
        yield "schema: must be of type “object”, with properties"


def _dangling(schema: Any) -> Iterator[str]:
    """Return the references that lead to nothing, or out of the schema: a kiosk fetches none."""
    root: Resource[Any] = DRAFT202012.create_resource(schema)
    registry: Registry[Any] = Registry()
    yield from _dangling_in(root, registry.resolver_with_root(root))


def _dangling_in(resource: "Resource[Any]", resolver: Any) -> Iterator[str]:
    contents = resource.contents if isinstance(resource.contents, dict) else {}
    for reference in (contents[key] for key in ("$ref", "$dynamicRef") if key in contents):
        try:
            led_to = resolver.lookup(reference).contents
        except Unresolvable:
            led_to = None
        if not isinstance(led_to, dict | bool):
            yield reference
    for part in resource.subresources():
        yield from _dangling_in(part, resolver.in_subresource(part))


def _inconsistencies(content: Content) -> Iterator[str]:
    """Name what is needed or referred to and is not there. Each part has its shape already."""
    missing = [key for key in REQUIRED_TEXTS if key not in content.texts]
    if missing:
        yield f"texts.json: missing: {', '.join(missing)}"
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
        at = f"forms/{form['id']}.json"
        yield from (f"{at}: {problem}" for problem in form_problems(form, forms))
        if not content.bodies and "bodies" in (item.get("options") for item in form["presentation"].values()):
            yield f"{at}: presentation: options are “bodies”, and bodies.json has none"


def _files(content: Content) -> Iterator[tuple[str, Any]]:
    yield "office.json", content.office
    yield "texts.json", content.texts
    yield "categories.json", [*content.categories]
    yield "bodies.json", [*content.bodies]
    yield from ((f"services/{item['id']}.json", item) for item in content.services)
    yield from ((f"forms/{item['id']}.json", item) for item in content.forms)
