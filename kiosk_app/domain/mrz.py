"""Machine-readable zones of identity cards and passports (ICAO Doc 9303-3 to 9303-6). Untrusted input."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

MAX_MRZ_CHARACTERS = 128
_WEIGHTS = (7, 3, 1)
_VALUES = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {
    "<": 0
}
_FILLER = "<"


class MrzFormat(Enum):
    """Sizes of documents. The value is the length of all lines together."""

    TD1 = 90
    TD2 = 72
    TD3 = 88


@dataclass(frozen=True)
class MrzDate:
    """YYMMDD with fillers where the state does not know: a century is only known beside today."""

    text: str = field(repr=False)

    def as_birth(self, today: date) -> date | None:
        """The latest such day that is not after today; None when it is not whole."""
        return self._in_century(today.year // 100, lambda day: day <= today) or self._in_century(
            today.year // 100 - 1
        )

    def as_expiry(self) -> date | None:
        """The day in this century (no document with a chip is older); None where there is no end."""
        return self._in_century(20)

    def _in_century(self, century: int, fits: Callable[[date], bool] = lambda _: True) -> date | None:
        if not self.text.isdecimal():
            return None
        year, month, day = (int(self.text[start : start + 2]) for start in (0, 2, 4))
        try:
            found = date(100 * century + year, month, day)
        except ValueError:
            return None
        return found if fits(found) else None

    @classmethod
    def parse(cls, text: str) -> "MrzDate | None":
        """None unless it is a day that exists in some century, or one with unknown parts."""
        if not re.fullmatch(r"([0-9]{2}|<<)([0-9]{2}|<<)([0-9]{2}|<<)", text, re.ASCII):
            return None
        if _FILLER in text:
            return cls(text)
        known = cls(text)
        return known if known._in_century(20) or known._in_century(19) else None


@dataclass(frozen=True)
class Mrz:
    """One zone whose check digits are right. Optional data (in Poland, the PESEL) are not kept.

    Names are transliterated to A–Z (Ł is L), hyphens are spaces; `names_cut`: they may have been cut.
    """

    format: MrzFormat
    document_code: str
    issuer: str
    document_number: str = field(repr=False)
    surname: str = field(repr=False)
    given_names: str = field(repr=False)
    nationality: str = field(repr=False)
    birth: MrzDate = field(repr=False)
    expiry: MrzDate = field(repr=False)
    names_cut: bool = False


def read_mrz(text: str) -> Mrz | None:
    """Read a zone, its lines apart or run together; None when it is none. Never raises, whatever the text."""
    if len(text) > MAX_MRZ_CHARACTERS:
        return None
    zone = re.sub(r"[\r\n]", "", text.strip())
    if not re.fullmatch(r"[A-Z0-9<]+", zone, re.ASCII):
        return None
    match len(zone):
        case MrzFormat.TD1.value:
            return _td1(zone[:30], zone[30:60], zone[60:])
        case MrzFormat.TD2.value:
            return _two_lines(MrzFormat.TD2, zone[:36], zone[36:])
        case MrzFormat.TD3.value:
            return _two_lines(MrzFormat.TD3, zone[:44], zone[44:])
        case _:
            return None


def check_digit(characters: str) -> str:
    """Doc 9303-3, 4.9: weights 7, 3, 1; A is 10, the filler 0. Raises KeyError for other characters."""
    total = sum(_VALUES[character] * _WEIGHTS[place % 3] for place, character in enumerate(characters))
    return str(total % 10)


def transliterated(name: str) -> str:
    """A name in the letters of the zone, words apart by spaces (Doc 9303-3, section 6.A, recommended forms).

    What has no letter there is left out.
    """
    known = "".join(_LETTERS.get(letter, letter) for letter in name.upper())
    plain = unicodedata.normalize("NFKD", known.replace("'", "").replace("’", ""))
    words = re.sub(r"[\s–-]+", " ", "".join(c for c in plain if not unicodedata.combining(c)))
    return re.sub(r"[^A-Z ]", "", words).strip()


# Letters that are not a plain one with a mark, or that Doc 9303-3 spells with two.
_LETTERS = {
    "Ł": "L", "Đ": "D", "Ð": "D", "Ħ": "H", "ı": "I", "Ŧ": "T", "Ŋ": "N", "Þ": "TH", "ß": "SS", "ẞ": "SS",
    "Æ": "AE", "Œ": "OE", "Ø": "OE", "Ä": "AE", "Ö": "OE", "Ü": "UE", "Å": "AA", "Ĳ": "IJ",
}  # fmt: skip


def _td1(first: str, second: str, third: str) -> Mrz | None:
    """Doc 9303-5, 4.2.2."""
    composite = first[5:30] + second[0:7] + second[8:15] + second[18:29]
    number = _document_number(first[5:14], first[14], first[15:30])
    checked = _checked(second[0:6], second[6]) and _checked(second[8:14], second[14])
    if number is None or not checked or not _checked(composite, second[29]):
        return None
    return _mrz(MrzFormat.TD1, first, number, third, second[15:18], second[0:6], second[7], second[8:14])


def _two_lines(kind: MrzFormat, first: str, second: str) -> Mrz | None:
    """Doc 9303-6, 4.2.2 (TD2) and 9303-4, 4.2.2 (TD3)."""
    composite = second[0:10] + second[13:20] + second[21:-1]
    optional = second[28:-1] if kind is MrzFormat.TD2 else ""
    number = _document_number(second[0:9], second[9], optional)
    checked = _checked(second[13:19], second[19]) and _checked(second[21:27], second[27])
    if kind is MrzFormat.TD3:
        checked = checked and _checked(second[28:42], second[42], may_be_filler=True)
    if number is None or not checked or not _checked(composite, second[-1]):
        return None
    return _mrz(kind, first, number, first[5:], second[10:13], second[13:19], second[20], second[21:27])


def _mrz(
    kind: MrzFormat, first: str, number: str, names: str, nationality: str, birth: str, sex: str, expiry: str
) -> Mrz | None:
    born, expires = MrzDate.parse(birth), MrzDate.parse(expiry)
    code, issuer = first[0:2].rstrip(_FILLER), first[2:5].rstrip(_FILLER)
    nation = nationality.rstrip(_FILLER)
    named = re.fullmatch(r"([A-Z]+(?:<[A-Z]+)*)(?:<<([A-Z]+(?:<[A-Z]+)*))?<*", names, re.ASCII)
    if born is None or expires is None or named is None or sex not in "MF<":
        return None
    if not code.isalpha() or not _is_state(issuer) or not _is_state(nation):
        return None
    surname, given = (part.replace(_FILLER, " ") for part in (named[1], named[2] or ""))
    cut = not names.endswith(_FILLER)
    return Mrz(kind, code, issuer, number, surname, given, nation, born, expires, cut)


def _document_number(main: str, digit: str, optional: str) -> str | None:
    """Up to nine characters; a longer one goes on in the optional data, its check digit last (note j)."""
    if digit == _FILLER and optional:
        rest = optional.partition(_FILLER)[0]
        number, digit = main + rest[:-1], rest[-1:]
    else:
        number = main
    plain = number.rstrip(_FILLER)
    if not plain or _FILLER in plain or not _checked(number, digit):
        return None
    return plain


def _checked(characters: str, digit: str, *, may_be_filler: bool = False) -> bool:
    if may_be_filler and digit == _FILLER:
        return not characters.strip(_FILLER)
    return check_digit(characters) == digit


def _is_state(code: str) -> bool:
    return 1 <= len(code) <= 3 and code.isalpha()
