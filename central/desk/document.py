"""What was filed, laid out as it was asked: label and answer, in the words of the form. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_YES_NO = {True: "Tak", False: "Nie"}


@dataclass(frozen=True)
class Line:
    """One question and its answer, in Polish; `raw` when no form says what the field is called."""

    label: str
    answer: str
    raw: bool = False


def lay_out(
    answers: Mapping[str, Any], form: Mapping[str, Any] | None, bodies: Mapping[str, str]
) -> list[Line]:
    """Return every answer: first those of the form in its order, then whatever else was sent."""
    lines = [*_known(answers, form, bodies)] if form else []
    asked = set(_asked(form)) if form else set()
    rest = [Line(name, _plain(value), raw=True) for name, value in answers.items() if name not in asked]
    return lines + rest


def _known(answers: Mapping[str, Any], form: Mapping[str, Any], bodies: Mapping[str, str]) -> Iterator[Line]:
    for name in _asked(form):
        if name in answers:
            presented = form["presentation"].get(name, {})
            label = presented.get("review") or presented.get("label") or {}
            yield Line(label.get("pl", name), _answer(answers[name], presented, bodies))


def _asked(form: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(name for step in form["steps"] for name in step.get("fields") or ()))


def _answer(value: Any, presented: Mapping[str, Any], bodies: Mapping[str, str]) -> str:
    options = presented.get("options")
    if options == "bodies":
        return bodies.get(str(value), _plain(value))
    for option in options or ():
        if option["value"] == value:
            return str(option["label"]["pl"])
    return _plain(value)


def _plain(value: Any) -> str:
    return _YES_NO[value] if isinstance(value, bool) else str(value)
