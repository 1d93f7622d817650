"""From the JSON of a release to our values. Pure, and tolerant of nothing (docs/content-format.md).

A key that is not known here is left for newer kiosks; a key that is known must be as it is written.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from kiosk_app.domain.services import (
    Category,
    LegalResource,
    Office,
    Service,
    ServiceStep,
    ServiceSummary,
)
from kiosk_app.domain.text import DEFAULT_LANGUAGE, EMPTY, LocalText

Item = TypeVar("Item")


class CatalogueError(Exception):
    """The release cannot be shown: it is missing, is not a release, or a record of it is malformed."""


def parse(value: str, what: str, reader: Callable[[dict[str, Any]], Item]) -> Item:
    """Read one record of a release.

    Raises:
        CatalogueError: it is not a JSON object, lacks a key, or a value is not what it must be;
            the message names `what` and the key, never more.
    """
    try:
        record = json.loads(value)
        if not isinstance(record, dict):
            raise CatalogueError("is not a JSON object")
        return reader(record)
    except CatalogueError as error:
        raise CatalogueError(f"{what}: {error}") from error
    except KeyError as error:
        raise CatalogueError(f"{what}: {error} is missing") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise CatalogueError(f"{what}: is malformed ({error})") from error


def office(record: dict[str, Any]) -> Office:
    return Office(
        id=string(record, "id"),
        name=text(record, "name"),
        short_name=text(record, "short_name"),
        address=text(record, "address"),
        hours=optional_text(record, "hours"),
        sample=optional_text(record, "sample"),
        accent=string(record, "accent"),
        emblem=string(record, "emblem"),
    )


def category(record: dict[str, Any]) -> Category:
    return Category(string(record, "id"), text(record, "title"), string(record, "icon"))


def summary(record: dict[str, Any]) -> ServiceSummary:
    return ServiceSummary(string(record, "id"), text(record, "title"), text(record, "summary"))


def service(record: dict[str, Any]) -> Service:
    place = mapping(record, "place")
    return Service(
        id=string(record, "id"),
        title=text(record, "title"),
        summary=text(record, "summary"),
        category=string(record, "category"),
        steps=tuple(
            ServiceStep(text(step, "title"), optional_text(step, "text")) for step in objects(record, "steps")
        ),
        bring=tuple(as_text(item, "bring") for item in sequence(record, "bring")),
        fee=text(mapping(record, "fee"), "text"),
        time=text(mapping(record, "time"), "text"),
        place_name=text(place, "name"),
        place_address=text(place, "address"),
        place_hours=text(place, "hours"),
        channels=strings(record, "channels"),
        appeal=optional_text(record, "appeal"),
        legal_basis=tuple(
            LegalResource(text(item, "title"), optional_string(item, "article"))
            for item in objects(record, "legal_basis")
        ),
        checked_on=date.fromisoformat(string(record, "checked_on")),
        related=strings(record, "related"),
    )


def local_text(record: dict[str, Any]) -> LocalText:
    return as_text(record, "text")


# The small words that the readers above and of forms are made of.


def as_text(value: object, what: str) -> LocalText:
    """A *text*: an object from language to string, with Polish (docs/content-format.md)."""
    if not isinstance(value, dict) or not all(isinstance(words, str) for words in value.values()):
        raise CatalogueError(f"{what} is not a text")
    if not value.get(DEFAULT_LANGUAGE):
        raise CatalogueError(f"{what} lacks the language {DEFAULT_LANGUAGE}")
    return LocalText(value)


def text(record: Mapping[str, Any], key: str) -> LocalText:
    return as_text(record[key], key)


def optional_text(record: Mapping[str, Any], key: str) -> LocalText:
    return EMPTY if record.get(key) is None else as_text(record[key], key)


def string(record: Mapping[str, Any], key: str) -> str:
    value = record[key]
    if not isinstance(value, str) or not value:
        raise CatalogueError(f"{key} is not a string, or is empty")
    return value


def optional_string(record: Mapping[str, Any], key: str) -> str:
    return "" if record.get(key) is None else string(record, key)


def whole(record: Mapping[str, Any], key: str) -> int:
    value = record[key]
    if type(value) is not int or value < 1:
        raise CatalogueError(f"{key} is not a whole number from 1")
    return value


def mapping(record: Mapping[str, Any], key: str) -> dict[str, Any]:
    return _as_mapping(record[key], key)


def sequence(record: Mapping[str, Any], key: str) -> list[Any]:
    value = record[key]
    if not isinstance(value, list):
        raise CatalogueError(f"{key} is not a list")
    return value


def objects(record: Mapping[str, Any], key: str) -> Iterable[dict[str, Any]]:
    return [_as_mapping(item, f"an item of {key}") for item in sequence(record, key)]


def strings(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = sequence(record, key)
    if not all(isinstance(item, str) for item in value):
        raise CatalogueError(f"{key} is not a list of strings")
    return tuple(value)


def _as_mapping(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise CatalogueError(f"{what} is not an object")
    return value
