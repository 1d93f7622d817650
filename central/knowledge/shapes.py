"""Checking JSON against a shape, with messages that name the field: see grammar.py. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from central.knowledge.content import LANGUAGES

Check = Callable[[Any, str], Iterator[str]]


@dataclass(frozen=True)
class Optional:
    """A key that may be absent or null."""

    check: Check


@dataclass(frozen=True)
class Absent:
    """A key that may be absent, but not null."""

    check: Check


def string(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, str) or not value.strip():
        yield f"{at}: must be a string that is not empty"


def integer(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        yield f"{at}: must be a whole number from 1"


def number(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        yield f"{at}: must be a number from 0"


def iso_date(value: Any, at: str) -> Iterator[str]:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        yield f"{at}: must be a date such as 2026-11-23"


def anything(_value: Any, _at: str) -> Iterator[str]:
    yield from ()


def answer(value: Any, at: str) -> Iterator[str]:
    """What a field may be answered with."""
    if not isinstance(value, str | bool):
        yield f"{at}: must be a string, true or false"


def text(value: Any, at: str) -> Iterator[str]:
    """A text: language → string, with Polish."""
    if not isinstance(value, dict):
        yield f'{at}: must be a text: {{"pl": "…", "en": "…"}}'
        return
    if "pl" not in value:
        yield f"{at}: has no Polish (“pl”), which is required"
    for language, words in value.items():
        if language not in LANGUAGES:
            yield f"{at}: unknown language “{language}”; known are: {', '.join(LANGUAGES)}"
        elif not isinstance(words, str) or not words.strip():
            yield f"{at}.{language}: must be a string that is not empty"


def one_of(*values: str) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if value not in values:
            yield f"{at}: must be one of: {', '.join(values)}"

    return check


def pattern_of(regular: Any, words: str) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str) or not regular.fullmatch(value):
            yield f"{at}: must be {words}"

    return check


def list_of(check: Check, *, empty: bool = True) -> Check:
    def check_list(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list) or not (value or empty):
            yield f"{at}: must be a list" + ("" if empty else " that is not empty")
            return
        for index, item in enumerate(value):
            yield from check(item, f"{at}[{index}]")

    return check_list


def map_of(check: Check) -> Check:
    def check_map(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at}: must be an object"
            return
        for key, item in value.items():
            yield from check(item, f"{at}.{key}" if at else key)

    return check_map


def shape(fields: Mapping[str, Check | Optional | Absent]) -> Check:
    """An object with these keys and no others."""

    def check_object(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at or 'file'}: must be an object"
            return
        for key in value:
            if key not in fields:
                yield f"{_at(at, key)}: unknown; known are: {', '.join(fields)}"
        for key, check in fields.items():
            yield from _field(value, key, check, _at(at, key))

    return check_object


def any_of(checks: Iterable[Check], words: str) -> Check:
    options = tuple(checks)

    def check(value: Any, at: str) -> Iterator[str]:
        if not any(not list(option(value, at)) for option in options):
            yield f"{at}: must be {words}"

    return check


def _field(value: Mapping[str, Any], key: str, check: Check | Optional | Absent, at: str) -> Iterator[str]:
    if isinstance(check, Optional):
        if value.get(key) is not None:
            yield from check.check(value[key], at)
    elif isinstance(check, Absent):
        if key in value:
            yield from check.check(value[key], at)
    elif key not in value:
        yield f"{at}: is missing"
    else:
        yield from check(value[key], at)


def _at(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
