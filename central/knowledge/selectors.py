"""Reading the content that is published in the editor."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from central.knowledge import values
from central.knowledge.content import Content, Value
from central.knowledge.values import Translation

_ALL = (values.OFFICE, values.TEXT, values.CATEGORY, values.BODY, values.SERVICE, values.FORM)


class NoOfficeError(LookupError):
    """There is no content yet; the message says how it comes in."""


def published_content() -> Content:
    """Return everything that is live.

    Raises:
        NoOfficeError: Nothing was imported or published.
    """
    office = _live(values.OFFICE)
    if not office:
        raise NoOfficeError("there is no published office profile; run: urzedomat-central import-pack DIR")
    return Content(
        office=office[0],
        texts={row.identifier: values.TEXT.value(row) for row in _rows(values.TEXT)},
        categories=tuple(_live(values.CATEGORY)),
        bodies=tuple(_live(values.BODY)),
        services=tuple(_live(values.SERVICE)),
        forms=tuple(_live(values.FORM)),
    )


def newest_change() -> date:
    """Return the day of the newest change in what is live: "stan na dzień"."""
    times = [_rows(item).aggregate(newest=Max("last_published_at"))["newest"] for item in _ALL]
    return timezone.localdate(max((time for time in times if time), default=timezone.now()))


def kiosk_text(key: str) -> Value:
    """Return one text of the kiosk, or an empty one."""
    row = _rows(values.TEXT).filter(identifier=key).first()
    return values.TEXT.value(row) if row else {}


def body_names() -> dict[str, str]:
    """Return the Polish names of bodies by id, for a clerk."""
    return {item["id"]: item["name"]["pl"] for item in _live(values.BODY)}


def _live(translation: Translation) -> list[Value]:
    return [translation.value(row) for row in _rows(translation)]


def _rows(translation: Translation) -> Any:
    return translation.model._default_manager.filter(live=True).order_by("position", "identifier")
