"""Importing a pack into the editor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from central.knowledge import values
from central.knowledge.content import Content, Value
from central.knowledge.values import Translation


@dataclass(frozen=True)
class Imported:
    """How many items were written, and how many were the same already."""

    changed: int
    same: int


@transaction.atomic
def import_content(content: Content, *, now: datetime) -> Imported:
    """Write `content` as published items, each with a revision; what is the same stays untouched.

    Items that the content does not name stay: an office adds its own beside a pack.
    """
    parts: Iterable[tuple[Translation, Iterable[tuple[str, Value]]]] = (
        (values.OFFICE, [(content.office["id"], content.office)]),
        (values.TEXT, sorted(content.texts.items())),
        (values.CATEGORY, _named(content.categories)),
        (values.BODY, _named(content.bodies)),
        (values.SERVICE, _named(content.services)),
        (values.FORM, _named(content.forms)),
    )
    written = [
        _write(translation, identifier, position, value, now)
        for translation, items in parts
        for position, (identifier, value) in enumerate(items)
    ]
    return Imported(changed=sum(written), same=len(written) - sum(written))


def _named(items: Iterable[Value]) -> list[tuple[str, Value]]:
    return [(item["id"], item) for item in items]


def _write(translation: Translation, identifier: str, position: int, value: Value, now: datetime) -> bool:
    row = translation.model._default_manager.filter(identifier=identifier).first()
    if row is not None and row.live and row.position == position and _same(translation, row, value):
        return False
    row = row or translation.model(identifier=identifier)
    for name, item in {**translation.columns(value), "position": position}.items():
        setattr(row, name, item)
    row.live = True
    row.save()
    revision: Any = row.save_revision(log_action=False)
    revision.publish(log_action=False)
    # Wagtail takes its own clock; the release is dated by ours.
    translation.model._default_manager.filter(pk=row.pk).update(last_published_at=now)
    return True


def _same(translation: Translation, row: Any, value: Value) -> bool:
    before, after = translation.columns(translation.value(row)), translation.columns(value)
    return bool(_comparable(before) == _comparable(after))


def _comparable(columns: Any) -> Any:
    if isinstance(columns, dict):
        found = {key: _comparable(item) for key, item in columns.items()}
        return {key: item for key, item in found.items() if item not in (None, "", {})}
    if isinstance(columns, list | tuple):
        return [_comparable(item) for item in columns]
    return str(columns) if isinstance(columns, date) else columns
