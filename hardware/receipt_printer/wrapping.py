"""Breaking text into lines of so many columns. Pure."""

import re
import unicodedata

NBSP = "\u00a0"
# Takes the place of the space after a word that may not end a line. `clean` leaves none in a text.
_JOINT = "\u2060"
_PLAIN_SPACES = {ord("\u202f"): NBSP, ord("\u2007"): NBSP, ord("\t"): " "}
# What no-break signs are printed as.
_PRINTED = {ord(NBSP): " ", ord(_JOINT): " ", ord("\u2011"): "-"}
# Words that may not end a line: of one letter (a, i, o, u, w, z; я, в, у), and those that are nothing
# without what they announce (ul. Piotrkowska, art. 221 § 3, Dz.U. 2002 nr 5 poz. 46).
_HOLDS_ON = re.compile(
    rf"(?<![^\s(„\"«])([^\W\d_]|§+|ul\.|вул\.|al\.|pl\.|nr|№|m\.|lok\.|tel\.|art\.|ust\.|pkt|poz\.|Dz\.U\.)"
    rf"[ {NBSP}](?=\S)",
    re.IGNORECASE,
)
# Words that may not begin a line: what a number counts (12,00 zł; 30 dni; 2026 r.), and a dash within a
# sentence, which would look like the mark of a list.
_HELD_ON = re.compile(
    rf"(?<=[0-9])[ {NBSP}](?=(?:zł|gr|EUR|€|%|r\.|dni|min|godz\.|km|mm|cm|m)(?![^\W\d_]))"
    rf"|(?<=\S)[ {NBSP}](?=[-–—] )"
)
_BREAK_AFTER = re.compile(rf"(?<=[-/@.,;?&=_{NBSP}])(?!{_JOINT})")
# A word that may be parted with a hyphen: letters, the signs around them, and what announces it.
_PARTABLE = re.compile(
    rf"(?P<before>(?:\S{{1,6}}{_JOINT})*[^\w\s{_JOINT}]{{0,3}})(?P<word>[^\W\d_]{{7,}})[^\w\s]{{0,3}}"
)
# They say how the sign before them looks, and would take a cell of their own.
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f]")
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean(text: str) -> str:
    """Compose letters, and drop all control characters but line feeds.

    A control character must never reach the printer: what people type would become commands.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN_SPACES)
    text = unicodedata.normalize("NFC", _VARIATION_SELECTORS.sub("", text))
    if text.isprintable():
        return text
    return "".join(letter for letter in text if letter == "\n" or _is_printable(letter))


def _is_printable(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNPRINTABLE


def wrap(text: str, columns: int, language: str = "pl") -> list[str]:
    """Lines of at most `columns` characters, with every visible character of the text in its order.

    Breaks at spaces and line feeds, never at U+00A0 and U+2011, which are printed as space and hyphen.
    No line ends in a word of one letter, nor in "ul.", "nr", "art.", "§" and the like; no line begins
    with the unit of a number, or with a dash. A paragraph does not end in a line of one word, unless the
    line before would become the shorter one.
    What is held together so and longer than a line breaks all the same: at U+00A0, after a hyphen,
    slash or the like; a plain word where its language has it, with a hyphen; else anywhere.
    """
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines += _fill(paragraph, columns, language)
    return [line.translate(_PRINTED).rstrip() for line in lines]


def _fill(paragraph: str, columns: int, language: str) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _words(paragraph):
        joined = f"{line} {word}" if line else word
        if len(joined) <= columns:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, columns, language)
        lines += full
    return _without_orphan([*lines, line], columns)


def _without_orphan(lines: list[str], columns: int) -> list[str]:
    """A word alone on the last line gets company from the line before."""
    if len(lines) < 2 or " " in lines[-1]:
        return lines
    before, _, moved = lines[-2].rpartition(" ")
    last = f"{moved} {lines[-1]}"
    return [*lines[:-2], before, last] if len(last) <= min(columns, len(before)) else lines


def _words(paragraph: str) -> list[str]:
    single_spaced = " ".join(word for word in paragraph.split(" ") if word.strip())
    held = _HELD_ON.sub(_JOINT, single_spaced)
    return _HOLDS_ON.sub(rf"\1{_JOINT}", held).split(" ")


def _pieces(word: str, columns: int, language: str) -> list[str]:
    """The parts of a word that is longer than a line."""
    pieces = [""]
    for part in _BREAK_AFTER.split(word):
        rest = part
        while len(pieces[-1]) + len(rest) > columns:
            if pieces[-1]:
                pieces.append("")
            else:
                pieces[-1], rest = _parted(rest, columns, language)
        pieces[-1] += rest
    return [piece for piece in (piece.strip(NBSP) for piece in pieces) if piece] or [""]


def _parted(word: str, columns: int, language: str) -> tuple[str, str]:
    """What of a word fits on a line, with a hyphen where it is one of letters alone, and the rest.

    Numbers, codes and addresses get no hyphen: it would be taken for a part of them.
    """
    match = _PARTABLE.fullmatch(word)
    if match is not None:
        # Imported here: dictionaries are for the few words that are longer than a line.
        from hardware.receipt_printer.hyphens import head_length

        before = len(match["before"])
        if length := head_length(match["word"], columns - before - 1, language):
            return f"{word[: before + length]}-", word[before + length :]
    return word[:columns], word[columns:]
