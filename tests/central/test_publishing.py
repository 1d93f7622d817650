"""Publishing: what kiosks could not use is refused, channels do not touch each other, numbers never fall."""

import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from central.knowledge.models import Form, KioskText, OfficeProfile, Service
from central.knowledge.selectors import NotOneOfficeError, published_content
from central.publishing.selectors import published_form
from central.publishing.services import Published, PublishingRefusedError, publish
from tests.central import pack as small
from tests.central.environment import PASSWORD

AS_OF = date(2026, 11, 23)


def published(directory: Path, as_of: date = AS_OF, channel: str = "stable") -> Published:
    done = publish(
        content=published_content(), as_of=as_of, channel=channel, directory=directory, now=timezone.now()
    )
    link = directory / channel / "current.sqlite"
    assert link.resolve() == done.path
    assert str(link.readlink()) == f"release-{done.number:06}.sqlite"
    return done


def number(done: Published) -> tuple[int, bool]:
    return done.number, done.new


def test_numbers_never_fall_and_the_link_moves_whole(content: None, tmp_path: Path) -> None:
    assert number(published(tmp_path)) == (1, True)
    assert number(published(tmp_path)) == (1, False)
    assert number(published(tmp_path, AS_OF + timedelta(days=1))) == (2, True)
    stable = tmp_path / "stable"
    for path in stable.iterdir():
        path.unlink()
    assert number(published(tmp_path)) == (3, True)
    (stable / "release-000009.sqlite").touch()
    (stable / "current.sqlite").unlink()
    assert number(published(tmp_path)) == (10, True)
    assert sorted(path.name for path in stable.iterdir()) == [
        "current.sqlite",
        "release-000003.sqlite",
        "release-000009.sqlite",
        "release-000010.sqlite",
    ]


def test_a_canary_does_not_move_what_stable_kiosks_follow(content: None, tmp_path: Path) -> None:
    stable = published(tmp_path)
    Service.objects.filter(identifier="dowod").update(title_pl="Na próbę")
    canary = published(tmp_path, channel="canary")
    assert (number(stable), number(canary)) == ((1, True), (2, True))
    assert (tmp_path / "stable" / "current.sqlite").resolve() == stable.path
    with sqlite3.connect(canary.path) as release:
        assert release.execute("SELECT value FROM release WHERE key = 'channel'").fetchone() == ("canary",)
    # Each channel compares with what its own kiosks show.
    assert number(published(tmp_path, channel="canary")) == (2, False)
    assert number(published(tmp_path)) == (3, True)
    assert number(published(tmp_path, channel="canary")) == (2, False)


def test_a_form_that_kiosks_have_pinned_is_not_changed_under_them(content: None, tmp_path: Path) -> None:
    published(tmp_path)
    schema = {**small.FORM["schema"], "required": ["content"]}
    form = Form.objects.get()
    form.definition = {**form.definition, "schema": schema}
    form.save()
    with pytest.raises(PublishingRefusedError, match="give it version 2"):
        published(tmp_path)
    form.version = 2
    form.save()
    published(tmp_path)
    kept = [published_form(form_id="skarga-wniosek", version=version) for version in (1, 2, 3)]
    assert kept[0] is not None
    assert kept[1] is not None
    assert (kept[0]["schema"], kept[1]["schema"], kept[2]) == (small.FORM["schema"], schema, None)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("channels", {"in_person": True}, "services/dowod.json: channels: must be a list"),
        ("channels", ["pigeon"], "services/dowod.json: channels[0]: must be one of"),
        ("channels", None, "services/dowod.json: channels: must be a list"),
        ("keywords", ["adres"], "services/dowod.json: keywords: must be an object"),
        ("keywords", {"pl": [1]}, "services/dowod.json: keywords.pl[0]: must be a string"),
        ("related", [1], "services/dowod.json: related[0]: must be an id"),
        ("time_duration", "tydzień", "services/dowod.json: time.duration: must be an ISO 8601 duration"),
        ("appeal_en", "Only in English", "services/dowod.json: appeal: has no Polish"),
    ],
)
def test_what_kiosks_could_not_read_of_a_service_is_not_published(
    content: None, tmp_path: Path, field: str, value: Any, said: str
) -> None:
    # None as a column means no value at all, and this is the JSON null.
    Service.objects.filter(identifier="dowod").update(**{field: value if value is not None else json_null()})
    with pytest.raises(PublishingRefusedError) as refused:
        published(tmp_path)
    assert said in str(refused.value)
    assert not (tmp_path / "stable").exists()


def json_null() -> Any:
    from django.db.models import JSONField, Value

    return Value(None, JSONField())


@pytest.mark.parametrize(
    "change",
    [
        {"steps": []},
        {"steps": "none"},
        {"presentation": {}},
        {"schema": []},
        {"schema": {"$ref": "#/$defs/none"}},
        {"clause": None},
        {"kind_field": "other"},
        {"steps": [{"id": "a", "heading": {"pl": "A"}, "fields": None}]},
        {"steps": [{"id": "a", "heading": {"pl": "A"}, "show_if": {"field": "none", "in": ["x"]}}]},
    ],
)
def test_what_kiosks_could_not_read_of_a_form_is_not_published(
    content: None, tmp_path: Path, change: dict[str, Any]
) -> None:
    form = Form.objects.get()
    form.definition = {**form.definition, **change}
    form.save()
    with pytest.raises(PublishingRefusedError, match=r"forms/skarga-wniosek\.json"):
        published(tmp_path)


@pytest.mark.parametrize("how", ["deleted", "unpublished"])
def test_a_release_without_a_text_of_the_kiosk_is_not_published(
    content: None, tmp_path: Path, how: str
) -> None:
    for text in KioskText.objects.filter(identifier__in=["receipt.title", "receipt.number"]):
        text.delete() if how == "deleted" else text.unpublish()
    with pytest.raises(
        PublishingRefusedError, match=r"texts\.json: missing: receipt\.number, receipt\.title$"
    ):
        published(tmp_path)
    assert not [*tmp_path.rglob("release-*")]


def test_two_offices_at_once_are_not_published(content: None) -> None:
    second = OfficeProfile.objects.get()
    second.pk, second.identifier = None, "krakow"
    second.save()
    with pytest.raises(NotOneOfficeError, match="krakow, lodz"):
        published_content()


@pytest.mark.parametrize("definition", [[1], "text", 1, None, {"steps": float("nan")}, {"title": "\ud800"}])
def test_an_editor_is_told_what_a_definition_must_be(content: None, definition: Any) -> None:
    form = Form.objects.get()
    form.definition = definition
    with pytest.raises(ValidationError) as refused:
        form.full_clean()
    assert "definition" in refused.value.message_dict


@pytest.mark.parametrize("typed", ["[1]", "5", "NaN", '{"steps": NaN}', '"\\ud800"', "null", "{"])
def test_the_editor_answers_whatever_is_typed_as_a_definition(content: None, typed: str) -> None:
    client = Client()
    client.force_login(
        User.objects.create_superuser("szef", password=PASSWORD),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    form = Form.objects.get()
    fields = {"identifier": "skarga-wniosek", "position": "0", "version": "1", "definition": typed}
    edit = f"/admin/snippets/knowledge/form/edit/{form.pk}/"
    for action in ({}, {"action-publish": "1"}):
        answer = client.post(edit, {**fields, **action})
        assert answer.status_code == 200
    form.refresh_from_db()
    assert json.dumps(form.definition) == json.dumps(Form.objects.get().definition)
    assert form.definition["kind"] == small.FORM["kind"]
