"""A form: one question per screen, made of a JSON Schema and of presentation that is content."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kiosk_app.domain.text import EMPTY, LocalText

Answer = str | bool
Answers = Mapping[str, Answer]
Widget = Literal[
    "choice", "text", "multiline", "email", "phone", "postcode", "check", "case_number", "receipt_number"
]


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    value: str
    label: LocalText
    help: LocalText = EMPTY
    competent_organ: LocalText = EMPTY
    competent_basis: LocalText = EMPTY


@dataclass(frozen=True)
class Field:
    """One answer of a form and how it is asked for."""

    name: str
    widget: Widget
    label: LocalText
    help: LocalText = EMPTY
    options: tuple[Option, ...] = ()
    purpose: str = ""
    required: bool = False
    max_length: int = 0

    def option(self, value: Answer | None) -> Option | None:
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True)
class Condition:
    """Holds when the answer to `field` is one of `values`."""

    field: str
    values: frozenset[Answer]

    def holds(self, answers: Answers) -> bool:
        return answers.get(self.field) in self.values


@dataclass(frozen=True)
class Offer:
    """A way out to another form, where this one cannot serve the person."""

    form_id: str
    label: LocalText


@dataclass(frozen=True)
class Step:
    """One screen of a form."""

    id: str
    heading: LocalText
    help: LocalText = EMPTY
    note: LocalText = EMPTY
    fields: tuple[Field, ...] = ()
    show_if: tuple[Condition, ...] = ()
    offer: Offer | None = None
    suggests_competent_organ: bool = False

    def shown(self, answers: Answers) -> bool:
        return all(condition.holds(answers) for condition in self.show_if)


@dataclass(frozen=True)
class Clause:
    """The information of RODO art. 13, layered: short on the screen, full on demand."""

    version: str
    short: LocalText
    full: LocalText


@dataclass(frozen=True)
class Form:
    """A form of one version, pinned from the first question to the last byte."""

    id: str
    version: int
    kind: str
    title: LocalText
    summary: LocalText
    steps: tuple[Step, ...]
    schema: Mapping[str, Any]
    clause: Clause
    kind_field: str | None = None

    def steps_for(self, answers: Answers) -> tuple[Step, ...]:
        """Return the steps that these answers ask for, in order.

        A step hangs on answers of steps before it that are themselves asked for: an answer left behind
        on a screen that no longer applies opens nothing.
        """
        shown: list[Step] = []
        given: dict[str, Answer] = {}
        for step in self.steps:
            if step.shown(given):
                shown.append(step)
                given |= {field.name: answers[field.name] for field in step.fields if field.name in answers}
        return tuple(shown)

    def relevant(self, answers: Answers) -> dict[str, Answer]:
        """Drop what was answered on screens that no longer apply, and what was left empty."""
        names = {field.name for step in self.steps_for(answers) for field in step.fields}
        return {name: value for name, value in answers.items() if name in names and value not in ("", False)}

    def declared_kind(self, answers: Answers) -> str:
        """Return `skarga`, `wniosek`, `interwencja` or `uzupelnienie`, as the person declared it."""
        return str(answers.get(self.kind_field, self.kind)) if self.kind_field else self.kind


Reason = Literal["required", "pattern", "too_long", "format", "not_offered", "receipt_number", "invalid"]


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer. It never holds the answer itself."""

    field: str
    reason: Reason
    limit: int = 0
