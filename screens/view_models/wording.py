"""The kiosk's own words that depend on a value. Source strings are English; Qt Linguist translates them."""

from datetime import date, datetime
from typing import assert_never

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

translate = QCoreApplication.translate
_LOCALES = {"pl": "pl_PL", "en": "en_GB", "uk": "uk_UA"}


def problem_text(problem: Problem) -> str:
    """Say what is wrong with an answer, and how to mend it (EN 301 549, 11.3.3.1 and 11.3.3.3)."""
    match problem.reason:
        case "required":
            return translate("Problem", "Please give an answer here.")
        case "pattern" | "format":
            return translate("Problem", "This does not look right. Please check it against the example.")
        case "too_long":
            return translate("Problem", "This is too long. At most %1 characters fit.").replace(
                "%1", str(problem.limit)
            )
        case "not_offered":
            return translate("Problem", "Please choose one of the answers.")
        case "receipt_number":
            return translate("Problem", "This number is mistyped. Please compare it with the receipt.")
        case "invalid":
            return translate("Problem", "This answer cannot be used. Please correct it.")
        case _:
            assert_never(problem.reason)


def paper_text(paper: PaperState) -> str:
    """Say what became of the paper, truthfully: only what is known to be printed is called printed."""
    match paper:
        case "none":
            return ""
        case "printing":
            return translate("Paper", "Printing…")
        case Printed():
            return translate("Paper", "The confirmation is printed. Please take it.")
        case NotPrinted(status):
            return translate("Paper", "The confirmation was not printed: %1.").replace(
                "%1", _status_text(status)
            )
        case Uncertain():
            return translate(
                "Paper", "We do not know whether the paper came out. Please look, and keep the number."
            )
        case _:
            assert_never(paper)


def _status_text(status: PrinterStatus) -> str:
    match status:
        case PaperOut():
            return translate("Paper", "there is no paper in the printer")
        case CoverOpen():
            return translate("Paper", "the printer’s cover is open")
        case HeadHot():
            return translate("Paper", "the printer is cooling down, try again in a minute")
        case TicketNotTaken():
            return translate("Paper", "the last slip is still in the printer")
        case Disconnected() | Offline() | Unknown():
            return translate("Paper", "the printer does not answer")
        case CutterJam() | Faulty() | PaperLow() | Ready():
            return translate("Paper", "the printer reports a fault")
        case _:
            assert_never(status)


def day_text(day: date, language: Language) -> str:
    """`24 grudnia 2026`, in the language of the screen."""
    locale = QLocale(_LOCALES[language])
    return locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def moment_text(moment: datetime, language: Language) -> str:
    """`24 listopada 2026, 14:05`, in the kiosk's time."""
    local = moment.astimezone()
    return f"{day_text(local.date(), language)}, {local:%H:%M}"
