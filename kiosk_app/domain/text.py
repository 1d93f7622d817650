"""Texts of the office: one per language, Polish always there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["pl", "en", "uk"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "pl"


@dataclass(frozen=True)
class LocalText:
    """One text in the languages that the office has written it in."""

    values: Mapping[str, str]

    def get(self, language: str) -> str:
        """Return the text in `language`, or in Polish where it was not translated."""
        return self.values.get(language) or self.values.get(DEFAULT_LANGUAGE, "")

    def has(self, language: str) -> bool:
        return bool(self.values.get(language))

    @classmethod
    def polish(cls, text: str) -> "LocalText":
        return cls({DEFAULT_LANGUAGE: text})


EMPTY = LocalText({})
