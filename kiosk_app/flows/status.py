"""Following a case: by the receipt's QR, or by number and access code."""

from dataclasses import replace
from typing import assert_never

from kiosk_app.domain.case import Found
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.scan import ScannedReceipt
from kiosk_app.flows.effects import Effect, LookUp
from kiosk_app.flows.events import (
    BackPressed,
    CodeEdited,
    Event,
    LookUpPressed,
    NumberEdited,
    RetryPressed,
    Scanned,
)
from kiosk_app.flows.results import (
    LookedUp,
)
from kiosk_app.flows.states import CaseUnknown, EnteringNumber, Home, LookingUp, ShowingCase

StatusScreen = EnteringNumber | LookingUp | ShowingCase | CaseUnknown
Moved = tuple[StatusScreen | Home, tuple[Effect, ...]]


def move(screen: StatusScreen, event: Event) -> Moved:
    match screen:
        case EnteringNumber():
            return _enter(screen, event)
        case LookingUp():
            return _wait(screen, event)
        case ShowingCase():
            return _shown(screen, event)
        case CaseUnknown():
            return _unknown(screen, event)
        case _:
            assert_never(screen)


def _enter(entry: EnteringNumber, event: Event) -> Moved:
    match event:
        case NumberEdited(number):
            return replace(entry, number=number[:64], problem=""), ()
        case CodeEdited(code):
            return replace(entry, code=code[:64], problem=""), ()
        case LookUpPressed():
            return _look_up(entry)
        case Scanned(ScannedReceipt(), genuine=False):
            return replace(entry, problem="false_receipt"), ()
        case Scanned(ScannedReceipt(number, code)):
            return LookingUp(str(number), code.grouped), (LookUp(number, code),)
        case BackPressed():
            return Home(), ()
        case _:
            return entry, ()


def _look_up(entry: EnteringNumber) -> Moved:
    number, code = ReceiptNumber.parse(entry.number), AccessCode.parse(entry.code)
    if number is None:
        return replace(entry, problem="number"), ()
    if code is None:
        return replace(entry, problem="code"), ()
    return LookingUp(str(number), code.grouped), (LookUp(number, code),)


def _wait(waiting: LookingUp, event: Event) -> Moved:
    match event:
        case LookedUp(number) if number != waiting.number:
            # The answer to a look-up that the person has gone back from.
            return waiting, ()
        case LookedUp(_, Found() as found):
            return ShowingCase(found), ()
        case LookedUp(number, outcome) if not isinstance(outcome, Found):
            return CaseUnknown(outcome, number), ()
        case BackPressed():
            return EnteringNumber(waiting.number), ()
        case _:
            return waiting, ()


def _shown(shown: ShowingCase, event: Event) -> Moved:
    match event:
        case BackPressed():
            return EnteringNumber(), ()
        case _:
            return shown, ()


def _unknown(unknown: CaseUnknown, event: Event) -> Moved:
    match event:
        case BackPressed() | RetryPressed():
            return EnteringNumber(unknown.number), ()
        case _:
            return unknown, ()
