"""Folding of words for search: lower case, diacritics dropped, ł as l. Pure.

SQLite folds diacritics only where Unicode decomposes a letter, and ł has no decomposition.
"""

import unicodedata


def fold(text: str) -> str:
    """Return `text` as the kiosk's index has it, and as a query for it must be folded."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
