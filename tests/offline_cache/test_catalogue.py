import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offline_cache.catalogue import Catalogue, CatalogueError
from tests.offline_cache import releases

PACK_OF_A_CITY = Path(__file__).parents[2] / "content" / "lodz"


def test_reads_what_the_office_wrote(catalogue: Catalogue) -> None:
    assert catalogue.office().name.get("pl") == "Urząd Miasta"
    assert catalogue.release_number == 1
    assert catalogue.as_of == date(2026, 11, 23)
    assert catalogue.texts()["home.can"].get("en") == "You can"
    assert [category.id for category in catalogue.categories()] == ["dokumenty", "pojazdy"]
    assert catalogue.days_off() == {date(2026, 12, 25), date(2026, 12, 26)}


def test_a_service_card_is_whole(catalogue: Catalogue) -> None:
    service = catalogue.service("lodzie")
    assert service is not None
    assert service.legal_basis[0].article == "art. 28"
    assert service.checked_on == date(2026, 11, 23)
    assert service.related == ("meldunek",)
    assert service.place_hours.get("pl") == "8–16"
    assert catalogue.service("nothing") is None


def test_lists_are_in_the_order_of_the_office_and_of_the_alphabet(catalogue: Catalogue) -> None:
    assert [item.id for item in catalogue.services("dokumenty")] == ["meldunek", "smieci", "akty"]
    assert catalogue.services("nothing") == ()


@pytest.mark.parametrize("query", ["łodzie", "LODZ", "rejestr łód", "jachty:", '"łodzie"', "łodzie-jachty"])
def test_search_finds_by_the_beginning_of_words_whatever_the_letters(
    catalogue: Catalogue, query: str
) -> None:
    assert [item.id for item in catalogue.search(query, "pl")] == ["lodzie"]


@pytest.mark.parametrize("query", ["", "   ", "***", '"', "łodzie nothing", "\0", "NEAR( OR"])
def test_search_finds_nothing_for_nothing(catalogue: Catalogue, query: str) -> None:
    assert catalogue.search(query, "pl") == ()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.text(), st.text("\"'*^:+-()[]{}ANDORTaę \0\\;%_~"), st.from_regex(r"(NEAR|title:|\")+.*"))
)
def test_no_query_is_ever_an_error(catalogue: Catalogue, query: str) -> None:
    catalogue.search(query, "pl")


def test_a_word_of_the_title_comes_before_a_word_of_the_text(tmp_path: Path) -> None:
    pack = releases.pack()
    pack["services"].append(releases.service("inna", "Inna", summary=releases.words("meldunek i inne")))
    catalogue = Catalogue.open(releases.build_release(tmp_path / "r", pack))
    assert [item.id for item in catalogue.search("meldunek", "pl")] == ["meldunek", "inna"]
    assert len(catalogue.search("a", "pl", limit=2)) == 2


def test_a_form_has_its_options_and_the_competent_organ(catalogue: Catalogue) -> None:
    form = catalogue.form("skarga-wniosek")
    assert form is not None
    (against,) = form.steps[1].fields
    assert against.options[0].value == "wydzial"
    assert against.options[0].competent_organ.get("pl") == "Prezydent"
    assert against.options[0].competent_basis.get("pl") == "art. 229 pkt 4"
    assert form.steps[1].suggests_competent_organ
    content = form.steps[2].fields[0]
    assert (content.required, content.max_length) == (True, 60)
    assert form.steps[2].offer is not None
    assert form.steps[4].fields[0].required, "what a condition asks for is required where it is shown"
    assert not form.steps[4].shown({"channel": "post"})
    assert catalogue.form("nothing") is None


def _pointing_at(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA application_id = 1")
    database.commit()
    database.close()


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, but text", b"SQLite format 3\0" + b"\0" * 99]
)
def test_what_is_no_release_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "release"
    path.write_bytes(content)
    with pytest.raises(CatalogueError, match="release"):
        Catalogue.open(path)


