"""The history of a case in a clerk's words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from central.kpa.kinds import Kind
from central.kpa.transitions import Status
from central.registry.models import KIND_NAMES, STATUS_NAMES, CaseEvent


@dataclass(frozen=True)
class EventWords:
    """One line of the history."""

    at: datetime
    who: str
    what: str
    basis: str


def event_words(event: CaseEvent) -> EventWords:
    """Return the event as a clerk reads it."""
    data: dict[str, Any] = event.data
    kind, _, name = event.actor.partition(":")
    who = f"Urzędomat {name}" if kind == "kiosk" else name
    return EventWords(event.at, who, _what(event.action, data), str(data.get("basis", "")))


def _what(action: str, data: dict[str, Any]) -> str:
    match action:
        case "registered":
            return f"Zarejestrowano: {KIND_NAMES[Kind(data['kind'])].lower()}"
        case "status_changed":
            return _status_changed(data)
        case "note_changed":
            return "Zmieniono notatkę dla mieszkańca" if data["length"] else "Usunięto notatkę dla mieszkańca"
        case "case_number_assigned":
            number = data["case_number"]
            return f"Nadano znak sprawy {number}" if number else "Usunięto znak sprawy"
        case "kind_qualified":
            return _kind_qualified(data)
        case "supplement_received":
            return "Wpłynęło uzupełnienie"
        case _:
            return action


def _kind_qualified(data: dict[str, Any]) -> str:
    said = f"Zakwalifikowano jako: {KIND_NAMES[Kind(data['target'])].lower()} (art. 222 KPA)"
    if data.get("status"):
        said += f", status: {STATUS_NAMES[Status(data['status'])]}"
    return said


def _status_changed(data: dict[str, Any]) -> str:
    source, target = STATUS_NAMES[Status(data["source"])], STATUS_NAMES[Status(data["target"])]
    said = f"Status: {source} → {target}"
    if data.get("forwarded_to"):
        said += f", do: {data['forwarded_to']}"
    if data["target"] == Status.EXTENDED and data.get("due_on"):
        said += f", nowy termin {data['due_on']}"
    return said
