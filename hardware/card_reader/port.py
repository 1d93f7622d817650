"""What the rest of the kiosk may ask of a card reader."""

from enum import Enum
from typing import Protocol


class CardReaderStatus(Enum):
    """How the reader is. `ABSENT`: this kiosk has none that it can use."""

    READY = "ready"
    ABSENT = "absent"
    DISCONNECTED = "disconnected"


class CardReader(Protocol):
    """One card reader."""

    def status(self) -> CardReaderStatus:
        """Tell how it is; never blocks."""

    def close(self) -> None:
        """Let go of the device."""


class AbsentCardReader:
    """Stands where there is no reader, or none that this version can drive."""

    def status(self) -> CardReaderStatus:
        return CardReaderStatus.ABSENT

    def close(self) -> None:
        pass
