"""Typography: what must not be torn apart at the end of a line."""

import re

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"

_SPACE_AFTER = (
    # A preposition or conjunction of one letter belongs to the word after it.
    r"\b[aiouwzAIOUWZ]"
    # So do the abbreviations that a name or a number follows: „ul. Piotrkowska”, „art. 6”, „Dz.U. 2002”.
    r"|\b(?:ul|al|pl|art|ust|poz|lit|Dz\.U)\."
    r"|\b(?:nr|No|pkt)"
    r"|§"
)
# What stands before these is the end of another word: „e-w”, „1.5 a”.
_INSIDE = r"(?<![\w.,'’‑-])"
_BOUND = re.compile(rf"{_INSIDE}({_SPACE_AFTER}) (?=\S)")
# „6 miesięcy”, „24 grudnia”, „10 000 znaków”: a number belongs to what it counts.
_COUNTED = re.compile(r"(?<=\d) (?=[^\W_])")
# A dash ends a line, it does not begin one.
_DASH = re.compile(r"(?<=\S) (?=[–—](?!\S))")
# „e-mail”, „e-Doręczenia”: nothing is gained by a line that ends after one letter.
_PREFIXED = re.compile(r"(?<![\w-])([^\W\d_])-(?=[^\W\d_])")


def typeset(text: str) -> str:
    """Bind by U+00A0 and U+2011 what belongs together. Nothing else changes, and twice is as once."""
    bound = _BOUND.sub(rf"\1{NO_BREAK_SPACE}", text)
    counted = _COUNTED.sub(NO_BREAK_SPACE, bound)
    dashed = _DASH.sub(NO_BREAK_SPACE, counted)
    return _PREFIXED.sub(rf"\1{NO_BREAK_HYPHEN}", dashed)
