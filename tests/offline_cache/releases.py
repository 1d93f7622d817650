"""Makes a release from a pack, as docs/content-format.md describes both."""

import json
import sqlite3
import unicodedata
from pathlib import Path
from typing import Any

Pack = dict[str, Any]


def read_pack(folder: Path) -> Pack:
    def load(path: Path) -> Any:
        return json.loads(path.read_text(encoding="utf-8"))

    return {
        "office": load(folder / "office.json"),
        "texts": load(folder / "texts.json"),
        "categories": load(folder / "categories.json"),
        "bodies": load(folder / "bodies.json"),
        "services": [load(path) for path in sorted((folder / "services").glob("*.json"))],
        "forms": [load(path) for path in sorted((folder / "forms").glob("*.json"))],
    }


def build_release(path: Path, pack: Pack, number: int = 1) -> Path:
    database = sqlite3.connect(path)
    database.executescript(
        """
        PRAGMA application_id = 0x555A4543;
        PRAGMA user_version = 1;
        CREATE TABLE release (key TEXT PRIMARY KEY, value TEXT);
        CREATE TABLE text (key TEXT PRIMARY KEY, value TEXT);
        CREATE TABLE category (id TEXT PRIMARY KEY, position INTEGER, value TEXT);
        CREATE TABLE body (id TEXT PRIMARY KEY, position INTEGER, value TEXT);
        CREATE TABLE service (id TEXT PRIMARY KEY, category TEXT, position INTEGER, value TEXT);
        CREATE TABLE form (id TEXT PRIMARY KEY, version INTEGER, value TEXT);
        CREATE TABLE day_off (day TEXT PRIMARY KEY);
        CREATE VIRTUAL TABLE service_search
            USING fts5 (id UNINDEXED, title, keywords, body, tokenize='unicode61');
        """
    )
    settings = {
        "office": json.dumps(pack["office"]),
        "number": str(number),
        "channel": "stable",
        "as_of": "2026-11-23",
    }
    database.executemany("INSERT INTO release VALUES (?, ?)", settings.items())
    database.executemany(
        "INSERT INTO text VALUES (?, ?)", ((key, json.dumps(text)) for key, text in pack["texts"].items())
    )
    for table, key in (("category", "categories"), ("body", "bodies")):
        database.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?)",
            ((item["id"], place, json.dumps(item)) for place, item in enumerate(pack[key])),
        )
    for place, service in enumerate(pack["services"]):
        row = (service["id"], service["category"], place, json.dumps(service))
        database.execute("INSERT INTO service VALUES (?, ?, ?, ?)", row)
        database.execute("INSERT INTO service_search VALUES (?, ?, ?, ?)", _search_row(service))
    database.executemany(
        "INSERT INTO form VALUES (?, ?, ?)",
        ((form["id"], form["version"], json.dumps(form)) for form in pack["forms"]),
    )
    database.executemany("INSERT INTO day_off VALUES (?)", [("2026-12-25",), ("2026-12-26",)])
    database.commit()
    database.close()
    return path


def _search_row(service: dict[str, Any]) -> tuple[str, str, str, str]:
    keywords = [word for words in service.get("keywords", {}).values() for word in words]
    steps = [words for step in service["steps"] for words in step["text"].values()]
    body = [*service["summary"].values(), *steps]
    return (
        service["id"],
        _folded(" ".join(service["title"].values())),
        _folded(" ".join(keywords)),
        _folded(" ".join(body)),
    )


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words(polish: str, english: str = "") -> dict[str, str]:
    return {"pl": polish, "en": english} if english else {"pl": polish}


def service(id_: str, title: str, category: str = "dokumenty", **changes: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "title": words(title),
        "summary": words("Jak to załatwić"),
        "category": category,
        "steps": [{"title": words("Złóż wniosek"), "text": words("W okienku")}],
        "bring": [words("Dokument tożsamości")],
        "fee": {"text": words("Bezpłatnie"), "amount": None, "currency": "PLN"},
        "time": {"text": words("Od ręki"), "duration": None},
        "place": {"name": words("Urząd"), "address": words("Rynek 1"), "hours": words("8–16")},
        "channels": ["in_person"],
        "appeal": None,
        "legal_basis": [{"title": words("Ustawa o ewidencji ludności"), "article": "art. 28"}],
        "keywords": {"pl": ["adres"], "en": ["address"]},
        "related": [],
        "checked_on": "2026-11-23",
        **changes,
    }


