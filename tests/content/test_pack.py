"""The starter packs against docs/content-format.md: shape, references, both languages, typography, forms."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

PACK = Path(__file__).parents[2] / "content" / "lodz"
FILES = sorted(PACK.rglob("*.json"))
SERVICES = sorted((PACK / "services").glob("*.json"))
FORMS = sorted((PACK / "forms").glob("*.json"))

LANGUAGES = {"pl", "en", "uk"}
CHANNELS = {"in_person", "post", "online", "kiosk"}
WIDGETS = {
    "choice", "text", "multiline", "email", "phone", "postcode", "check", "case_number", "receipt_number",
}  # fmt: skip
# The tokens of WCAG 2.2, 1.3.5 that a form of an office may need.
PURPOSES = {
    "name", "given-name", "family-name", "organization", "address-line1", "address-line2",
    "address-level2", "postal-code", "tel", "email",
}  # fmt: skip

SERVICE_KEYS = [
    "id", "title", "summary", "category", "steps", "bring", "fee", "time", "place", "channels",
    "appeal", "legal_basis", "keywords", "related", "checked_on",
]  # fmt: skip
FORM_KEYS = [
    "id", "version", "kind", "title", "summary", "schema", "steps", "presentation", "kind_field", "clause",
]  # fmt: skip
TEXT_KEYS = {
    "home.can", "home.cannot", "help.person", "saved.next",
    "receipt.title", "receipt.what_it_is", "receipt.not_upo", "receipt.next", "receipt.check_status",
    "receipt.privacy", "receipt.keep_code", "receipt.signal_title", "receipt.signal_what_it_is",
    "receipt.signal_next", "receipt.supplement_next", "receipt.number", "receipt.code", "receipt.kind",
    "receipt.filed_at",
    "receipt.due", "receipt.place", "receipt.next_title", "receipt.duplicate",
    "status.received", "status.in_progress", "status.supplement_requested", "status.forwarded",
    "status.extended", "status.settled", "status.left_unexamined", "status.saved_here",
    "kind.skarga", "kind.wniosek", "kind.interwencja", "kind.uzupelnienie",
    "service.steps", "service.bring", "service.fee", "service.time", "service.place",
    "service.legal_basis", "service.checked_on",
}  # fmt: skip

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COLOUR = re.compile(r"#[0-9A-F]{6}")
DURATION = re.compile(r"P(\d+Y)?(\d+M)?(\d+D)?(?<!P)")
ORPHAN = re.compile(r"(?<!\w)[aiouwz] ", re.IGNORECASE)
BREAK_IN_A_NUMBER = re.compile(r"\d \d{3}(?!\d)")
HYPHEN_AS_DASH = re.compile(r"(^|\s)-(\s|$)|\d-\d+ (dni|days|PLN|zł)")


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def is_text(value: object) -> bool:
    return isinstance(value, dict) and "pl" in value and set(value) <= LANGUAGES


def texts(value: object) -> Iterator[dict[str, str]]:
    """Every text inside a value, whatever it is nested in."""
    if isinstance(value, dict):
        if is_text(value) and all(isinstance(item, str) for item in value.values()):
            yield value
            return
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def name(path: Path) -> str:
    return path.relative_to(PACK).as_posix()


def ids(file: str) -> list[str]:
    return [item["id"] for item in load(PACK / file)]


def assert_text(value: object) -> None:
    assert is_text(value), value
    assert isinstance(value, dict)
    assert {"pl", "en"} <= set(value), value
    assert all(isinstance(item, str) and item for item in value.values()), value


# --- every file


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


def fields_of(form: Any) -> list[str]:
    return [field for step in form["steps"] for field in step["fields"]]


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_form(path: Path) -> None:
    form = load(path)
    assert list(form) == FORM_KEYS
    assert form["id"] == path.stem
    assert form["version"] >= 1
    assert list(form["clause"]) == ["version", "short", "full"]
    assert form["kind_field"] is None or form["kind_field"] in form["schema"]["properties"]
    assert "pesel" not in json.dumps(form["schema"]).lower()
    assert any(not step["fields"] and step.get("note") == form["clause"]["short"] for step in form["steps"])


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_form_steps_name_what_exists(path: Path) -> None:
    form = load(path)
    properties = form["schema"]["properties"]
    step_ids = [step["id"] for step in form["steps"]]
    assert len(set(step_ids)) == len(step_ids)
    assert len(set(fields_of(form))) == len(fields_of(form))
    assert set(fields_of(form)) == set(properties) == set(form["presentation"])
    for position, step in enumerate(form["steps"]):
        assert set(step) <= {"id", "heading", "help", "fields", "note", "show_if", "offer", "suggest"}
        show_if = step.get("show_if", [])
        asked_before = {field for earlier in form["steps"][:position] for field in earlier["fields"]}
        for condition in show_if if isinstance(show_if, list) else [show_if]:
            assert condition["field"] in asked_before
            assert set(condition["in"]) <= set(properties[condition["field"]]["enum"])
        if "offer" in step:
            assert step["offer"]["form"] in {other.stem for other in FORMS} - {form["id"]}
        assert step.get("suggest") in (None, "competent_organ")


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_form_presentation(path: Path) -> None:
    form = load(path)
    for field, shown in form["presentation"].items():
        schema = form["schema"]["properties"][field]
        assert set(shown) <= {"label", "help", "widget", "options", "purpose", "review"}
        assert_text(shown["label"])
        assert shown["widget"] in WIDGETS
        assert shown.get("purpose") in {None, *PURPOSES}
        assert (shown["widget"] == "choice") == ("options" in shown) == ("enum" in schema)
        assert (shown["widget"] == "check") == (schema["type"] == "boolean")
        if shown.get("options") == "bodies":
            assert schema["enum"] == ids("bodies.json")
        elif "options" in shown:
            assert schema["enum"] == [option["value"] for option in shown["options"]]


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_form_schema_is_strict(path: Path) -> None:
    schema = load(path)["schema"]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) <= set(schema["properties"])
    for definition in schema["properties"].values():
        if definition["type"] == "boolean":
            assert definition["const"] is True
        else:
            assert definition["type"] == "string"
            assert 0 < definition["maxLength"] <= 10_000
            assert "enum" in definition or (definition["minLength"] >= 1 and definition["pattern"])


MINIMAL: dict[str, dict[str, Any]] = {
    "skarga-wniosek": {
        "declared_kind": "wniosek",
        "interest": "public",
        "content": "Proszę o ławki w parku.",
        "first_name": "Żaneta",
        "last_name": "Ćma",
        "street": "Piotrkowska",
        "house_no": "104",
        "postcode": "90-926",
        "city": "Łódź",
        "reply_channel": "post",
    },
    "interwencja": {"category": "drogi", "place": "ul. Zachodnia 1", "description": "Dziura w jezdni."},
    "uzupelnienie": {"receipt_number": "LDZ07-000123-4", "content": "Chodzi o 3 maja."},
}
FULL: dict[str, dict[str, Any]] = {
    "skarga-wniosek": MINIMAL["skarga-wniosek"]
    | {
        "declared_kind": "skarga",
        "against": "prezydent-jednostka",
        "interest": "other",
        "interest_name": "Олена Їжакевич-О’Ніл",
        "interest_consent": True,
        "related_case_number": "DSO-OA.5343.1.2026",
        "content": "ź" * 10_000,
        "expectation": "Wyjaśnienia.\nI odpowiedzi.",
        "first_name": "Łucja Maria",
        "last_name": "D’Ąbrowska-Ґудзь",
        "organisation_name": "Stowarzyszenie „Łódź 2030”",
        "street": "gen. Stefana Roweckiego „Grota”",
        "house_no": "12/14A",
        "flat_no": "3 b",
        "reply_channel": "edoreczenia",
        "ade_address": "AE:PL-12345-67890-ABCDE-12",
        "phone": "+48 42 000 00 00",
        "email": "lucja@example.pl",
    },
    "interwencja": MINIMAL["interwencja"]
    | {"contact_name": "Jan Żak", "phone": "042 000-00-00", "email": "jan@example.pl"},
    "uzupelnienie": MINIMAL["uzupelnienie"],
}
# What is changed in the minimal answers; None takes an answer away.
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("skarga-wniosek", {"first_name": None}),
    ("skarga-wniosek", {"last_name": ""}),
    ("skarga-wniosek", {"last_name": "12345"}),
    ("skarga-wniosek", {"last_name": " - "}),
    ("skarga-wniosek", {"first_name": "Jan\n"}),
    ("skarga-wniosek", {"city": "Łódź\n"}),
    ("skarga-wniosek", {"city": "90-001"}),
    ("skarga-wniosek", {"street": "Piotrkowska\n"}),
    ("skarga-wniosek", {"house_no": "104\n"}),
    ("skarga-wniosek", {"phone": "42 000 00 00\n"}),
    ("skarga-wniosek", {"street": None}),
    ("skarga-wniosek", {"street": "   "}),
    ("skarga-wniosek", {"city": None}),
    ("skarga-wniosek", {"postcode": "90926"}),
    ("skarga-wniosek", {"postcode": "٩٠-٩٢٦"}),
    ("skarga-wniosek", {"content": " \n "}),
    ("skarga-wniosek", {"content": "x" * 10_001}),
    ("skarga-wniosek", {"declared_kind": "petycja"}),
    ("skarga-wniosek", {"declared_kind": "skarga"}),
    ("skarga-wniosek", {"against": "nie-wiem"}),
    ("skarga-wniosek", {"declared_kind": "skarga", "against": "ktokolwiek"}),
    ("skarga-wniosek", {"interest": "other"}),
    ("skarga-wniosek", {"interest": "other", "interest_name": "Jan Żak"}),
    ("skarga-wniosek", {"interest": "other", "interest_name": "Jan Żak", "interest_consent": False}),
    ("skarga-wniosek", {"interest_name": "Jan Żak", "interest_consent": True}),
    ("skarga-wniosek", {"reply_channel": "email"}),
    ("skarga-wniosek", {"reply_channel": "email", "reply_email": "jan"}),
    ("skarga-wniosek", {"reply_channel": "email", "reply_email": "a@b.pl", "email": "c@d.pl"}),
    ("skarga-wniosek", {"reply_email": "jan@example.pl"}),
    ("skarga-wniosek", {"reply_channel": "edoreczenia"}),
    ("skarga-wniosek", {"reply_channel": "edoreczenia", "ade_address": "/jan/SkrytkaESP"}),
    ("skarga-wniosek", {"phone": "zadzwoń"}),
    ("skarga-wniosek", {"pesel": "00000000000"}),
    ("interwencja", {"category": None}),
    ("interwencja", {"place": ""}),
    ("interwencja", {"description": " "}),
    ("interwencja", {"last_name": "Żak"}),
    ("uzupelnienie", {"receipt_number": "123"}),
    ("uzupelnienie", {"receipt_number": "LDZ07-0001234-4"}),
    ("uzupelnienie", {"receipt_number": "L7-000123-4"}),
    ("uzupelnienie", {"receipt_number": "LDZ07-000123-4\n"}),
    ("uzupelnienie", {"content": None}),
]


def validator(form_id: str) -> Draft202012Validator:
    return Draft202012Validator(load(PACK / "forms" / f"{form_id}.json")["schema"])


@pytest.mark.parametrize(
    "person",
    ["Nguyễn", "Ștefan", "Əli", "O’Brien", "D'Angelo", "van der Berg jr.", "李", "Zoe\u0308", "محمد"],
)
def test_people_are_called_what_they_are_called(person: str) -> None:
    named = {"first_name": person, "last_name": person, "city": person}
    validator("skarga-wniosek").validate(MINIMAL["skarga-wniosek"] | named)


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_what_has_a_form_of_its_own_shows_an_example(path: Path) -> None:
    """EN 301 549, 11.3.3.3: whoever mistyped is told to compare the answer with the example."""
    form = load(path)
    for field, shown in form["presentation"].items():
        formed = shown["widget"] in {"email", "phone", "postcode", "case_number", "receipt_number"}
        if formed or field in {"house_no", "flat_no", "city", "ade_address"}:
            assert "Na przykład" in shown["help"]["pl"]
            assert "For example" in shown["help"]["en"]


def test_english_has_one_word_for_a_wniosek() -> None:
    assert load(PACK / "texts.json")["kind.wniosek"]["en"] == "Request"
    for path in FILES:
        for text in texts(load(path)):
            assert "or proposal" not in text.get("en", "")
            assert "a proposal" not in text.get("en", "")


def test_a_supplement_says_what_follows_when_nothing_is_given() -> None:
    """RODO, art. 13(2)(e)."""
    full = load(PACK / "forms/uzupelnienie.json")["clause"]["full"]
    assert "są konieczne" in full["pl"]
    assert "bez rozpoznania" in full["pl"]
    assert "left unexamined" in full["en"]


@pytest.mark.parametrize("form_id", [path.stem for path in FORMS])
def test_minimal_and_full_answers_are_taken(form_id: str) -> None:
    validator(form_id).validate(MINIMAL[form_id])
    validator(form_id).validate(FULL[form_id])


@pytest.mark.parametrize(("form_id", "change"), WRONG)
def test_wrong_answers_are_refused(form_id: str, change: dict[str, Any]) -> None:
    answers = {field: value for field, value in (MINIMAL[form_id] | change).items() if value is not None}
    assert not validator(form_id).is_valid(answers)


def test_a_reply_by_e_mail_needs_only_that_address() -> None:
    answers = MINIMAL["skarga-wniosek"] | {"reply_channel": "email", "reply_email": "jan@example.pl"}
    validator("skarga-wniosek").validate(answers)


@pytest.mark.parametrize("field", ["first_name", "street"])
def test_who_will_not_give_a_name_or_address_is_offered_the_anonymous_way(field: str) -> None:
    step = next(step for step in load(PACK / "forms/skarga-wniosek.json")["steps"] if field in step["fields"])
    assert step["offer"]["form"] == "interwencja"
    assert "note" in step
