"""What a jack, a contact and the power supply change in what the kiosk knows of its devices. Pure."""

from dataclasses import replace
from typing import assert_never

from hardware.signals.port import (
    DoorClosed,
    DoorOpened,
    HeadphonesPlugged,
    HeadphonesUnplugged,
    PowerLost,
    PowerLow,
    PowerRestored,
    TamperDetected,
)
from kiosk_app.flows.notices import Equipment

# Of the kiosk itself; a key that was pressed is the window's, and belongs in no log.
KioskSignal = (
    HeadphonesPlugged
    | HeadphonesUnplugged
    | PowerLost
    | PowerLow
    | PowerRestored
    | DoorOpened
    | DoorClosed
    | TamperDetected
)


def after_signal(equipment: Equipment, signal: KioskSignal) -> Equipment:
    """What is known afterwards. Door and tamper contact change nothing at the screen: the log has them."""
    match signal:
        case HeadphonesPlugged():
            return replace(equipment, headphones=True)
        case HeadphonesUnplugged():
            return replace(equipment, headphones=False)
        case PowerLow():
            return replace(equipment, battery_low=True)
        case PowerRestored():
            return replace(equipment, battery_low=False)
        case PowerLost() | DoorOpened() | DoorClosed() | TamperDetected():
            return equipment
        case _:
            assert_never(signal)
