"""Symbology identifiers: what a scanner says of the kind of code, `]cm` (ISO/IEC 15424, once AIM's)."""

import re
from enum import Enum

_IDENTIFIER = re.compile(r"\]([A-Za-z])([0-9A-Za-z])", re.ASCII)


class Symbology(Enum):
    """The kinds that matter here. The value is the code character of the identifier."""

    CODE_39 = "A"
    CODE_128 = "C"
    EAN = "E"
    PDF417 = "L"
    QR = "Q"
    DATA_MATRIX = "d"
    AZTEC = "z"
    OTHER = ""


# Modifiers under which the data follow the ECI protocol: `\nnnnnn` changes the character set and a
# backslash of the data is doubled (ISO/IEC 15424, annex C, and the annexes of each symbology).
_ECI_MODIFIERS = {
    Symbology.QR: "246",
    Symbology.DATA_MATRIX: "456",
    Symbology.AZTEC: "3459AB",
    Symbology.PDF417: "1",
}


def split_identifier(text: str) -> tuple[str, str]:
    """Return the identifier that a text begins with, empty where there is none, and the rest."""
    match = _IDENTIFIER.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)


def symbology(aim_id: str) -> Symbology | None:
    """The kind of code; None where the scanner does not say."""
    match = _IDENTIFIER.fullmatch(aim_id)
    if match is None:
        return None
    known = {kind.value: kind for kind in Symbology if kind.value}
    return known.get(match[1], Symbology.OTHER)


def follows_eci_protocol(aim_id: str) -> bool:
    """Whether backslashes in the data are ECI's."""
    kind = symbology(aim_id)
    return kind is not None and aim_id[2] in _ECI_MODIFIERS.get(kind, "")
