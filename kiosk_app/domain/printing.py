"""What a receipt printer can be found to be, and how a print job can end: closed unions.

A disconnected printer is a status, never an exception; "unknown" is never folded into "no paper".
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ready:
    """It answered, and nothing is wrong."""


@dataclass(frozen=True)
class PaperLow:
    """It prints, but the roll ends soon (near-end sensor)."""


@dataclass(frozen=True)
class PaperOut:
    """No paper."""


@dataclass(frozen=True)
class CoverOpen:
    """The cover is open."""


@dataclass(frozen=True)
class CutterJam:
    """The cutter did not come home."""


@dataclass(frozen=True)
class HeadHot:
    """The head cools down; it goes on by itself."""


@dataclass(frozen=True)
class TicketNotTaken:
    """A presenter still holds the last slip."""


@dataclass(frozen=True)
class Offline:
    """It answers that it is off line and does not say why."""


@dataclass(frozen=True)
class Faulty:
    """An error that needs a technician. `reason` is a word of the printer's, never a citizen's."""

    reason: str


@dataclass(frozen=True)
class Disconnected:
    """No connection, or it was lost."""


@dataclass(frozen=True)
class Unknown:
    """Connected, but it does not say how it is."""


PrinterStatus = (
    Ready
    | PaperLow
    | PaperOut
    | CoverOpen
    | CutterJam
    | HeadHot
    | TicketNotTaken
    | Offline
    | Faulty
    | Disconnected
    | Unknown
)


@dataclass(frozen=True)
class Printed:
    """Every byte was taken and the printer was well afterwards."""


@dataclass(frozen=True)
class NotPrinted:
    """Nothing useful came out; `status` is what stopped it."""

    status: PrinterStatus


@dataclass(frozen=True)
class Uncertain:
    """Bytes were sent, and nothing tells whether they came out."""

    status: PrinterStatus


PrintOutcome = Printed | NotPrinted | Uncertain
