"""A small pack of content: two services, one form, enough texts."""

import json
from pathlib import Path
from typing import Any

from central.knowledge.kiosk_texts import REQUIRED_TEXTS


def text(pl: str, **others: str) -> dict[str, str]:
    return {"pl": pl, **others}


OFFICE = {
    "id": "lodz",
    "name": text("Urząd Testowy", en="Test Office"),
    "short_name": text("UT"),
    "address": text("ul. Próbna 1"),
    "hours": text("8–16"),
    "accent": "#0B4F8A",
    "emblem": "#B5121B",
    "sample": text("Treści przykładowe"),
}
TEXTS = {
    **{key: text(f"Tekst {key}") for key in REQUIRED_TEXTS},
    "home.can": text("Tu złożysz skargę", en="File here"),
    "status.received": text("Sprawa czeka na urzędnika."),
}
CATEGORIES = [{"id": "sprawy", "title": text("Sprawy obywatelskie"), "icon": "users"}]
BODIES = [
    {
        "id": "pracownik",
        "name": text("Pracownik urzędu"),
        "competent": {"name": text("Przełożony"), "basis": text("art. 232 § 2 KPA")},
    }
]


def service(service_id: str, **changes: Any) -> dict[str, Any]:
    made = {
        "id": service_id,
        "title": text("Meldunek na pobyt stały", en="Permanent residence"),
        "summary": text("Zgłoś, gdzie mieszkasz. Łódź."),
        "category": "sprawy",
        "steps": [
            {"title": text("Przyjdź"), "text": text("Weź numerek.", en="Take a ticket.")},
            {"title": text("Podpisz")},
        ],
        "bring": [text("dowód osobisty", uk="посвідчення")],
        "fee": {"text": text("bez opłat"), "amount": 0, "currency": "PLN"},
        "time": {"text": text("od ręki"), "duration": "P1D"},
        "place": {"name": text("Sala obsługi"), "address": text("ul. Próbna 1"), "hours": text("8–16")},
        "channels": ["in_person", "online"],
        "appeal": None,
        "legal_basis": [{"title": text("ustawa o ewidencji ludności"), "article": "art. 24"}],
        "keywords": {"pl": ["zameldowanie", "łączność"]},
        "related": [],
        "checked_on": "2026-11-23",
    }
    return {**made, **changes}


FORM: dict[str, Any] = {
    "id": "skarga-wniosek",
    "version": 1,
    "kind": "skarga_wniosek",
    "title": text("Skarga lub wniosek"),
    "summary": text("Złóż skargę"),
    "schema": {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "declared_kind": {"enum": ["skarga", "wniosek"]},
            "against": {"type": "string"},
            "content": {"type": "string", "minLength": 1, "maxLength": 10000},
        },
        "required": ["declared_kind", "content"],
    },
    "steps": [
        {"id": "kind", "heading": text("Co składasz?"), "fields": ["declared_kind"]},
        {"id": "against", "heading": text("Na kogo?"), "fields": ["against"], "suggest": "competent_organ"},
        {"id": "content", "heading": text("O co chodzi?"), "fields": ["content"]},
    ],
    "kind_field": "declared_kind",
    "clause": {"version": "2026-11", "short": text("krótko"), "full": text("długo")},
    "presentation": {
        "declared_kind": {
            "label": text("Co składasz"),
            "widget": "choice",
            "options": [
                {"value": "skarga", "label": text("Skarga (na coś złego)")},
                {"value": "wniosek", "label": text("Wniosek (o coś lepszego)")},
            ],
        },
        "against": {"label": text("Na kogo"), "widget": "choice", "options": "bodies"},
        "content": {"label": text("Treść pisma"), "widget": "multiline"},
    },
}


def write_pack(directory: Path, **files: Any) -> Path:
    """Write the pack; `files` replaces a file by its path, with “/” as “__” and without “.json”."""
    everything = {
        "office": OFFICE,
        "texts": TEXTS,
        "categories": CATEGORIES,
        "bodies": BODIES,
        "services__meldunek": service("meldunek"),
        "services__dowod": service("dowod", title=text("Dowód osobisty"), related=["meldunek"]),
        "forms__skarga-wniosek": FORM,
        **files,
    }
    for name, value in everything.items():
        path = directory / (name.replace("__", "/") + ".json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return directory
