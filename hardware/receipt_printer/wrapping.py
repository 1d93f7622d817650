"""Breaking text into lines of so many columns. Pure."""

import re
import unicodedata

NBSP = "\u00a0"
# Signs that are written out before lines are made, because code pages have them only as several letters.
_WRITTEN_OUT = {ord("…"): "...", ord("€"): "EUR"}
# A one-letter word (a, i, o, u, w, z; я, в, у) may not end a line: it holds on to the word after it.
_ORPHAN = re.compile(r"(?<![^\s(„\"«])([^\W\d_]) (?=\S)")
_BREAK_AFTER = re.compile(r"(?<=[-/@.,;?&=_\u00a0])")
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean(text: str) -> str:
    """Compose letters, write out wide signs, and drop all control characters but line feeds.

    A control character must never reach the printer: what people type would become commands.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = unicodedata.normalize("NFC", text).translate(_WRITTEN_OUT)
    return "".join(
        letter for letter in text if letter == "\n" or unicodedata.category(letter) not in _UNPRINTABLE
    )


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most `columns` characters, with every visible character of the text in its order.

    Breaks at spaces and line feeds; words joined by U+00A0 stay together while they fit on a line.
    A word longer than a line breaks after a hyphen, slash or the like, else anywhere.
    """
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines += _fill(paragraph, columns)
    return [line.replace(NBSP, " ").rstrip() for line in lines]


def _fill(paragraph: str, columns: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _words(paragraph):
        joined = f"{line} {word}" if line else word
        if len(joined) <= columns:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, columns)
        lines += full
    return [*lines, line]


def _words(paragraph: str) -> list[str]:
    single_spaced = " ".join(word for word in paragraph.split(" ") if word.strip())
    return _ORPHAN.sub(rf"\1{NBSP}", single_spaced).split(" ")


def _pieces(word: str, columns: int) -> list[str]:
    """The parts of a word that is longer than a line."""
    pieces = [""]
    for part in _BREAK_AFTER.split(word):
        rest = part
        while len(pieces[-1]) + len(rest) > columns:
            if pieces[-1]:
                pieces.append("")
            else:
                pieces[-1], rest = rest[:columns], rest[columns:]
        pieces[-1] += rest
    return [piece for piece in (piece.strip(NBSP) for piece in pieces) if piece] or [""]