def test_a_missing_release_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="there is no release"):
        Catalogue.open(tmp_path / "nothing")


def test_another_database_and_another_version_are_refused(release: Path) -> None:
    database = sqlite3.connect(release)
    database.execute("PRAGMA user_version = 2")
    database.commit()
    with pytest.raises(CatalogueError, match="version 2"):
        Catalogue.open(release)
    _pointing_at(release)
    with pytest.raises(CatalogueError, match="not a release"):
        Catalogue.open(release)


@pytest.mark.parametrize(
    "change",
    [
        lambda form: form.pop("clause"),
        lambda form: form.update(version="3"),
        lambda form: form.update(version=True),
        lambda form: form.update(steps=[]),
        lambda form: form.update(kind_field="nothing"),
        lambda form: form["title"].pop("pl"),
        lambda form: form["steps"][0].update(fields=["nothing"]),
        lambda form: form["steps"][0].update(suggest="something"),
        lambda form: form["steps"][4]["show_if"].update({"in": [1]}),
        lambda form: form["presentation"]["content"].update(widget="slider"),
        lambda form: form["presentation"]["declared_kind"].update(options=[]),
        lambda form: form["schema"].update(type="array"),
        lambda form: form["schema"]["properties"].pop("content"),
        lambda form: form["schema"]["properties"]["postcode"].update(pattern="(["),
    ],
)
def test_a_malformed_form_is_refused(tmp_path: Path, change: object) -> None:
    assert callable(change)
    pack = releases.pack()
    change(pack["forms"][0])
    catalogue = Catalogue.open(releases.build_release(tmp_path / "r", pack))
    with pytest.raises(CatalogueError, match="form skarga-wniosek"):
        catalogue.form("skarga-wniosek")


def test_a_malformed_service_is_refused(tmp_path: Path) -> None:
    pack = releases.pack()
    pack["services"][0]["checked_on"] = "yesterday"
    catalogue = Catalogue.open(releases.build_release(tmp_path / "r", pack))
    with pytest.raises(CatalogueError, match="service meldunek"):
        catalogue.service("meldunek")


def test_a_newer_release_is_taken_when_the_link_moves(tmp_path: Path) -> None:
    first = releases.build_release(tmp_path / "1", releases.pack(), 1)
    second = releases.build_release(tmp_path / "2", releases.pack(), 2)
    link = tmp_path / "current"
    link.symlink_to(first)
    catalogue = Catalogue.open(link)
    assert not catalogue.reopen_if_changed()
    (tmp_path / "next").symlink_to(second)
    (tmp_path / "next").replace(link)
    assert catalogue.reopen_if_changed()
    assert catalogue.release_number == 2
    assert catalogue.categories()


def test_a_broken_release_never_replaces_a_good_one(tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(releases.build_release(tmp_path / "1", releases.pack()))
    catalogue = Catalogue.open(link)
    (tmp_path / "broken").write_bytes(b"half of a")
    (tmp_path / "next").symlink_to(tmp_path / "broken")
    (tmp_path / "next").replace(link)
    assert not catalogue.reopen_if_changed()
    link.unlink()
    assert not catalogue.reopen_if_changed()
    assert catalogue.search("meldunek", "pl")


def test_a_release_is_opened_without_a_trace_beside_it(release: Path) -> None:
    release.chmod(0o400)
    Catalogue.open(release).texts()
    assert list(release.parent.iterdir()) == [release]


def test_the_pack_of_a_city_parses(tmp_path: Path) -> None:
    pack = releases.read_pack(PACK_OF_A_CITY)
    catalogue = Catalogue.open(releases.build_release(tmp_path / "r", pack))
    assert catalogue.office().id == pack["office"]["id"]
    assert set(catalogue.texts()) == set(pack["texts"])
    for form in pack["forms"]:
        assert catalogue.form(form["id"]) is not None
    for service in pack["services"]:
        assert catalogue.service(service["id"]) is not None
    assert catalogue.categories()
