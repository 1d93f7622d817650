"""What the panel shows of headphones, keypad, contacts and power, and what can be done to them."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from hardware.simulators.signals.nut_server import UpsState
from screens.panel.control_port import Signals

QML_IMPORT_NAME = "Urzedomat.Models"
QML_IMPORT_MAJOR_VERSION = 1

_POWERS = {
    UpsState.ON_LINE: "Mains",
    UpsState.ON_BATTERY: "On battery",
    UpsState.LOW: "Low",
    UpsState.WORN_OUT: "Worn out",
    UpsState.STALE: "UPS lost",
    UpsState.SILENT: "NUT silent",
    UpsState.STOPPED: "No NUT",
}


@QmlElement
class SignalsModel(QObject):
    """`order` is called with a name and a value of `POST /signals`."""

    changed = Signal()

    def __init__(self, order: Callable[[str, object], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = order
        self._shown: Signals | None = None

    def show(self, signals: Signals | None) -> None:
        if signals != self._shown:
            self._shown = signals
            self.changed.emit()

    @Property(bool, notify=changed)
    def reached(self) -> bool:
        return self._shown is not None

    @Property(bool, notify=changed)
    def headphones(self) -> bool:
        return self._shown is not None and self._shown.headphones

    @Property(bool, notify=changed)
    def doorOpen(self) -> bool:
        return self._shown is not None and self._shown.door == "open"

    @Property(bool, notify=changed)
    def tamper(self) -> bool:
        return self._shown is not None and self._shown.tamper

    @Property(list, constant=True)
    def powers(self) -> list[dict[str, str]]:
        return [{"name": state.value, "label": label} for state, label in _POWERS.items()]

    @Property(str, notify=changed)
    def power(self) -> str:
        return self._shown.ups if self._shown else ""

    @Property(bool, notify=changed)
    def headphonesPulled(self) -> bool:
        return "headphones" in self._pulled

    @Property(bool, notify=changed)
    def keypadPulled(self) -> bool:
        return "keypad" in self._pulled

    @Property(bool, notify=changed)
    def doorPulled(self) -> bool:
        return "door" in self._pulled

    @Property(bool, notify=changed)
    def tamperPulled(self) -> bool:
        return "tamper" in self._pulled

    @Slot(bool)
    def setHeadphones(self, in_: bool) -> None:
        self._order("headphones", in_)

    @Slot(bool)
    def setDoor(self, open_: bool) -> None:
        self._order("door", "open" if open_ else "closed")

    @Slot(bool)
    def setTamper(self, made: bool) -> None:
        self._order("tamper", made)

    @Slot(str)
    def setPower(self, power: str) -> None:
        self._order("ups", power)

    @Slot(str)
    def press(self, key: str) -> None:
        self._order("key", key)

    @Slot(str)
    def togglePlug(self, device: str) -> None:
        """Pull a device's cable, or put it back."""
        self._order("unplugged", sorted({device} ^ self._pulled))

    @property
    def _pulled(self) -> set[str]:
        """The devices whose cable is pulled."""
        return set(self._shown.unplugged) if self._shown else set()
