"""From what the wires say to events. Pure: takes readings, returns events."""

from dataclasses import dataclass

from hardware.input_device import EV_KEY, EV_SW, SYN_DROPPED, Held, InputEvent
from hardware.signals.keys import Contact, KeyMap
from hardware.signals.port import (
    Action,
    DoorClosed,
    DoorOpened,
    HeadphonesPlugged,
    HeadphonesUnplugged,
    KeyPressed,
    Power,
    PowerLost,
    PowerLow,
    PowerRestored,
    SignalEvent,
    TamperDetected,
)


@dataclass(frozen=True)
class Switched:
    """A contact says on, off, or (None) nothing any more."""

    contact: Contact
    on: bool | None


Reading = Switched | Action | Power


@dataclass
class Contacts:
    """What the contacts and the UPS said last, and the events that follow from what they say next."""

    headphones: bool | None = None
    door: bool | None = None
    tamper: bool | None = None
    power: Power | None = None

    def feed(self, reading: Reading) -> list[SignalEvent]:
        match reading:
            case Action():
                return [KeyPressed(reading)]
            case Power():
                before, self.power = self.power, reading
                return _power_events(before, reading)
            case Switched(contact, on):
                return self._switched(contact, on)

    def _switched(self, contact: Contact, on: bool | None) -> list[SignalEvent]:
        match contact:
            case Contact.HEADPHONES_IN | Contact.HEADPHONES_OUT:
                before, self.headphones = self.headphones, on
                return _edge(before, on, HeadphonesPlugged(), HeadphonesUnplugged(), lost=True)
            case Contact.DOOR:
                before, self.door = self.door, on
                if on is None:  # still open, for all that is known
                    self.door = before
                return _edge(before, on, DoorOpened(), DoorClosed())
            case Contact.TAMPER:
                before, self.tamper = self.tamper, on
                return _edge(before, on, TamperDetected(), None)


def _edge(
    before: bool | None, now: bool | None, on: SignalEvent, off: SignalEvent | None, lost: bool = False
) -> list[SignalEvent]:
    """The event of a change. `lost`: a contact that says nothing any more counts as off."""
    if now and not before:
        return [on]
    if before and off is not None and (now is False or (lost and now is None)):
        return [off]
    return []


def _power_events(before: Power | None, now: Power) -> list[SignalEvent]:
    events: list[SignalEvent] = []
    was_on_battery = before is not None and before.on_battery
    if now.on_battery and not was_on_battery:
        events.append(PowerLost(now.runtime_s))
    if now.on_battery and now.low and not (was_on_battery and before is not None and before.low):
        events.append(PowerLow(now.runtime_s))
    if was_on_battery and not now.on_battery:
        events.append(PowerRestored())
    return events


def read_keypad(keys: KeyMap, event: InputEvent) -> Reading | None:
    """What an event of the keypad says; None: nothing to us."""
    meaning = keys.get(event.code) if event.type == EV_KEY else None
    if meaning is None or event.value not in (0, 1):
        return None
    if isinstance(meaning, Action):
        return meaning if event.value == 1 else None
    return _contact(meaning, event.value == 1)


def held_on_keypad(keys: KeyMap, held: Held) -> list[Reading]:
    """What the keypad's contacts say at the start, or after events were lost. A held key is no press."""
    found = []
    for code, meaning in keys.items():
        if isinstance(meaning, Contact) and meaning in (Contact.DOOR, Contact.TAMPER):
            found.append(Switched(meaning, (EV_KEY, code) in held))
    return list(found)


def _contact(contact: Contact, on: bool) -> Reading | None:
    match contact:
        case Contact.HEADPHONES_IN | Contact.HEADPHONES_OUT:
            return Switched(contact, contact is Contact.HEADPHONES_IN) if on else None
        case Contact.DOOR | Contact.TAMPER:
            return Switched(contact, on)


@dataclass(frozen=True)
class SwitchRule:
    """One switch or key of an input device, which stands for a contact."""

    contact: Contact
    type: int
    code: int
    active_low: bool = False

    def read(self, event: InputEvent) -> Reading | None:
        if (event.type, event.code) != (self.type, self.code) or event.value not in (0, 1):
            return None
        return Switched(self.contact, (event.value == 1) is not self.active_low)

    def held(self, held: Held) -> Reading:
        return Switched(self.contact, ((self.type, self.code) in held) is not self.active_low)


def is_lost(event: InputEvent) -> bool:
    """Whether the kernel had to drop events: ask what is held."""
    return event.type not in (EV_KEY, EV_SW) and event.code == SYN_DROPPED
