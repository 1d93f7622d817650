"""Where words may be parted with a hyphen. The only file that knows Pyphen."""

import re
from functools import lru_cache

import pyphen

# Fewer letters than these do not stand alone on either side.
_LEAST = 3
_POLISH = re.compile("[ąćęłńśźż]", re.IGNORECASE)
_DICTIONARIES = {"pl": "pl_PL", "en": "en_GB", "uk": "uk_UA"}


def head_length(word: str, most: int, language: str) -> int:
    """How many letters, at most `most`, go before the hyphen; 0 where there is no room for so few.

    A word that the dictionary cannot part, for it is of another language, is parted anywhere.
    """
    latest = min(most, len(word) - _LEAST)
    if latest < _LEAST:
        return 0
    dictionary = _dictionary("pl" if _is_polish(word, language) else language)
    places = [int(place) for place in dictionary.positions(word)] if dictionary else []
    return max((place for place in places if _LEAST <= place <= latest), default=latest)


def _is_polish(word: str, language: str) -> bool:
    """Polish names stand in texts of all languages here: in a Ukrainian one, all that is Latin."""
    return bool(_POLISH.search(word)) or (language.partition("-")[0] == "uk" and word[0] < "\u0250")


@lru_cache(maxsize=4)
def _dictionary(language: str) -> pyphen.Pyphen | None:
    name = _DICTIONARIES.get(language.partition("-")[0])
    return pyphen.Pyphen(lang=name, left=_LEAST, right=_LEAST) if name else None
