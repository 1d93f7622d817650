"""The starter pack against docs/content-format.md: shape, references, both languages, typography."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from tests.content.files import (
    BREAK_IN_A_NUMBER,
    CHANNELS,
    COLOUR,
    DURATION,
    FILES,
    HYPHEN_AS_DASH,
    ID,
    ORPHAN,
    PACK,
    SERVICE_KEYS,
    SERVICES,
    TEXT_KEYS,
    assert_text,
    ids,
    load,
    name,
    texts,
)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_is_written_as_one_would_review_it(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_text_is_in_polish_and_english(path: Path) -> None:
    found = list(texts(load(path)))
    assert found
    for text in found:
        assert_text(text)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_typography(path: Path) -> None:
    for text in texts(load(path)):
        for language, words in text.items():
            assert words == words.strip(), words
            assert "  " not in words, words
            assert '"' not in words, words
            assert "'" not in words, words
            assert not HYPHEN_AS_DASH.search(words), words
            assert "—" not in words, words
            assert not BREAK_IN_A_NUMBER.search(words), words
            assert "..." not in words, words
            if language == "pl":
                assert not ORPHAN.search(words), words
                assert words.count("„") == words.count("”"), words
            elif language == "en":
                assert words.count("“") == words.count("”"), words
            else:
                assert words.count("«") == words.count("»"), words


# --- office, texts, categories, bodies


def test_office() -> None:
    office = load(PACK / "office.json")
    assert list(office) == [
        "id", "name", "short_name", "address", "hours", "accent", "emblem", "sample",
    ]  # fmt: skip
    assert office["id"] == PACK.name
    assert COLOUR.fullmatch(office["accent"])
    assert COLOUR.fullmatch(office["emblem"])


def test_kiosk_texts_are_those_of_the_format() -> None:
    assert set(load(PACK / "texts.json")) == TEXT_KEYS


def test_categories() -> None:
    categories = load(PACK / "categories.json")
    used = {load(path)["category"] for path in SERVICES}
    assert len(set(ids("categories.json"))) == len(categories)
    assert {category["id"] for category in categories} == used
    for category in categories:
        assert list(category) == ["id", "title", "icon"]
        assert ID.fullmatch(category["id"])
        assert ID.fullmatch(category["icon"])


def test_bodies() -> None:
    bodies = load(PACK / "bodies.json")
    assert len(set(ids("bodies.json"))) == len(bodies)
    for body in bodies:
        assert list(body) == ["id", "name", "competent"]
        assert list(body["competent"]) == ["name", "basis"]


# --- services


@pytest.mark.parametrize("path", SERVICES, ids=name)
def test_service(path: Path) -> None:
    service = load(path)
    assert list(service) == SERVICE_KEYS
    assert service["id"] == path.stem
    assert ID.fullmatch(service["id"])
    assert service["category"] in ids("categories.json")
    assert service["steps"]
    assert all(list(step) == ["title", "text"] for step in service["steps"])
    assert list(service["place"]) == ["name", "address", "hours"]
    assert service["channels"]
    assert set(service["channels"]) <= CHANNELS
    assert date.fromisoformat(service["checked_on"])
    for text in (service["title"], service["summary"], *service["bring"], *service["place"].values()):
        assert_text(text)
    if service["appeal"] is not None:
        assert_text(service["appeal"])


@pytest.mark.parametrize("path", SERVICES, ids=name)
def test_fee_and_time(path: Path) -> None:
    service = load(path)
    assert list(service["fee"]) == ["text", "amount", "currency"]
    assert service["fee"]["currency"] == "PLN"
    amount = service["fee"]["amount"]
    assert amount is None or amount >= 0
    if amount:
        # What is counted with must be what is read.
        shown = re.sub(r"\.(\d)$", r".\g<1>0", str(amount)).replace(".", ",")
        assert shown in service["fee"]["text"]["pl"]
    assert list(service["time"]) == ["text", "duration"]
    duration = service["time"]["duration"]
    assert duration is None or DURATION.fullmatch(duration)


@pytest.mark.parametrize("path", SERVICES, ids=name)
def test_legal_basis(path: Path) -> None:
    legal_basis = load(path)["legal_basis"]
    assert legal_basis
    for item in legal_basis:
        assert list(item) == ["title", "article"]
        assert re.search(r"Dz\.U\. \d{4} (nr\s\d+ )?poz\.\s\d+", item["title"]["pl"]), item
        assert item["article"] is None or re.match(r"(art\.|§)\s\d", item["article"])


@pytest.mark.parametrize("path", SERVICES, ids=name)
def test_related_and_keywords(path: Path) -> None:
    service = load(path)
    known = {other.stem for other in SERVICES} - {service["id"]}
    assert set(service["related"]) <= known
    assert len(set(service["related"])) == len(service["related"])
    assert list(service["keywords"]) == ["pl", "en"]
    for words in service["keywords"].values():
        assert words
        assert len(set(words)) == len(words)
        assert all(word == word.strip() and word for word in words)


def test_the_pack_is_large_enough() -> None:
    assert len(SERVICES) >= 24


# --- forms
