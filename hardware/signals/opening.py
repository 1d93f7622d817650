"""From the settings to the wires that are watched. Opens nothing, and imports no library."""

from functools import partial

from hardware.connection_url import Evdev, Gpio, Nut
from hardware.input_device import EV_KEY, EV_SW
from hardware.signals.gpio import GpioContact
from hardware.signals.input_source import open_keypad, open_switch
from hardware.signals.keys import CODES, Contact, KeyMap
from hardware.signals.monitor import Wire
from hardware.signals.nut_ups import NutUps
from hardware.signals.rules import SwitchRule

# The kernel's switches (linux/input-event-codes.h) that a kiosk may have.
SWITCHES = {
    "SW_LID": 0,
    "SW_TABLET_MODE": 1,
    "SW_HEADPHONE_INSERT": 2,
    "SW_DOCK": 5,
    "SW_LINEOUT_INSERT": 6,
    "SW_JACK_PHYSICAL_INSERT": 7,
    "SW_KEYPAD_SLIDE": 10,
    "SW_FRONT_PROXIMITY": 11,
    "SW_MACHINE_COVER": 16,
}


class UnknownCodeError(ValueError):
    """A switch or key of this name is not known; the message says which are."""


def headphones(address: Evdev) -> Wire:
    """Raises UnknownCodeError."""
    rule = switch_rule(address, Contact.HEADPHONES_IN, "SW_HEADPHONE_INSERT")
    return Wire("headphones", partial(open_switch, address, rule), ("headphones",))


def keypad(address: Evdev, keys: KeyMap, elsewhere: frozenset[str]) -> Wire:
    """`elsewhere`: the signals that have a connection of their own, and are not the keypad's to tell."""
    meanings = set(keys.values())
    told = {
        "headphones": {Contact.HEADPHONES_IN, Contact.HEADPHONES_OUT},
        "door": {Contact.DOOR},
        "tamper": {Contact.TAMPER},
    }
    names = [name for name, contacts in told.items() if name not in elsewhere and contacts & meanings]
    return Wire("keypad", partial(open_keypad, address, keys), ("keypad", *names))


def contact(name: str, address: Evdev | Gpio) -> Wire:
    """`name`: door or tamper. Raises UnknownCodeError."""
    meaning = Contact(name)
    if isinstance(address, Gpio):
        return Wire(name, partial(GpioContact, address, meaning), (name,))
    rule = switch_rule(address, meaning, "")
    return Wire(name, partial(open_switch, address, rule), (name,))


def ups(address: Nut) -> Wire:
    return Wire("ups", partial(NutUps, address), ("ups",))


def switch_rule(address: Evdev, meaning: Contact, default: str) -> SwitchRule:
    """Raises UnknownCodeError."""
    name = address.code or default
    key = CODES.get(name.removeprefix("KEY_")) if name.startswith("KEY_") else None
    if key is not None:
        return SwitchRule(meaning, EV_KEY, key, address.active_low)
    if name not in SWITCHES:
        raise UnknownCodeError(f"code must be KEY_… or one of {', '.join(SWITCHES)}, not {name!r}")
    return SwitchRule(meaning, EV_SW, SWITCHES[name], address.active_low)
