"""Which letters a printer has, and what stands for the signs that it lacks. Pure."""

import re
from functools import lru_cache

# Sign for sign, where a reader takes one for the other. What is not here (², ✓, Я) has to be drawn.
_STAND_INS = {
    "„": '"', "”": '"', "“": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "’": "'", "‘": "'", "‚": "'", "‹": "'", "›": "'", "′": "'",
    "–": "-", "—": "-", "―": "-", "−": "-", "•": "*", "·": "-", "×": "x",
    "…": "...", "€": "EUR", "№": "nr", "→": "->", "←": "<-", "⇒": "=>", "≤": "<=", "≥": ">=",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "©": "(c)", "®": "(R)", "™": "(TM)",
}  # fmt: skip
# 5½ is 5 1/2, and not 51/2.
_AFTER_A_NUMBER = re.compile("(?<=[0-9])(?=[½¼¾⅓⅔])")


def spelled(text: str, code_page: str | None) -> str:
    """The text in letters of the code page, if signs of ASCII can stand for those that it lacks.

    Otherwise the text as it is, to be drawn with its true signs; so, too, where there is no code page.
    """
    if code_page is None or is_in(text, code_page):
        return text
    plain = _AFTER_A_NUMBER.sub(" ", text).translate(_table(code_page))
    return plain if is_in(plain, code_page) else text


def is_in(text: str, code_page: str) -> bool:
    """Whether the code page has all the letters, no-break signs aside."""
    try:
        text.translate(_BREAKABLE).encode(code_page)
    except UnicodeEncodeError:
        return False
    return True


# U+00A0 and U+2011, printed as space and hyphen (wrapping.py); U+00AD is gone by then.
_BREAKABLE = str.maketrans("\u00a0\u202f\u2007\u2011", "   -")


@lru_cache(maxsize=8)
def _table(code_page: str) -> dict[int, str]:
    lacking = (sign for sign in _STAND_INS if not is_in(sign, code_page))
    return {ord(sign): _STAND_INS[sign] for sign in lacking}
