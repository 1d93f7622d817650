"""What the files of a travel document hold (Doc 9303-10, 4.7): whose card it is. Pure; untrusted input."""

from datetime import date

from hardware.card_reader.emrtd.errors import MalformedError, NotSupportedError
from hardware.card_reader.tlv import Tlv, TlvError, find, parse, parse_children
from kiosk_app.domain.id_card import IdCardHolder
from kiosk_app.domain.mrz import Mrz, MrzFormat, read_mrz, transliterated

MAX_DG1, MAX_DG11, MAX_SOD = 160, 4096, 24_576
_SOD, _DG1, _DG11 = 0x77, 0x61, 0x6B
_MRZ, _FULL_NAME = 0x5F1F, 0x5F0E
_MAX_NAME = 200
_PRIMARY_SECONDARY, _FILLER = "<<", "<"


def holder(dg1: bytes, dg11: bytes | None, today: date) -> IdCardHolder:
    """Whose card it is: names from DG11 where the card has them there with their own letters.

    Raises:
        NotSupportedError: it is no document of the size of an identity card.
        MalformedError: the machine-readable zone is none, or its check digits are wrong.
    """
    zone = _zone(dg1)
    names = _full_name(dg11) if dg11 is not None else None
    own_letters = names is not None and _are_the_same(zone, names)
    surname, given_names = names if names is not None and own_letters else (zone.surname, zone.given_names)
    return IdCardHolder(
        surname,
        given_names,
        zone.document_number,
        zone.birth.as_birth(today),
        zone.expiry.as_expiry(),
        zone.nationality,
        zone.issuer,
        transliterated=not own_letters,
    )


def inside_of_sod(file: bytes) -> bytes:
    """The CMS object of EF.SOD. Raises MalformedError."""
    return _only(file, _SOD).value


def _zone(dg1: bytes) -> Mrz:
    found = find(_outer(dg1, _DG1), _MRZ)
    zone = read_mrz(found.value.decode("ascii", "replace")) if found is not None else None
    if zone is None:
        raise MalformedError("EF.DG1 holds no machine-readable zone")
    if zone.format is not MrzFormat.TD1:
        raise NotSupportedError("a passport, or another document that is not a card")
    return zone


def _full_name(dg11: bytes) -> tuple[str, str] | None:
    """Surname and given names, in capitals; None where the card does not give both."""
    found = find(_outer(dg11, _DG11), _FULL_NAME)
    try:
        text = found.value.decode("utf-8") if found is not None else ""
    except UnicodeDecodeError:
        return None
    surname, separator, given_names = text.strip(_FILLER).partition(_PRIMARY_SECONDARY)
    parts = tuple(" ".join(part.replace(_FILLER, " ").split()).upper() for part in (surname, given_names))
    is_name = separator and all(parts) and len(text) <= _MAX_NAME and all(map(_has_letters_only, parts))
    return (parts[0], parts[1]) if is_name else None


def _has_letters_only(name: str) -> bool:
    return all(letter.isalpha() or letter in " -'’." for letter in name)


def _are_the_same(zone: Mrz, names: tuple[str, str]) -> bool:
    """Whether the zone is what becomes of these names: a DG11 of another use of the field is not taken."""
    written = _PRIMARY_SECONDARY.join(transliterated(name) for name in names)
    in_zone = _PRIMARY_SECONDARY.join(part for part in (zone.surname, zone.given_names) if part)
    is_short = zone.names_cut or not zone.given_names
    return written.startswith(in_zone) if is_short else written == in_zone


def _outer(file: bytes, tag: int) -> tuple[Tlv, ...]:
    """What is in the one object that a file consists of."""
    try:
        return parse(_only(file, tag).value)
    except TlvError as error:
        raise MalformedError("a file that is no data object") from error


def _only(file: bytes, tag: int) -> Tlv:
    """The one object that a file consists of, what is in it unread."""
    try:
        found = parse_children(file)
    except TlvError as error:
        raise MalformedError("a file that is no data object") from error
    if len(found) != 1 or found[0].tag != tag:
        raise MalformedError("a file with another data object in it")
    return found[0]
