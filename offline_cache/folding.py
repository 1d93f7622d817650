"""Text as it is compared: folded for search, and ordered as a Polish reader expects."""

import re
import unicodedata

MAX_QUERY_CHARACTERS = 200
MAX_QUERY_WORDS = 12
_ALPHABET = {letter: place for place, letter in enumerate("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")}
# Letters and digits, as FTS5's unicode61 cuts text into tokens.
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return lower case without diacritics (docs/content-format.md, `service_search`).

    Unicode does not decompose ł, so it is named.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def match_expression(query: str) -> str:
    """Return an FTS5 query for texts in which every word of `query` begins a word; "" for nothing.

    Only letters and digits are left, each word inside a quoted string (SQLite, FTS5 § 3.1), so that
    no character of the query is ever read as an operator.
    """
    words = _WORD.findall(fold(query[:MAX_QUERY_CHARACTERS]))
    return " ".join(f'"{word}"*' for word in words[:MAX_QUERY_WORDS])


def alphabetical(text: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key in the order of the Polish alphabet, other signs before the letters."""
    return tuple((_ALPHABET.get(letter, -1), letter) for letter in text.lower())
