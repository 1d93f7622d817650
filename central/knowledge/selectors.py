"""Reading the content that is published in the editor."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from central.knowledge import values
from central.knowledge.content import Content, Value
from central.knowledge.values import Translation

_ALL = (values.OFFICE, values.TEXT, values.CATEGORY, values.BODY, values.SERVICE, values.FORM)


class NotOneOfficeError(LookupError):
    """There is no content yet, or that of several offices; the message says what to do."""


def published_content() -> Content:
    """Return everything that is live.

    Raises:
        NotOneOfficeError: Nothing was imported or published, or more than one office is.
    """
    return Content(
        office=_office(),
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


def _office() -> Value:
    offices = _live(values.OFFICE)
    if not offices:
        raise NotOneOfficeError(
            "there is no published office profile; run: urzedomat-central import-pack DIR"
        )
    if len(offices) > 1:
        named = ", ".join(str(office["id"]) for office in offices)
        raise NotOneOfficeError(f"more than one office profile is published ({named}); leave one in /admin/")
    return offices[0]


def _live(translation: Translation) -> list[Value]:
    return [translation.value(row) for row in _rows(translation)]


def _rows(translation: Translation) -> Any:
    return translation.model._default_manager.filter(live=True).order_by("position", "identifier")
