"""What a card is, as far as the kiosk has a use for it. Never whose it is."""

from enum import StrEnum


class CardKind(StrEnum):
    """A kind of card, told by its answer to reset and by the applications that are on it.

    TECHNICIAN is any card with a PIV application: whether it opens anything is for the log-in to say.
    ID_CARD is an e-dowód or another travel document with a chip. MUTE answers nothing: broken, or
    upside down. UNKNOWN is a card like those of banks: it is asked for no more, unless someone has it read
    as an identity card.
    """

    CITY_CARD = "city_card"
    STUDENT_CARD = "student_card"
    TECHNICIAN = "technician"
    ID_CARD = "id_card"
    MUTE = "mute"
    UNKNOWN = "unknown"
