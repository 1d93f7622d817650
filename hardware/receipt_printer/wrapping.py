"""Breaking text into lines of so many columns. Pure."""

import re
import unicodedata

NBSP = "\u00a0"
# Takes the place of the space after a word that may not end a line. `clean` leaves none in a text.
_JOINT = "\u2060"
# Signs that are written out before lines are made, because code pages have them only as several letters,
# and no-break spaces of other widths.
_WRITTEN_OUT = {ord("…"): "...", ord("€"): "EUR", ord("\u202f"): NBSP, ord("\u2007"): NBSP}
# What no-break signs are printed as.
_PRINTED = {ord(NBSP): " ", ord(_JOINT): " ", ord("\u2011"): "-"}
# Words that may not end a line: of one letter (a, i, o, u, w, z; я, в, у), and those that are nothing
# without what they announce (ul. Piotrkowska, art. 221 § 3).
_HOLDS_ON = re.compile(
    rf"(?<![^\s(„\"«])([^\W\d_]|§+|ul\.|al\.|pl\.|nr|art\.|ust\.|pkt)[ {NBSP}](?=\S)", re.IGNORECASE
)
_BREAK_AFTER = re.compile(rf"(?<=[-/@.,;?&=_{NBSP}])(?!{_JOINT})")
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

    Breaks at spaces and line feeds, never at U+00A0 and U+2011, which are printed as space and hyphen.
    No line ends in a word of one letter, nor in "ul.", "nr", "art.", "§" and the like.
    What is held together so and longer than a line breaks all the same: at U+00A0, after a hyphen,
    slash or the like, else anywhere.
    """
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines += _fill(paragraph, columns)
    return [line.translate(_PRINTED).rstrip() for line in lines]


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
    return _HOLDS_ON.sub(rf"\1{_JOINT}", single_spaced).split(" ")


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
