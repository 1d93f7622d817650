"""Which key of the keypad asks for what. Pure: the map is data, and comes from the settings."""

from enum import Enum
from types import MappingProxyType

from hardware.signals.port import Action

# The kernel's names and numbers (linux/input-event-codes.h) of the keys that keypads send.
CODES = MappingProxyType(
    {"ESC": 1, "BACKSPACE": 14, "TAB": 15, "ENTER": 28, "SPACE": 57, "KPENTER": 96, "SELECT": 353, "OK": 352}
    | {name: 2 + place for place, name in enumerate("1234567890")}
    | {name: 16 + place for place, name in enumerate("QWERTYUIOP")}
    | {name: 30 + place for place, name in enumerate("ASDFGHJKL")}
    | {name: 44 + place for place, name in enumerate("ZXCVBNM")}
    | {f"F{number}": 58 + number for number in range(1, 11)}
    | {"F11": 87, "F12": 88}
    | {f"F{number}": 170 + number for number in range(13, 25)}
    | {"KPASTERISK": 55, "KPMINUS": 74, "KPPLUS": 78, "KPDOT": 83, "KPSLASH": 98}
    | {"KP7": 71, "KP8": 72, "KP9": 73, "KP4": 75, "KP5": 76, "KP6": 77}
    | {"KP1": 79, "KP2": 80, "KP3": 81, "KP0": 82}
    | {"HOME": 102, "UP": 103, "PAGEUP": 104, "LEFT": 105, "RIGHT": 106, "END": 107, "DOWN": 108}
    | {"PAGEDOWN": 109, "INSERT": 110, "DELETE": 111, "MUTE": 113, "VOLUMEDOWN": 114, "VOLUMEUP": 115}
    | {"HELP": 138, "BACK": 158, "NEXT": 407, "PREVIOUS": 412}
)  # fmt: skip


class Contact(Enum):
    """What a keypad tells with a key, and is none. Jacks send one key for in and another for out."""

    HEADPHONES_IN = "headphones_in"
    HEADPHONES_OUT = "headphones_out"
    DOOR = "door"
    TAMPER = "tamper"


Meaning = Action | Contact
KeyMap = MappingProxyType[int, Meaning]

_MEANINGS: dict[str, Meaning] = {meaning.value: meaning for meaning in (*Action, *Contact)}
DEFAULT = (
    "UP=up DOWN=down LEFT=left RIGHT=right TAB=next ENTER=ok KPENTER=ok SELECT=ok OK=ok SPACE=ok "
    "ESC=back BACK=back BACKSPACE=back HELP=help F1=help "
    "VOLUMEUP=volume_up VOLUMEDOWN=volume_down MUTE=louder"
)


class KeyMapError(ValueError):
    """Not a map of keys; the message says which part is wrong."""


def read_key_map(text: str) -> KeyMap:
    """Read `"F17=help UP=up …"`; empty: the keys that are named for what they do.

    Raises:
        KeyMapError: a key or a meaning is not known, or a key stands twice.
    """
    keys: dict[int, Meaning] = {}
    for part in (text or DEFAULT).split():
        name, _, meaning = part.partition("=")
        code = CODES.get(name.upper().removeprefix("KEY_"))
        if code is None:
            raise KeyMapError(f"the key {name!r} is not known")
        if meaning not in _MEANINGS:
            raise KeyMapError(f"{part!r}: the meaning must be one of {', '.join(_MEANINGS)}")
        if code in keys:
            raise KeyMapError(f"the key {name!r} stands twice")
        keys[code] = _MEANINGS[meaning]
    return MappingProxyType(keys)
