"""What the bytes of one code say. Pure. Everything scanned is untrusted input."""

import re
import unicodedata

from hardware.barcode_scanner.port import ScannedText
from kiosk_app.domain.codes.symbology import follows_eci_protocol, split_identifier
from kiosk_app.domain.scan import MAX_SCAN_CHARACTERS

_REPLACEMENT = "\ufffd"
_ESCAPE = re.compile(rb"\\(?:(\\)|([0-9]{6}))")
_LINE_END = re.compile(r"\r\n?|\n")

# AIM's list of Extended Channel Interpretations; ISO 8859-12 was never made.
_LATIN = {number + 2: f"iso8859-{number}" for number in range(1, 17) if number != 12}
_CHARACTER_SETS = _LATIN | {
    0: "cp437",
    1: "iso8859-1",
    2: "cp437",
    20: "shift_jis",
    21: "cp1250",
    22: "cp1251",
    23: "cp1252",
    24: "cp1256",
    25: "utf-16-be",
    26: "utf-8",
    27: "ascii",
    28: "big5",
    29: "gb18030",
    30: "euc_kr",
    170: "ascii",
}


def read_code(code: bytes) -> ScannedText | None:
    """One code with its identifier in front, if the scanner sends one. None: empty, or too long."""
    aim_id, _ = split_identifier(code[:3].decode("latin-1"))
    return scanned(code[len(aim_id) :], aim_id)


def scanned(data: bytes, aim_id: str) -> ScannedText | None:
    """The text of one code, apart from its identifier; None when it is empty or too long.

    U+FFFD stands for each byte that is wrong and for each control character but the ends of lines.
    """
    text = _eci_text(data) if follows_eci_protocol(aim_id) else _text(data, "utf-8")
    text = _LINE_END.sub("\n", text).strip("\n")
    return ScannedText(_visible(text), aim_id) if 0 < len(text) <= MAX_SCAN_CHARACTERS else None


def is_garbled(scan: ScannedText) -> bool:
    """Whether something in it could not be read."""
    return _REPLACEMENT in scan.text


def _eci_text(data: bytes) -> str:
    """Data of the ECI protocol: `\\nnnnnn` changes the character set, `\\\\` is a backslash.

    Before the first change it is UTF-8, as everything else that scanners send; a backslash alone,
    from scanners that say that they follow the protocol and do not, stays one.
    """
    text, character_set, at, piece = "", "utf-8", 0, b""
    for escape in _ESCAPE.finditer(data):
        piece += data[at : escape.start()]
        at = escape.end()
        if escape[1]:
            piece += b"\\"
            continue
        text += _text(piece, character_set)
        character_set, piece = _CHARACTER_SETS.get(int(escape[2]), ""), b""
    return text + _text(piece + data[at:], character_set)


def _text(data: bytes, character_set: str) -> str:
    """Without a character set that is known, a mark for each byte."""
    return data.decode(character_set, errors="replace") if character_set else _REPLACEMENT * len(data)


def _visible(text: str) -> str:
    # Almost always, and much sooner told than letter by letter.
    if text.isprintable():
        return text
    return "".join(_REPLACEMENT if _is_control(letter) else letter for letter in text)


def _is_control(letter: str) -> bool:
    return letter != "\n" and unicodedata.category(letter) in ("Cc", "Cs")
