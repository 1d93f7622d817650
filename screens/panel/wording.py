"""The panel's words for faults and cards, whose names the simulators give."""

from collections.abc import Iterable

from hardware.simulators.printer.faults import Fault

PLAIN_CARD = ""
# Of every identity card that comes with the simulators (docs/devices/id-card.md).
ACCESS_NUMBER = "123456"
# What the simulators call them, where it is not what a visitor would.
_LABELS = {
    Fault.NONE.value: "Nothing wrong",
    Fault.OFFLINE.value: "Off line",
    Fault.HEAD_HOT.value: "Hot head",
    PLAIN_CARD: "Plain card",
    "id-card": "e-dowód",
    "student": "Student card",
    "city-desfire": "City card (DESFire)",
    "city-mifare-classic": "City card (MIFARE)",
    "wrong-mute": "Mute card",
    "dead": "Dead card",
    "unknown": "Unknown card",
}
_PREFIXES = {
    "id-card-": "e-dowód: ",
    "wrong-": "Broken: ",
    "student-": "Student card: ",
    "piv-": "Technician: ",
}


def label(name: str) -> str:
    """`paper_low` becomes „Paper low”, `id-card-expired` „e-dowód: expired”."""
    if name in _LABELS:
        return _LABELS[name]
    words = name.replace("_", " ")
    for prefix, told in _PREFIXES.items():
        if words.startswith(prefix):
            return told + words.removeprefix(prefix).replace("-", " ")
    return words.replace("-", " ").capitalize()


def choices(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name, "label": label(name)} for name in names]


def is_odd(card: str) -> bool:
    return card.startswith(("wrong-", "id-card-", "dead", "unknown")) or card.endswith("-slow")
