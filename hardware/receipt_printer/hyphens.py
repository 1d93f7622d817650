"""Where words may be parted with a hyphen. The only file that knows Pyphen."""

from functools import lru_cache

import pyphen

# Fewer letters than these do not stand alone on either side.
_LEAST = 3
_DICTIONARIES = {"pl": "pl_PL", "en": "en_GB", "uk": "uk_UA"}


def head_length(word: str, most: int, language: str) -> int:
    """How many letters, at most `most`, go before the hyphen; 0 where the word may not be parted so early.

    A word of a language without a dictionary is parted anywhere but near its ends.
    """
    latest = min(most, len(word) - _LEAST)
    places = [place for place in _places(word, language) if _LEAST <= place <= latest]
    return max(places, default=0)


def _places(word: str, language: str) -> list[int]:
    dictionary = _dictionary(language)
    if dictionary is None:
        return list(range(len(word)))
    return [int(place) for place in dictionary.positions(word)]


@lru_cache(maxsize=4)
def _dictionary(language: str) -> pyphen.Pyphen | None:
    name = _DICTIONARIES.get(language.partition("-")[0])
    return pyphen.Pyphen(lang=name, left=_LEAST, right=_LEAST) if name else None
