"""Filling in a name from an identity card: only where the person chooses it, and only the name."""

import re
from dataclasses import replace
from typing import assert_never

from kiosk_app.domain.forms import Answer
from kiosk_app.domain.id_card import (
    CardAccessNumber,
    CardLost,
    IdCardOutcome,
    IdCardRead,
    NoCard,
    NotAnIdCard,
)
from kiosk_app.domain.scan import ScannedAccessNumber
from kiosk_app.flows.effects import Effect, ReadIdCard
from kiosk_app.flows.events import (
    AccessNumberEdited,
    BackPressed,
    CardPut,
    Continued,
    Event,
    NamesAccepted,
    RetryPressed,
    Scanned,
)
from kiosk_app.flows.id_card_states import (
    EnteringAccessNumber,
    IdCardFailed,
    IdCardScreen,
    LayingIdCard,
    ReadingIdCard,
    ShowingNames,
)
from kiosk_app.flows.results import (
    IdCardEnded,
)
from kiosk_app.flows.states import Asking

Moved = tuple[IdCardScreen | Asking, tuple[Effect, ...]]

# The purposes of fields (HTML's autofill tokens) that a card can fill in.
_GIVEN, _FAMILY, _WHOLE = "given-name", "family-name", "name"
_PURPOSES = frozenset({_GIVEN, _FAMILY, _WHOLE})
_MAX_DIGITS = 12


def asks_name(asking: Asking) -> bool:
    """Whether this question is for the person's name."""
    return any(field.purpose in _PURPOSES for field in asking.step.fields)


def move(screen: IdCardScreen, event: Event) -> Moved:
    if isinstance(event, BackPressed):
        # *Wpisz ręcznie* as well: the question is as it was left, and number and names are gone.
        return screen.asking, ()
    match screen:
        case EnteringAccessNumber():
            return _enter(screen, event)
        case LayingIdCard(asking, can):
            return _read(asking, can) if isinstance(event, Continued | CardPut) else (screen, ())
        case ReadingIdCard():
            return _wait(screen, event)
        case ShowingNames():
            return (_filled_in(screen) if isinstance(event, NamesAccepted) else screen), ()
        case IdCardFailed():
            return _failed(screen, event)
        case _:
            assert_never(screen)


def _enter(entry: EnteringAccessNumber, event: Event) -> Moved:
    match event:
        case AccessNumberEdited(digits):
            return replace(entry, digits=digits[:_MAX_DIGITS], problem=""), ()
        case Scanned(ScannedAccessNumber(can)):
            return LayingIdCard(entry.asking, can), ()
        case Continued():
            typed = CardAccessNumber.parse(entry.digits)
            if typed is None:
                return replace(entry, problem="incomplete"), ()
            return LayingIdCard(entry.asking, typed), ()
        case _:
            return entry, ()


def _read(asking: Asking, can: CardAccessNumber) -> Moved:
    return ReadingIdCard(asking, can), (ReadIdCard(can),)


def _wait(reading: ReadingIdCard, event: Event) -> Moved:
    match event:
        case IdCardEnded(can, outcome) if can == reading.can:
            return _ended(reading, outcome), ()
        case _:
            # The end of a reading that the person has gone back from is not this one's.
            return reading, ()


def _ended(reading: ReadingIdCard, outcome: IdCardOutcome) -> ShowingNames | IdCardFailed:
    if isinstance(outcome, IdCardRead):
        holder = outcome.holder
        return ShowingNames(
            reading.asking,
            _as_written(holder.given_names),
            _as_written(holder.surname),
            holder.transliterated,
        )
    # The number is not wrong: the card it belongs to can be laid down at once.
    again = isinstance(outcome, NoCard | CardLost | NotAnIdCard)
    return IdCardFailed(reading.asking, outcome, reading.can if again else None)


def _failed(failed: IdCardFailed, event: Event) -> Moved:
    match event:
        case CardPut() if failed.can is not None:
            return _read(failed.asking, failed.can)
        case RetryPressed() if failed.can is not None:
            return LayingIdCard(failed.asking, failed.can), ()
        case RetryPressed():
            return EnteringAccessNumber(failed.asking), ()
        case _:
            return failed, ()


def _filled_in(shown: ShowingNames) -> Asking:
    """The question with its name fields filled in, and no other."""
    names = {
        _GIVEN: shown.given_names,
        _FAMILY: shown.surname,
        _WHOLE: f"{shown.given_names} {shown.surname}".strip(),
    }
    asking = shown.asking
    filled: dict[str, Answer] = {
        field.name: names[field.purpose] for field in asking.step.fields if field.purpose in names
    }
    problems = tuple(problem for problem in asking.problems if problem.field not in filled)
    return replace(asking, answers={**asking.answers, **filled}, problems=problems)


def _as_written(capitals: str) -> str:
    """`ŻANETA BRZĘK-TESTOWA` as people write it; the person sees it, and can correct it."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0][:1].upper() + word[0][1:].lower(), capitals)
