"""Content: a pack in, the editor, a release out – the same all the way."""

import json
import re
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone

from central.knowledge.kiosk_texts import REQUIRED_TEXTS
from central.knowledge.models import Service
from central.knowledge.packs import PackError, read_pack
from central.knowledge.selectors import published_content
from central.knowledge.services import import_content
from central.kpa.calendar import days_off
from central.publishing.compile import compile_release
from central.publishing.folding import fold
from tests.central import pack as small
from tests.central.environment import PASSWORD
from tests.central.pack import write_pack

AS_OF = date(2026, 11, 23)
LODZ = Path(__file__).parents[2] / "content" / "lodz"


def canonical(value: Any) -> str:
    """Absent and null are the same thing in a pack."""

    def pruned(item: Any) -> Any:
        if isinstance(item, dict):
            return {key: pruned(part) for key, part in item.items() if part not in (None, [], {})}
        return [pruned(part) for part in item] if isinstance(item, list | tuple) else item

    return json.dumps(pruned(value), sort_keys=True, ensure_ascii=False)


def form_with(definition: dict[str, Any]) -> dict[str, Any]:
    """The small form, with another schema of one of its properties."""
    properties = {**small.FORM["schema"]["properties"], "against": definition}
    return {**small.FORM, "schema": {**small.FORM["schema"], "properties": properties}}


@pytest.mark.parametrize("real", [False, True], ids=["small", "lodz"])
def test_a_pack_comes_out_of_the_editor_as_it_went_in(db: None, pack: Path, real: bool) -> None:
    content = read_pack(LODZ if real else pack)
    import_content(content, now=timezone.now())
    kept = published_content()
    for part in ("office", "texts", "categories", "bodies", "services", "forms"):
        assert canonical(getattr(kept, part)) == canonical(getattr(content, part)), part


@pytest.mark.parametrize("described", [{}, {"text": None}])
def test_a_step_of_a_service_needs_no_description(db: None, tmp_path: Path, described: Any) -> None:
    service = small.service("dowod", steps=[{"title": small.text("Podpisz"), **described}])
    import_content(read_pack(write_pack(tmp_path, services__dowod=service)), now=timezone.now())
    kept = next(item for item in published_content().services if item["id"] == "dowod")
    assert kept["steps"] == [{"title": {"pl": "Podpisz"}}]


def test_the_texts_that_are_required_are_those_of_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "content-format.md").read_text(encoding="utf-8")
    section = page.partition("### Kiosk texts\n")[2].partition("\n## ")[0]
    listed = re.findall(r"`([a-z_]+\.[a-z_]+)`", section)
    assert sorted(listed) == sorted(REQUIRED_TEXTS)


def test_a_pack_without_a_text_of_the_kiosk_is_refused_and_all_are_named(tmp_path: Path) -> None:
    texts = {key: value for key, value in small.TEXTS.items() if not key.startswith("receipt.")}
    with pytest.raises(PackError) as refused:
        read_pack(write_pack(tmp_path, texts=texts))
    lacking = ", ".join(key for key in REQUIRED_TEXTS if key.startswith("receipt."))
    assert refused.value.problems == [f"texts.json: missing: {lacking}"]


def test_importing_again_changes_only_what_changed(content: None, pack: Path, tmp_path: Path) -> None:
    assert import_content(read_pack(pack), now=timezone.now()).changed == 0
    changed = write_pack(tmp_path / "new", services__dowod=small.service("dowod", title=small.text("Dowód")))
    assert import_content(read_pack(changed), now=timezone.now()).changed == 1
    service = Service.objects.get(identifier="dowod")
    assert (service.title_pl, service.revisions.count()) == ("Dowód", 2)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("office", {**small.OFFICE, "accent": "blue"}, "office.json: accent: must be a colour"),
        ("office", {**small.OFFICE, "nmae": "x"}, "office.json: nmae: unknown; known are: id, name"),
        ("texts", {"home.can": {"en": "x"}}, "texts.json: home.can: has no Polish"),
        ("texts", {"home.can": {"pl": "x", "xx": "y"}}, "texts.json: home.can: unknown language “xx”"),
        ("categories", {}, "categories.json: : must be a list"),
        ("services__dowod", small.service("dowod", category="none"), "category: “none” is not in categories"),
        (
            "services__dowod",
            small.service("other"),
            "services/dowod.json: id: is “other”, not the file's name",
        ),
        ("services__dowod", small.service("dowod", related=["x"]), "there is no services/x.json"),
        (
            "services__dowod",
            small.service("dowod", legal_basis=[]),
            "legal_basis: must be a list that is not",
        ),
        ("services__dowod", small.service("dowod", checked_on="soon"), "checked_on: must be a date"),
        ("services__dowod", small.service("dowod", channels=["pigeon"]), "channels[0]: must be one of"),
        ("services__dowod", small.service("dowod", channels=["phone"]), "channels[0]: must be one of"),
        ("forms__skarga-wniosek", {**small.FORM, "schema": {"type": 1}}, "is not a JSON Schema"),
        ("forms__skarga-wniosek", form_with({"$ref": "#/$defs/none"}), "“#/$defs/none” leads to no schema"),
        ("forms__skarga-wniosek", form_with({"$ref": "http://127.0.0.1:1/x"}), "leads to no schema within"),
        ("forms__skarga-wniosek", form_with({"not": {"$ref": "#/required"}}), "leads to no schema within"),
        ("forms__skarga-wniosek", {**small.FORM, "schema": {"$ref": "#"}}, "refers to itself without end"),
        ("forms__skarga-wniosek", {**small.FORM, "schema": {}}, "schema: must be of type “object”"),
        ("forms__skarga-wniosek", form_with({"pattern": "("}), "schema: "),
        ("forms__skarga-wniosek", {**small.FORM, "kind_field": "x"}, "kind_field: “x” is not a property"),
        (
            "forms__skarga-wniosek",
            {**small.FORM, "presentation": {}},
            "fields: presentation has nothing for “content”",
        ),
    ],
)
def test_a_pack_with_a_mistake_is_refused_by_file_and_field(
    tmp_path: Path, name: str, value: Any, said: str
) -> None:
    with pytest.raises(PackError) as refused:
        read_pack(write_pack(tmp_path, **{name: value}))
    assert said.replace(": :", ":") in str(refused.value).replace(": :", ":")


