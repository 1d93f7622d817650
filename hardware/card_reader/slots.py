"""What the PC/SC service says of readers, made into events. Pure: no service, no time."""

from collections.abc import Iterable
from dataclasses import dataclass

from hardware.card_reader.port import CardEvent, CardInserted, CardRemoved

# PC/SC part 5, SCARD_STATE_…
UNAWARE = 0x0000
_IGNORE, _CHANGED, _UNKNOWN, _UNAVAILABLE, _PRESENT = 0x01, 0x02, 0x04, 0x08, 0x20
_COUNTER_SHIFT, _COUNTER_MASK = 16, 0xFFFF


@dataclass(frozen=True)
class Slot:
    """One reader: SCARD_STATE flags, pcscd's counter of events in the upper 16 bits, and the ATR."""

    reader: str
    state: int
    atr: bytes = b""

    @property
    def has_card(self) -> bool:
        # A reader that cannot be used is as good as an empty one.
        return bool(self.state & _PRESENT) and not self.state & (_IGNORE | _UNKNOWN | _UNAVAILABLE)

    @property
    def counter(self) -> int:
        return self.state >> _COUNTER_SHIFT & _COUNTER_MASK


class Slots:
    """What is known of each reader that is watched."""

    def __init__(self) -> None:
        self._known: dict[str, Slot] = {}

    def watch(self, readers: Iterable[str]) -> list[CardEvent]:
        """Watch these readers from now on; the cards of the others are gone."""
        wanted = list(readers)
        gone = [slot for name, slot in self._known.items() if name not in wanted]
        self._known = {name: self._known.get(name, Slot(name, UNAWARE)) for name in wanted}
        return [CardRemoved(slot.reader) for slot in gone if slot.has_card]

    def states(self) -> list[tuple[str, int]]:
        """Each reader and the state that it is known to be in, for the service to compare with."""
        return [(slot.reader, slot.state & ~_CHANGED) for slot in self._known.values()]

    def update(self, found: Iterable[Slot]) -> list[CardEvent]:
        """Take what the service says now; return what has happened since."""
        events: list[CardEvent] = []
        for slot in found:
            before = self._known.get(slot.reader)
            if before is not None:
                self._known[slot.reader] = slot
                events += _happened(before, slot)
        return events


def _happened(before: Slot, now: Slot) -> list[CardEvent]:
    same_card = before.has_card and now.has_card and not _swapped(before, now)
    if same_card:
        return []
    removed: list[CardEvent] = [CardRemoved(now.reader)] if before.has_card else []
    inserted: list[CardEvent] = [CardInserted(now.reader, now.atr)] if now.has_card else []
    return removed + inserted


def _swapped(before: Slot, now: Slot) -> bool:
    """Whether one card went and another came unseen: two events were counted, or the ATR is another."""
    counted = (now.counter - before.counter) & _COUNTER_MASK
    return counted > 1 or now.atr != before.atr
