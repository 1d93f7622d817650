"""Publishing a release: one immutable file, and a link that is moved to it."""

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from central.knowledge.content import Content
from central.kpa.calendar import days_off
from central.publishing.compile import YEARS_OF_DAYS_OFF, compile_release
from central.publishing.models import PublishedForm, Release

CURRENT = "current.sqlite"
CHANNELS = ("stable", "canary")
_FILE = re.compile(r"release-(\d{6,})\.sqlite")


class PublishingRefusedError(ValueError):
    """The content cannot be published; the message says what to change."""


@dataclass(frozen=True)
class Published:
    """The release that `current.sqlite` leads to; `new` is False when nothing had changed."""

    number: int
    path: Path
    new: bool


@transaction.atomic
def publish(*, content: Content, as_of: date, channel: str, directory: Path, now: datetime) -> Published:
    """Compile `content` into `directory` and move the link to it.

    Nothing is written when the current release holds the same. A number is never given twice.

    Raises:
        PublishingRefusedError: A form was changed without a new version, which kiosks have pinned.
    """
    _keep_forms(content)
    directory.mkdir(parents=True, exist_ok=True)
    years = range(as_of.year, as_of.year + YEARS_OF_DAYS_OFF)

    def compiled(number: int) -> bytes:
        return compile_release(
            content, number=number, channel=channel, as_of=as_of, days_off=days_off(*years)
        )

    last = _last_number(directory)
    current = directory / CURRENT
    # The same content under the same number gives the same bytes.
    if last and current.exists() and current.read_bytes() == compiled(last):
        return Published(last, current.resolve(), new=False)
    number = last + 1
    content_bytes = compiled(number)
    path = directory / f"release-{number:06}.sqlite"
    _write_for_good(path, content_bytes)
    Release.objects.create(
        number=number,
        channel=channel,
        sha256=hashlib.sha256(content_bytes).hexdigest(),
        as_of=as_of,
        published_at=now,
    )
    _move_link(current, path)
    return Published(number, path, new=True)


def _keep_forms(content: Content) -> None:
    for form in content.forms:
        kept, created = PublishedForm.objects.get_or_create(
            form_id=form["id"], version=form["version"], defaults={"value": form}
        )
        if created or kept.value == form:
            continue
        if kept.value["schema"] != form["schema"]:
            raise PublishingRefusedError(
                f"form {form['id']}: its schema differs from the published version {form['version']}; "
                f"give it version {form['version'] + 1}"
            )
        kept.value = form
        kept.save(update_fields=["value"])


def _last_number(directory: Path) -> int:
    known = Release.objects.aggregate(last=Max("number"))["last"] or 0
    matches = (_FILE.fullmatch(path.name) for path in directory.iterdir())
    return max([known, *(int(match[1]) for match in matches if match)])


def _write_for_good(path: Path, content: bytes) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.chmod(0o444)
    part.replace(path)
    _sync(path.parent)


def _move_link(link: Path, target: Path) -> None:
    fresh = link.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    # Relative, so that the directory can be copied or mounted elsewhere.
    fresh.symlink_to(target.name)
    fresh.replace(link)
    _sync(link.parent)


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
