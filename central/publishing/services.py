"""Publishing a release: one immutable file in the directory of its channel, and a link moved to it."""

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from central.keys import sync_directory
from central.knowledge.content import Content
from central.knowledge.problems import problems
from central.kpa.calendar import days_off
from central.publishing.compile import YEARS_OF_DAYS_OFF, compile_release
from central.publishing.models import PublishedForm, Release

CURRENT = "current.sqlite"
_FILE = re.compile(r"release-(\d{6,})\.sqlite")


class PublishingRefusedError(ValueError):
    """The content cannot be published; the message says what to change."""


@dataclass(frozen=True)
class Published:
    """The release that the channel's `current.sqlite` leads to; `new` is False when nothing changed."""

    number: int
    path: Path
    new: bool


@transaction.atomic
def publish(*, content: Content, as_of: date, channel: str, directory: Path, now: datetime) -> Published:
    """Compile `content` into `directory`/`channel` and move the link there to it.

    Nothing is written when the channel's current release holds the same. A number is never given twice,
    in whatever channel.

    Raises:
        PublishingRefusedError: The content has not the shape that kiosks read, or a form was changed
            without a new version, which kiosks have pinned.
    """
    wrong = problems(content)
    if wrong:
        raise PublishingRefusedError("; ".join(wrong))
    _keep_forms(content)
    own = directory / channel
    own.mkdir(parents=True, exist_ok=True)
    years = range(as_of.year, as_of.year + YEARS_OF_DAYS_OFF)

    def compiled(number: int) -> bytes:
        return compile_release(
            content, number=number, channel=channel, as_of=as_of, days_off=days_off(*years)
        )

    current = own / CURRENT
    before = _number_of(current.resolve())
    # The same content under the same number gives the same bytes.
    if before and current.exists() and current.read_bytes() == compiled(before):
        return Published(before, current.resolve(), new=False)
    number = _last_number(directory) + 1
    content_bytes = compiled(number)
    path = own / f"release-{number:06}.sqlite"
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
    return max([known, *(_number_of(path) for path in directory.glob("*/release-*.sqlite"))])


def _number_of(path: Path) -> int:
    match = _FILE.fullmatch(path.name)
    return int(match[1]) if match else 0


def _write_for_good(path: Path, content: bytes) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.chmod(0o444)
    part.replace(path)
    sync_directory(path.parent)


def _move_link(link: Path, target: Path) -> None:
    fresh = link.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    # Relative, so that the directory can be copied or mounted elsewhere.
    fresh.symlink_to(target.name)
    fresh.replace(link)
    sync_directory(link.parent)
