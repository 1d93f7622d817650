"""„Zapisane”: what the person takes away."""

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.domain.printing import NotPrinted, Uncertain
from kiosk_app.flows import events as ev
from kiosk_app.flows.states import Saved
from screens.view_models.view_model import ViewModel
from screens.view_models.wording import day_text, paper_text

QML_IMPORT_NAME = "Urzedomat.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SavedReceipt(ViewModel):
    """Number, code and QR, and the truth about the paper."""

    changed = Signal()

    @Property(str, notify=changed)
    def number(self) -> str:
        saved = self._state(Saved)
        return str(saved.receipt.number) if saved else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        saved = self._state(Saved)
        return saved.receipt.code.grouped if saved else ""

    @Property(str, notify=changed)
    def qr(self) -> str:
        saved = self._state(Saved)
        return saved.receipt.qr if saved else ""

    @Property(str, notify=changed)
    def dueOn(self) -> str:
        saved = self._state(Saved)
        due = saved.receipt.due_on if saved else None
        return day_text(due, self._language) if due else ""

    @Property(str, notify=changed)
    def whatNext(self) -> str:
        return self._office_text("saved.next")

    @Property(str, notify=changed)
    def paper(self) -> str:
        saved = self._state(Saved)
        return paper_text(saved.paper, "confirmation") if saved else ""

    @Property(bool, notify=changed)
    def printing(self) -> bool:
        saved = self._state(Saved)
        return saved is not None and saved.paper == "printing"

    @Property(bool, notify=changed)
    def paperFailed(self) -> bool:
        saved = self._state(Saved)
        return saved is not None and isinstance(saved.paper, NotPrinted | Uncertain)

    @Property(bool, notify=changed)
    def largePrintOffered(self) -> bool:
        """Large letters can be asked for: they were not printed yet, and nothing is on its way."""
        saved = self._state(Saved)
        return saved is not None and saved.paper != "printing" and not saved.large_print

    @Slot()
    def printLarge(self) -> None:
        self._say(ev.LargePrintPressed())

    @Slot()
    def printAgain(self) -> None:
        self._say(ev.PrintPressed())

    @Slot()
    def keep(self) -> None:
        self._say(ev.ReceiptKept())
