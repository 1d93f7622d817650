"""How a simulated identity card may misbehave (docs/devices/id-card.md)."""

from enum import Enum


class ChipFault(Enum):
    """What a chip may do wrong on the wire; wrong data are in its files."""

    MUTE_IN_PACE = "mute in PACE"
    MUTE_IN_READING = "mute in reading"
    WRONG_MAC = "wrong MAC"
    REPLAYED_COUNTER = "replayed counter"
    INVALID_POINT = "invalid point"
    OVERSIZED = "oversized"
    UNPROTECTED = "unprotected"
    WRONG_TOKEN = "wrong token"  # noqa: S105  # the name of a fault
