"""What the rest of the kiosk may ask of a card reader."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from hardware.card_reader.connection import CardConnection, CardLostError
from kiosk_app.domain.card_kind import CardKind


class CardReaderStatus(Enum):
    """How the reader is.

    ABSENT: the settings name none. DISCONNECTED: the PC/SC service does not answer. NO_READER: it
    answers, and the reader that is wanted is not plugged in.
    """

    READY = "ready"
    NO_READER = "no reader"
    DISCONNECTED = "disconnected"
    ABSENT = "absent"


@dataclass(frozen=True)
class CardInserted:
    """A card came into a reader. `atr` is its answer to reset; empty: it is mute (broken, or upside down).

    An ATR tells the kind of card and never whose it is.
    """

    reader: str
    atr: bytes


@dataclass(frozen=True)
class CardRemoved:
    """The card has left the reader, or the reader has gone: nothing is known of the card any more.

    A card that is swapped for another within the 0.4 s in which the PC/SC service looks may give no
    event at all: read its identity anew before every step that depends on it.
    """

    reader: str


@dataclass(frozen=True)
class CardIdentified:
    """What the card that was inserted last into this reader is. Comes once for each, between `CardInserted`
    and `CardRemoved`; not at all for one that is pulled before it is known."""

    reader: str
    kind: CardKind


CardEvent = CardInserted | CardIdentified | CardRemoved
OnCard = Callable[[CardEvent], None]


class CardReader(Protocol):
    """One card reader, or all there are. It watches in a thread of its own, and reconnects by itself."""

    def status(self) -> CardReaderStatus:
        """Tell how it is; never blocks. Before `start` it is disconnected."""

    def start(self, on_card: OnCard) -> None:
        """Begin to watch. `on_card` is called in threads of the reader's, one event at a time.

        Raises:
            RuntimeError: it has been started already.
        """

    def cards(self) -> tuple[CardInserted, ...]:
        """The cards that are in readers now, as far as has been seen since `start`; never blocks."""

    def connect(self, reader: str) -> AbstractContextManager[CardConnection]:
        """Have the card in this reader for oneself alone. Blocks up to the deadline, as each command does:
        never on Qt's thread. Afterwards the card is reset, and no PIN outlives the connection.

        Raises (on entering):
            CardLostError: there is no card, no reader, or no service.
            CardMuteError: the card does not answer, or another conversation with it does not end.
        """

    def close(self) -> None:
        """Stop watching; after it no call of `on_card` comes."""


class NoCardReader:
    """Stands where the settings name no reader."""

    def status(self) -> CardReaderStatus:
        return CardReaderStatus.ABSENT

    def start(self, on_card: OnCard) -> None:
        pass

    def cards(self) -> tuple[CardInserted, ...]:
        return ()

    @contextmanager
    def connect(self, reader: str) -> Iterator[CardConnection]:
        raise CardLostError(f"there is no reader {reader!r}")
        yield

    def close(self) -> None:
        pass
