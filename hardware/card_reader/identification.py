"""What a card is, by its answer to reset and its applications. Pure."""

from dataclasses import dataclass

from hardware.card_reader.atr import AtrError, parse
from hardware.card_reader.connection import (
    SW_OK,
    CardConnection,
    CardFaultyError,
    CardMuteError,
    Dialogue,
    converse,
)
from hardware.card_reader.known_cards import APPLICATIONS, ATRS
from kiosk_app.domain.card_kind import CardKind

# PC/SC part 3, 3.2.2.1.3: answered by the contactless reader, not by the card.
_GET_UID = b"\xff\xca\x00\x00\x00"
# ISO/IEC 14443-3, 6.5.4: single, double and triple size.
_UID_SIZES = (4, 7, 10)


@dataclass(frozen=True)
class Recognised:
    """A kind of card, and the chip or application that told it, for the technician."""

    kind: CardKind
    what: str = ""


def recognise(atr: bytes) -> Dialogue[Recognised]:
    """Tell a card by its ATR, or ask it for each application that is known: one command each, at most."""
    if not atr:
        return Recognised(CardKind.MUTE)
    for known in ATRS:
        if known.pattern.matches(atr):
            return Recognised(known.kind, known.chip)
    for application in APPLICATIONS:
        answer = yield application.select
        if answer[-2:] == SW_OK:
            return Recognised(application.kind, application.name)
    return Recognised(CardKind.UNKNOWN)


def identify(connection: CardConnection) -> CardKind:
    """What the card in this reader is. Raises CardLostError when it has gone meanwhile."""
    return identify_closely(connection).kind


def identify_closely(connection: CardConnection) -> Recognised:
    """As `identify`, with what told it."""
    try:
        return converse(connection, recognise(connection.atr))
    except CardMuteError:
        return Recognised(CardKind.MUTE)
    except CardFaultyError:
        return Recognised(CardKind.UNKNOWN)


def read_uid(atr: bytes) -> Dialogue[bytes | None]:
    """The UID of a contactless card, or None. Anyone can copy it, and some cards make up a new one each
    time: it tells that a card can be read, and never whose it is."""
    try:
        if not parse(atr).contactless:
            return None
    except AtrError:
        return None
    answer = yield _GET_UID
    uid, status = answer[:-2], answer[-2:]
    return uid if status == SW_OK and len(uid) in _UID_SIZES else None
