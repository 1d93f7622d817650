"""Following a case."""

from typing import assert_never

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.domain.case import CaseStatus, NotFound, TooManyAttempts, Unreachable
from kiosk_app.domain.receipt_number import ReceiptNumber
from kiosk_app.flows import events as ev
from kiosk_app.flows.states import CaseUnknown, EnteringNumber, ShowingCase
from screens.typography import typeset
from screens.view_models.port import Conversation
from screens.view_models.view_model import ViewModel
from screens.view_models.wording import day_text, moment_text

QML_IMPORT_NAME = "Urzedomat.Models"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

# This office will answer no more: the day by which it would have means nothing.
_ANSWERED: frozenset[CaseStatus] = frozenset({"forwarded", "settled", "left_unexamined"})


@QmlElement
class Case(ViewModel):
    """The number that is asked for, and what is known of the case."""

    changed = Signal()

    def __init__(self, conversation: Conversation, kiosk_id: str, parent: QObject | None = None) -> None:
        super().__init__(conversation, parent)
        self._example = str(ReceiptNumber(kiosk_id, 123))

    @Property(str, constant=True)
    def numberExample(self) -> str:
        """How a receipt number of this kiosk looks."""
        return self._example

    @Property(str, notify=changed)
    def number(self) -> str:
        shown, entry = self._state(ShowingCase), self._state(EnteringNumber)
        return shown.found.case.receipt_number if shown else entry.number if entry else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        entry = self._state(EnteringNumber)
        return entry.code if entry else ""

    @Property(str, notify=changed)
    def numberProblem(self) -> str:
        entry = self._state(EnteringNumber)
        if entry is None or entry.problem != "number":
            return ""
        return translate(
            "Case", "This number is mistyped. Please compare it with the receipt, for example %1."
        ).replace("%1", self._example)

    @Property(str, notify=changed)
    def codeProblem(self) -> str:
        entry = self._state(EnteringNumber)
        if entry is None or entry.problem != "code":
            return ""
        return translate("Case", "The code has 8 letters and digits, for example ABCD-1234.")

    @Property(str, notify=changed)
    def scanProblem(self) -> str:
        entry = self._state(EnteringNumber)
        if entry is None:
            return ""
        match entry.problem:
            case "false_receipt":
                return translate(
                    "Case", "This receipt was not printed by this kiosk. Please ask a person at the desk."
                )
            case "" | "number" | "code":
                return ""
            case _:
                assert_never(entry.problem)

    @Property(str, notify=changed)
    def status(self) -> str:
        shown = self._state(ShowingCase)
        return self._office_text(f"status.{shown.found.case.status}") if shown else ""

    @Property(str, notify=changed)
    def kind(self) -> str:
        shown = self._state(ShowingCase)
        return self._office_text(f"kind.{shown.found.case.kind}") if shown else ""

    @Property(str, notify=changed)
    def caseNumber(self) -> str:
        shown = self._state(ShowingCase)
        return (shown.found.case.case_number or "") if shown else ""

    @Property(str, notify=changed)
    def receivedAt(self) -> str:
        shown = self._state(ShowingCase)
        return moment_text(shown.found.case.received_at, self._language) if shown else ""

    @Property(str, notify=changed)
    def updatedAt(self) -> str:
        shown = self._state(ShowingCase)
        if shown is None or self.onlyHere:
            return ""
        return moment_text(shown.found.case.updated_at, self._language)

    @Property(bool, notify=changed)
    def onlyHere(self) -> bool:
        """It was filed at this kiosk; the office has not received it yet."""
        shown = self._state(ShowingCase)
        return shown is not None and shown.found.case.status == "saved_here"

    @Property(str, notify=changed)
    def dueOn(self) -> str:
        shown = self._state(ShowingCase)
        due = shown.found.case.due_on if shown and shown.found.case.status not in _ANSWERED else None
        return day_text(due, self._language) if due else ""

    @Property(str, notify=changed)
    def forwardedTo(self) -> str:
        shown = self._state(ShowingCase)
        return typeset(shown.found.case.forwarded_to or "") if shown else ""

    @Property(str, notify=changed)
    def note(self) -> str:
        shown = self._state(ShowingCase)
        return typeset(shown.found.case.note or "") if shown else ""

    @Property(str, notify=changed)
    def asOf(self) -> str:
        shown = self._state(ShowingCase)
        as_of = shown.found.as_of if shown else None
        return moment_text(as_of, self._language) if as_of else ""

    @Property(bool, notify=changed)
    def supplementWanted(self) -> bool:
        shown = self._state(ShowingCase)
        return shown is not None and shown.found.case.status == "supplement_requested"

    @Property(str, notify=changed)
    def whyUnknown(self) -> str:
        unknown = self._state(CaseUnknown)
        if unknown is None:
            return ""
        match unknown.outcome:
            case NotFound():
                return translate(
                    "Case",
                    "There is no case with this number and this code. Please check both on the receipt.",
                )
            case TooManyAttempts(retry_after_s):
                minutes = max(1, -(-retry_after_s // 60))
                return translate("Case", "Too many attempts. Please try again in %n minute(s).", "", minutes)
            case Unreachable():
                return translate(
                    "Case",
                    "The office’s system does not answer now, and this kiosk does not know the case. "
                    "Please try later.",
                )
            case _:
                assert_never(unknown.outcome)

    @Slot(str)
    def enterNumber(self, number: str) -> None:
        entry = self._state(EnteringNumber)
        if entry is not None and entry.number != number:
            self._say(ev.NumberEdited(number))

    @Slot(str)
    def enterCode(self, code: str) -> None:
        entry = self._state(EnteringNumber)
        if entry is not None and entry.code != code:
            self._say(ev.CodeEdited(code))

    @Slot()
    def lookUp(self) -> None:
        self._say(ev.LookUpPressed())

    @Slot()
    def supplement(self) -> None:
        self._say(ev.FormChosen("uzupelnienie"))
