"""Polish typography: no one-letter word at the end of a line."""

import re

# A preposition or conjunction of one letter belongs to the word after it.
_ORPHAN = re.compile(r"(?<![\w\u00a0])([aiouwzAIOUWZ]) (?=\S)")


def without_orphans(text: str) -> str:
    """Bind one-letter words to the next by U+00A0. Two in a row („i w”) are bound together too."""
    return _ORPHAN.sub("\\1\u00a0", _ORPHAN.sub("\\1\u00a0", text))
