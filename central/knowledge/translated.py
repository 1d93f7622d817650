"""Texts in several languages as columns that an editor can fill in, and back."""

# mypy: allow-subclassing-any, allow-untyped-calls
# Wagtail publishes no types; its blocks are known to this file and models.py.

from collections.abc import Mapping
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from central.knowledge.content import LANGUAGES

_NAMES = {"pl": "po polsku", "en": "po angielsku", "uk": "po ukraińsku"}


def columns_of(value: Mapping[str, str] | None, name: str) -> dict[str, str]:
    """Return the columns `name_pl`, `name_en`, `name_uk` of a text."""
    return {f"{name}_{language}": (value or {}).get(language, "") for language in LANGUAGES}


def text_of(instance: models.Model, name: str) -> dict[str, str]:
    """Return the text that the columns of `name` hold; a language that is empty is absent."""
    found = {language: str(getattr(instance, f"{name}_{language}")) for language in LANGUAGES}
    return {language: words for language, words in found.items() if words}


def panel(name: str, heading: str) -> MultiFieldPanel:
    """Return the fields of one text under one heading."""
    return MultiFieldPanel([FieldPanel(f"{name}_{language}") for language in LANGUAGES], heading=heading)


def line(language: str, *, required: bool = True) -> "models.CharField[str, str]":
    """One line in one language; Polish is required unless said otherwise."""
    return models.CharField(_NAMES[language], max_length=300, blank=not required or language != "pl")


def lines(language: str, *, required: bool = True) -> "models.TextField[str, str]":
    """A paragraph in one language; Polish is required unless said otherwise."""
    return models.TextField(_NAMES[language], blank=not required or language != "pl")


class TextBlock(blocks.StructBlock):
    """A text in a list: one item, in every language."""

    pl = blocks.TextBlock(label=_NAMES["pl"], rows=2)
    en = blocks.TextBlock(label=_NAMES["en"], rows=2, required=False)
    uk = blocks.TextBlock(label=_NAMES["uk"], rows=2, required=False)


class StepBlock(blocks.StructBlock):
    """One step of a service; its description may be left out."""

    title = TextBlock(label="krok")
    text = blocks.StructBlock(
        [
            (language, blocks.TextBlock(label=_NAMES[language], rows=3, required=False))
            for language in LANGUAGES
        ],
        label="opis (nieobowiązkowo)",
        required=False,
    )


class LegalBasisBlock(blocks.StructBlock):
    """One act, and the article of it."""

    title = TextBlock(label="akt prawny")
    article = blocks.CharBlock(label="artykuł", required=False)


def as_stream(kind: str, values: list[Any]) -> list[tuple[str, Any]]:
    """Return `values` as what a StreamField of one kind of block takes."""
    return [(kind, value) for value in values]


def from_stream(stream: Any) -> list[Any]:
    """Return the values in a StreamField as plain JSON, without what was left empty."""
    return [_plain(block.value) for block in stream]


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        plain = {key: _plain(item) for key, item in value.items()}
        return {key: item for key, item in plain.items() if item not in ("", {}, None)}
    return value
