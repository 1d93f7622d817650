"""The kinds of cards that the kiosk knows, as data (docs/devices/card-reader.md)."""

from dataclasses import dataclass

from hardware.card_reader.atr import Pattern
from kiosk_app.domain.card_kind import CardKind


@dataclass(frozen=True)
class KnownAtr:
    """A card that its answer to reset alone tells. `chip` is for the technician."""

    kind: CardKind
    chip: str
    pattern: Pattern


@dataclass(frozen=True)
class KnownApplication:
    """A card that has an application. `fci`: SELECT asks for the description that comes with it."""

    kind: CardKind
    name: str
    aid: bytes
    fci: bool = True

    @property
    def select(self) -> bytes:
        """The command that selects it by name (ISO/IEC 7816-4, 11.2.2)."""
        head = b"\x00\xa4\x04" + (b"\x00" if self.fci else b"\x0c") + bytes((len(self.aid),)) + self.aid
        return head + b"\x00" if self.fci else head


def _storage(name: int) -> Pattern:
    """PC/SC part 3, 3.1.3.2.3.2: a storage card, any standard (SS), card name `name`, any check byte."""
    return Pattern.of(f"3B 8F 80 01 80 4F 0C A0 00 00 03 06 .. {name:04X} 00 00 00 00 ..")


# Names: PC/SC part 3, supplemental document, table of card names.
ATRS = (
    KnownAtr(CardKind.CITY_CARD, "MIFARE Classic 1K", _storage(0x0001)),
    KnownAtr(CardKind.CITY_CARD, "MIFARE Classic 4K", _storage(0x0002)),
    KnownAtr(CardKind.CITY_CARD, "MIFARE Ultralight", _storage(0x0003)),
    KnownAtr(CardKind.CITY_CARD, "MIFARE Mini", _storage(0x0026)),
    KnownAtr(CardKind.CITY_CARD, "MIFARE Plus SL1 2K", _storage(0x0036)),
    KnownAtr(CardKind.CITY_CARD, "MIFARE Plus SL1 4K", _storage(0x0037)),
    KnownAtr(CardKind.CITY_CARD, "MIFARE Plus SL2 2K", _storage(0x0038)),
    KnownAtr(CardKind.CITY_CARD, "MIFARE Plus SL2 4K", _storage(0x0039)),
    KnownAtr(CardKind.CITY_CARD, "MIFARE Ultralight C", _storage(0x003A)),
    # ISO/IEC 14443-4, the one historical byte of its ATS (NXP MF3ICDx21, 9.4).
    KnownAtr(CardKind.CITY_CARD, "MIFARE DESFire", Pattern.of("3B 81 80 01 80 80")),
    # The e-dowód's, as OpenSC's driver for it tells it.
    KnownAtr(CardKind.ID_CARD, "e-dowód", Pattern.of("3B 84 80 01 47 43 50 43 12")),
)

# Part 1, 2.2: without the version, which follows. Its first five bytes name NIST, and need not select it.
PIV = KnownApplication(CardKind.TECHNICIAN, "PIV (SP 800-73-4)", bytes.fromhex("a00000030800001000"))
# Regulation on the documentation of studies (Dz.U. 2011 nr 201 poz. 1188), annex on the student card.
ELS = KnownApplication(CardKind.STUDENT_CARD, "ELS", bytes.fromhex("d6160000300101"))
# ICAO 9303-10, 3.6.3; its SELECT has no answer but the status.
TRAVEL_DOCUMENT = KnownApplication(
    CardKind.ID_CARD, "travel document (ICAO 9303)", bytes.fromhex("a0000002471001"), fci=False
)
# In this order: the first that a card has is what it is.
APPLICATIONS = (PIV, ELS, TRAVEL_DOCUMENT)