def complaint_form() -> dict[str, Any]:
    return {
        "id": "skarga-wniosek",
        "version": 3,
        "kind": "skarga_wniosek",
        "title": words("Skarga lub wniosek", "Complaint or request"),
        "summary": words("Złóż tutaj"),
        "kind_field": "declared_kind",
        "clause": {"version": "2026-11", "short": words("Krótko"), "full": words("Długo")},
        "schema": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "additionalProperties": False,
            "required": ["declared_kind", "against", "content", "consent"],
            "properties": {
                "declared_kind": {"enum": ["skarga", "wniosek"]},
                "against": {"type": "string"},
                "content": {"type": "string", "minLength": 1, "maxLength": 60},
                "channel": {"enum": ["post", "email"]},
                "email": {"type": "string", "format": "email", "maxLength": 40},
                "postcode": {"type": "string", "pattern": "^[0-9]{2}-[0-9]{3}$"},
                "related": {"type": "string"},
                "consent": {"const": True},
            },
            "allOf": [
                {
                    "if": {"properties": {"channel": {"const": "email"}}, "required": ["channel"]},
                    "then": {"required": ["email"]},
                }
            ],
        },
        "presentation": {
            "declared_kind": {
                "label": words("Co składasz"),
                "widget": "choice",
                "options": [
                    {"value": "skarga", "label": words("Skarga"), "help": words("Coś poszło źle")},
                    {"value": "wniosek", "label": words("Wniosek")},
                ],
            },
            "against": {"label": words("Kogo dotyczy"), "widget": "choice", "options": "bodies"},
            "content": {"label": words("Treść"), "widget": "multiline"},
            "channel": {
                "label": words("Odpowiedź"),
                "widget": "choice",
                "options": [
                    {"value": "post", "label": words("Pocztą")},
                    {"value": "email", "label": words("E-mailem")},
                ],
            },
            "email": {"label": words("E-mail"), "widget": "email", "purpose": "email"},
            "postcode": {"label": words("Kod"), "widget": "postcode", "purpose": "postal-code"},
            "related": {"label": words("Numer"), "widget": "receipt_number"},
            "consent": {"label": words("Tak"), "widget": "check"},
        },
        "steps": [
            {"id": "kind", "heading": words("Co?"), "fields": ["declared_kind"]},
            {
                "id": "against",
                "heading": words("Na kogo?"),
                "fields": ["against"],
                "suggest": "competent_organ",
            },
            {
                "id": "content",
                "heading": words("O co chodzi?"),
                "help": words("Jak najprościej"),
                "fields": ["content", "related"],
                "offer": {"form": "interwencja", "label": words("Anonimowo")},
            },
            {"id": "reply", "heading": words("Odpowiedź"), "fields": ["channel", "postcode"]},
            {
                "id": "email",
                "heading": words("Adres"),
                "fields": ["email"],
                "show_if": {"field": "channel", "in": ["email"]},
            },
            {"id": "consent", "heading": words("Na koniec"), "note": words("Ważne"), "fields": ["consent"]},
        ],
    }


def pack() -> Pack:
    body = {
        "id": "wydzial",
        "name": words("Wydział Komunikacji"),
        "competent": {"name": words("Prezydent"), "basis": words("art. 229 pkt 4")},
    }
    return {
        "office": {
            "id": "lodz",
            "name": words("Urząd Miasta"),
            "short_name": words("Urząd"),
            "address": words("Rynek 1"),
            "hours": words("8–16"),
            "accent": "#0B4F8A",
            "emblem": "#B5121B",
            "sample": words("Przykład"),
        },
        "texts": {"home.can": words("Można", "You can"), "kind.skarga": words("Skarga")},
        "categories": [
            {"id": "dokumenty", "title": words("Dokumenty"), "icon": "id"},
            {"id": "pojazdy", "title": words("Pojazdy"), "icon": "car"},
        ],
        "bodies": [body],
        "services": [
            service("meldunek", "Meldunek na pobyt stały"),
            service("lodzie", "Łodzie i jachty: rejestracja", "pojazdy", related=["meldunek"]),
            service("smieci", "Śmieci: deklaracja", appeal=words("Odwołanie do SKO")),
            service("akty", "Akty stanu cywilnego"),
        ],
        "forms": [complaint_form()],
    }
