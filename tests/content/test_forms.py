"""The three forms: what they ask, which answers they take, and what they say to whom."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.content.files import (
    FILES,
    FORM_KEYS,
    FORMS,
    PACK,
    PURPOSES,
    WIDGETS,
    assert_text,
    ids,
    load,
    name,
    texts,
)


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