@pytest.mark.parametrize("written", [b'{"home.can": {"pl": "\\ud800"}}', b'{"home.can": NaN}', b"\xff"])
def test_what_no_database_keeps_is_refused(tmp_path: Path, written: bytes) -> None:
    directory = write_pack(tmp_path)
    (directory / "texts.json").write_bytes(written)
    with pytest.raises(PackError, match=r"texts\.json: is not JSON"):
        read_pack(directory)


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    directory = write_pack(tmp_path, texts=[], bodies=[{}])
    (directory / "categories.json").write_text("{", encoding="utf-8")
    (directory / "office.json").unlink()
    with pytest.raises(PackError) as refused:
        read_pack(directory)
    assert {problem.split(":")[0] for problem in refused.value.problems} == {
        "office.json",
        "texts.json",
        "categories.json",
        "bodies.json",
    }


def test_a_release_has_the_tables_of_the_format(pack: Path, tmp_path: Path) -> None:
    released = tmp_path / "release.sqlite"
    content = read_pack(pack)
    released.write_bytes(
        compile_release(
            content, number=7, channel="stable", as_of=AS_OF, days_off=days_off(2026, 2027, 2028, 2029)
        )
    )
    database = sqlite3.connect(f"file:{released}?mode=ro", uri=True)

    def rows(query: str) -> list[Any]:
        return database.execute(query).fetchall()

    assert rows("PRAGMA application_id") == [(0x555A4543,)]
    assert rows("PRAGMA user_version") == [(1,)]
    assert rows("PRAGMA integrity_check") == [("ok",)]
    release = dict(rows("SELECT key, value FROM release"))
    assert json.loads(release.pop("office")) == small.OFFICE
    assert release == {"number": "7", "channel": "stable", "as_of": "2026-11-23"}
    assert rows("SELECT id, category, position FROM service ORDER BY position") == [
        ("dowod", "sprawy", 0),
        ("meldunek", "sprawy", 1),
    ]
    assert json.loads(rows("SELECT value FROM form")[0][0]) == small.FORM
    assert json.loads(rows("SELECT value FROM body")[0][0]) == small.BODIES[0]
    assert [row[0] for row in rows("SELECT key FROM text ORDER BY key")] == sorted(small.TEXTS)
    assert rows("SELECT min(day), max(day) FROM day_off") == [("2026-01-01", "2029-12-26")]
    assert rows("SELECT id FROM service_search WHERE service_search MATCH 'laczn*'") == [
        ("dowod",),
        ("meldunek",),
    ]
    assert rows("SELECT id FROM service_search WHERE service_search MATCH 'title:dowod AND lodz'") == [
        ("dowod",)
    ]
    database.close()


def test_the_same_content_gives_the_same_bytes(pack: Path) -> None:
    def made() -> bytes:
        return compile_release(
            read_pack(pack), number=1, channel="stable", as_of=AS_OF, days_off=days_off(2026)
        )

    assert made() == made()


@pytest.mark.parametrize(("word", "folded"), [("ŁÓDŹ", "lodz"), ("Zażółć gęślą", "zazolc gesla")])
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_what_is_a_draft_is_not_published(content: None) -> None:
    service = Service.objects.get(identifier="dowod")
    service.title_pl = "Jeszcze nie"
    service.save_revision()
    titles = [item["title"]["pl"] for item in published_content().services]
    assert "Jeszcze nie" not in titles
    service.unpublish()
    assert [item["id"] for item in published_content().services] == ["meldunek"]


@pytest.mark.parametrize("name", ["service", "form", "category", "body", "kiosktext", "officeprofile"])
def test_an_editor_opens_every_kind_of_content(content: None, name: str) -> None:
    client = Client()
    client.force_login(
        User.objects.create_superuser("szef", password=PASSWORD),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    listed = client.get(f"/admin/snippets/knowledge/{name}/")
    assert listed.status_code == 200
    edited = client.get(f"/admin/snippets/knowledge/{name}/edit/1/", follow=True)
    opened = edited if edited.status_code == 200 else client.get(f"/admin/snippets/knowledge/{name}/add/")
    assert opened.status_code == 200
    # Wagtail's date fields start with a script in the page: allowed there, and nowhere else.
    assert scripts_allowed_by(opened) == {"'self'", "'unsafe-inline'"}
    assert scripts_allowed_by(client.get("/admin/")) == {"'self'"}


def scripts_allowed_by(response: HttpResponseBase) -> set[str]:
    """The sources of the `script-src` directive, wherever it stands (CSP Level 3, 2.2)."""
    directives = (directive.split() for directive in response["Content-Security-Policy"].split(";"))
    return next(set(sources) for name, *sources in directives if name == "script-src")
