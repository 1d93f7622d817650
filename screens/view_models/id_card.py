"""Filling in a name from an identity card."""

from typing import assert_never

from PySide6.QtCore import Property, QCoreApplication, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.domain.id_card import (
    CardLost,
    Expired,
    NoCard,
    NotAnIdCard,
    NotAuthentic,
    ReaderUnavailable,
    WrongAccessNumber,
)
from kiosk_app.flows import events as ev
from kiosk_app.flows.id_card_states import EnteringAccessNumber, IdCardFailed, IdCardFailure, ShowingNames
from screens.view_models.view_model import ViewModel

QML_IMPORT_NAME = "Urzedomat.Models"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


def _heading(outcome: IdCardFailure) -> str:
    match outcome:
        case WrongAccessNumber():
            return translate("IdCard", "The number does not fit the card")
        case NoCard():
            return translate("IdCard", "There is no card on the reader")
        case NotAnIdCard():
            return translate("IdCard", "This card cannot be read here")
        case CardLost():
            return translate("IdCard", "The card could not be read to the end")
        case NotAuthentic():
            return translate("IdCard", "We cannot confirm this card")
        case Expired():
            return translate("IdCard", "This card is no longer valid")
        case ReaderUnavailable():
            return translate("IdCard", "The card reader does not work now")
        case _:
            assert_never(outcome)


def _text(outcome: IdCardFailure) -> str:
    match outcome:
        case WrongAccessNumber(0):
            return translate(
                "IdCard",
                "After several wrong numbers the card answers slowly. Compare the six digits on its front, "
                "wait a moment and try again.",
            )
        case WrongAccessNumber():
            return translate("IdCard", "Please compare it with the six digits on the front of the card.")
        case NoCard():
            return translate("IdCard", "Lay the card flat on the reader and leave it there.")
        case NotAnIdCard():
            return translate(
                "IdCard",
                "Only identity cards with a chip can be read here, and no cards of other kinds.",
            )
        case CardLost():
            return translate(
                "IdCard", "Lay it flat and leave it on the reader until the names are on the screen."
            )
        case NotAuthentic():
            return translate(
                "IdCard", "What is on the chip could not be confirmed, so we take nothing from it."
            )
        case Expired():
            return translate("IdCard", "From a card whose validity is over we take nothing.")
        case ReaderUnavailable():
            return translate("IdCard", "You can type your name by hand.")
        case _:
            assert_never(outcome)


def _retry(outcome: IdCardFailure) -> str:
    """The way on besides typing by hand; empty where trying again would not help."""
    match outcome:
        case WrongAccessNumber():
            return translate("IdCard", "Correct the number")
        case NoCard() | CardLost():
            return translate("IdCard", "Try again")
        case NotAnIdCard():
            return translate("IdCard", "Try another card")
        case NotAuthentic() | Expired() | ReaderUnavailable():
            return ""
        case _:
            assert_never(outcome)


@QmlElement
class IdCard(ViewModel):
    """The access number, the names, and what went wrong."""

    changed = Signal()

    @Property(str, notify=changed)
    def digits(self) -> str:
        entry = self._state(EnteringAccessNumber)
        return entry.digits if entry else ""

    @Property(str, notify=changed)
    def problem(self) -> str:
        entry = self._state(EnteringAccessNumber)
        if entry is None or entry.problem != "incomplete":
            return ""
        return translate("IdCard", "The number has six digits. Please compare it with the front of the card.")

    @Property(str, notify=changed)
    def givenNames(self) -> str:
        shown = self._state(ShowingNames)
        return shown.given_names if shown else ""

    @Property(str, notify=changed)
    def surname(self) -> str:
        shown = self._state(ShowingNames)
        return shown.surname if shown else ""

    @Property(bool, notify=changed)
    def withoutPolishLetters(self) -> bool:
        shown = self._state(ShowingNames)
        return shown is not None and shown.transliterated

    @Property(str, notify=changed)
    def failure(self) -> str:
        failed = self._state(IdCardFailed)
        return _heading(failed.outcome) if failed else ""

    @Property(str, notify=changed)
    def whatToDo(self) -> str:
        failed = self._state(IdCardFailed)
        return _text(failed.outcome) if failed else ""

    @Property(str, notify=changed)
    def retryWords(self) -> str:
        failed = self._state(IdCardFailed)
        return _retry(failed.outcome) if failed else ""

    @Slot(str)
    def enter(self, digits: str) -> None:
        entry = self._state(EnteringAccessNumber)
        if entry is not None and entry.digits != digits:
            self._say(ev.AccessNumberEdited(digits))

    @Slot()
    def confirm(self) -> None:
        """*Dalej* after the number, *Dowód leży* before the reading."""
        self._say(ev.Continued())

    @Slot()
    def use(self) -> None:
        self._say(ev.NamesAccepted())
