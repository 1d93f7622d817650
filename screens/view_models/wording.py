"""The kiosk's own words that depend on a value. Source strings are English; Qt Linguist translates them."""

from datetime import date, datetime
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from kiosk_app.domain.forms import Problem
from kiosk_app.domain.printing import (
    CoverOpen,
    CutterJam,
    Disconnected,
    Faulty,
    HeadHot,
    NotPrinted,
    Offline,
    PaperLow,
    PaperOut,
    Printed,
    PrinterStatus,
    Ready,
    TicketNotTaken,
    Uncertain,
    Unknown,
)
from kiosk_app.domain.text import Language
from kiosk_app.flows.states import PaperState
from screens.typography import typeset

# What is printed: the confirmation of a submission, or the card of a service.
Printout = Literal["confirmation", "card"]

translate = QCoreApplication.translate
_LOCALES = {"pl": "pl_PL", "en": "en_GB", "uk": "uk_UA"}


def problem_text(problem: Problem, language: Language, example: bool = False) -> str:
    """Say what is wrong with an answer, and how to mend it (EN 301 549, 11.3.3.1 and 11.3.3.3).

    `example`: the field shows one, to compare with.
    """
    match problem.reason:
        case "required":
            return translate("Problem", "Please give an answer here.")
        case "pattern" | "format" if example:
            return translate("Problem", "This does not look right. Please check it against the example.")
        case "pattern" | "format":
            return translate("Problem", "This does not look right. Please check whether it is complete.")
        case "too_long":
            return translate("Problem", "This is too long. At most %1 characters fit.").replace(
                "%1", number_text(problem.limit, language)
            )
        case "not_offered":
            return translate("Problem", "Please choose one of the answers.")
        case "receipt_number":
            return translate("Problem", "This number is mistyped. Please compare it with the receipt.")
        case "invalid":
            return translate("Problem", "This answer cannot be used. Please correct it.")
        case _:
            assert_never(problem.reason)


def paper_text(paper: PaperState, what: Printout) -> str:
    """Say what became of the paper, truthfully: only what is known to be printed is called printed."""
    card = what == "card"
    match paper:
        case "none":
            return ""
        case "printing":
            return translate("Paper", "Printing…")
        case Printed() if card:
            return translate("Paper", "The card of the service is printed. Please take it.")
        case Printed():
            return translate("Paper", "The confirmation is printed. Please take it.")
        case NotPrinted(status):
            told = (
                translate("Paper", "The card of the service was not printed: %1.")
                if card
                else translate("Paper", "The confirmation was not printed: %1.")
            )
            return told.replace("%1", status_text(status))
        case Uncertain(Ready() | PaperLow() | Unknown()):
            doubt = translate("Paper", "We do not know whether the paper came out.")
            return f"{doubt} {_look(card)}"
        case Uncertain(status):
            doubt = translate("Paper", "We do not know whether the paper came out: %1.")
            return f"{doubt.replace('%1', status_text(status))} {_look(card)}"
        case _:
            assert_never(paper)


def _look(card: bool) -> str:
    if card:
        return translate("Paper", "Please look.")
    return translate("Paper", "Please look, and keep the number.")


def status_text(status: PrinterStatus) -> str:
    """What stops the printer, as the end of a sentence."""
    match status:
        case PaperOut():
            return translate("Paper", "there is no paper in the printer")
        case CoverOpen():
            return translate("Paper", "the printer’s cover is open")
        case HeadHot():
            return translate("Paper", "the printer is cooling down, try again in a minute")
        case TicketNotTaken():
            return translate("Paper", "the last slip is still in the printer, please take it")
        case CutterJam():
            return translate("Paper", "the paper is jammed at the printer’s cutter")
        case Disconnected():
            return translate("Paper", "the printer is not connected")
        case Offline():
            return translate("Paper", "the printer is not ready")
        case Unknown():
            return translate("Paper", "the printer does not answer")
        case Faulty():
            return translate("Paper", "the printer reports a fault")
        case PaperLow() | Ready():
            # Little paper is nobody's trouble: it stopped nothing.
            return translate("Paper", "the printer has taken nothing")
        case _:
            assert_never(status)


def day_text(day: date, language: Language) -> str:
    """`24 grudnia 2026`, in the language of the screen."""
    shown = QLocale(_LOCALES[language]).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return typeset(shown)


def moment_text(moment: datetime, language: Language) -> str:
    """`24 listopada 2026, 14:05`, in the kiosk's time."""
    local = moment.astimezone()
    return f"{day_text(local.date(), language)}, {local:%H:%M}"


def number_text(number: int, language: Language) -> str:
    """`10 000` (with U+00A0) in Polish, `10,000` in English."""
    return QLocale(_LOCALES[language]).toString(number)


def counter_text(length: int, limit: int, language: Language) -> str:
    """How many characters of how many are typed."""
    told = translate("Counter", "%1 of %2 characters")
    return told.replace("%1", number_text(length, language)).replace("%2", number_text(limit, language))
