"""The citizen's conversation with the kiosk: one pure, total function.

Language, leaving and idleness are handled once, here; what each screen does is in `filing`,
`status` and `browsing`. The only way back to Home passes through `_forget`, so that nothing of a
person outlives the session on any path.
"""

from dataclasses import replace
from typing import assert_never

from kiosk_app.flows import beside, browsing, filing, id_card, scanning, status
from kiosk_app.flows.effects import (
    Effect,
    Forget,
    LoadCategories,
    LoadForm,
    OpenDraft,
    PrintService,
    Step,
)
from kiosk_app.flows.events import (
    BackPressed,
    ContentUnavailable,
    ContrastToggled,
    DraftAccepted,
    EndConfirmed,
    EndPressed,
    EquipmentSeen,
    Event,
    FormChosen,
    IdCardChosen,
    IdleTimeElapsed,
    LanguageChosen,
    OfferTaken,
    RetryPressed,
    Scanned,
    ServicesChosen,
    StatusChosen,
    Stayed,
    TextSizeChanged,
)
from kiosk_app.flows.id_card_states import (
    EnteringAccessNumber,
    IdCardFailed,
    LayingIdCard,
    ReadingIdCard,
    ShowingNames,
)
from kiosk_app.flows.results import (
    CategoriesLoaded,
    FormLoaded,
    NotOpened,
    Result,
)
from kiosk_app.flows.states import (
    Asking,
    Browsing,
    CaseUnknown,
    EnteringNumber,
    Home,
    Listing,
    LookingUp,
    NotSaved,
    OutOfService,
    ReadingClause,
    ReadingService,
    Reviewing,
    Saved,
    Saving,
    Screen,
    Searching,
    Session,
    ShowingCase,
    TextLevel,
    keeps_number,
)

Moved = tuple[Screen, tuple[Effect, ...]]

_NEXT_LEVEL: dict[TextLevel, TextLevel] = {0: 1, 1: 2, 2: 0}


def next_step(session: Session, event: Event) -> Step:
    """Return where `event` leads from `session`. An event that means nothing there changes nothing."""
    match event:
        case LanguageChosen(language):
            return Step(replace(session, language=language))
        case TextSizeChanged():
            return Step(replace(session, text_level=_NEXT_LEVEL[session.text_level]))
        case ContrastToggled():
            return Step(replace(session, contrast=not session.contrast))
        case EquipmentSeen(equipment):
            return Step(replace(session, equipment=equipment) if equipment != session.equipment else session)
        case Stayed():
            return Step(replace(session, overlay="none", draft=None))
        case DraftAccepted() if session.draft is not None:
            return Step(replace(session, overlay="none", draft=None), (OpenDraft(session.draft),))
        case EndConfirmed() if session.overlay in ("idle_warning", "end_confirmation"):
            return _forget(session)
        case EndPressed():
            return _end(session)
        case IdleTimeElapsed():
            return _idle(session)
        case ContentUnavailable(reason):
            return Step(replace(_forget(session).session, screen=OutOfService(reason)), (Forget(),))
        case NotOpened():
            return Step(replace(session, overlay="unavailable"))
    if session.overlay != "none" and not isinstance(event, Result):
        return Step(session)
    if isinstance(event, Scanned):
        return scanning.take(session, event)
    said = beside.step(session, event)
    if said is not None:
        return said
    if isinstance(event, BackPressed) and _would_lose_answers(session.screen):
        return Step(replace(session, overlay="end_confirmation"))
    screen, effects = _move(session, event)
    if isinstance(screen, Home) and not isinstance(session.screen, Home):
        return _forget(session)
    jobs = session.jobs + sum(isinstance(effect, PrintService) for effect in effects)
    notice = beside.notice_at(screen, session)
    return Step(replace(session, screen=screen, notice=notice, jobs=jobs), effects)


def _move(session: Session, event: Event) -> Moved:
    screen = session.screen
    match screen:
        case Home():
            return _at_home(screen, event)
        case OutOfService():
            return (Home() if isinstance(event, RetryPressed) else screen), ()
        case Asking() | ReadingClause() | Reviewing() | Saving() | NotSaved() | Saved():
            return (
                _leave_for_form(screen, event)
                or _begin_id_card(session, event)
                or filing.move(screen, event, session.language, session.prints_large)
            )
        case EnteringAccessNumber() | LayingIdCard() | ReadingIdCard() | ShowingNames() | IdCardFailed():
            return id_card.move(screen, event)
        case EnteringNumber() | LookingUp() | ShowingCase() | CaseUnknown():
            return _leave_for_form(screen, event) or status.move(screen, event)
        case Browsing() | Listing() | Searching() | ReadingService():
            return _leave_for_form(screen, event) or browsing.move(
                screen,
                event,
                session.language,
                session.prints_large,
                session.jobs,
            )
        case _:
            assert_never(screen)


def _at_home(home: Home, event: Event) -> Moved:
    match event:
        case FormChosen(form_id):
            return home, (LoadForm(form_id),)
        case FormLoaded(form):
            return filing.begin(form), ()
        case StatusChosen():
            return EnteringNumber(), ()
        case ServicesChosen():
            return home, (LoadCategories(),)
        case CategoriesLoaded(categories):
            return Browsing(categories), ()
        case _:
            return home, ()


def offers_id_card(session: Session) -> bool:
    """Whether the name that is asked for can be filled in from a card: never required, never by itself."""
    screen = session.screen
    return isinstance(screen, Asking) and session.equipment.reads_id_cards and id_card.asks_name(screen)


def _begin_id_card(session: Session, event: Event) -> Moved | None:
    screen = session.screen
    if isinstance(event, IdCardChosen) and isinstance(screen, Asking) and offers_id_card(session):
        return EnteringAccessNumber(screen), ()
    return None


def _leave_for_form(screen: Screen, event: Event) -> Moved | None:
    """A form that another screen leads to: an offer, a supplement, a service that begins here."""
    match screen, event:
        case (Asking() as asking, OfferTaken()) if asking.step.offer is not None:
            return screen, (LoadForm(asking.step.offer.form_id),)
        case (ShowingCase() | ReadingService(), FormChosen(form_id)):
            return screen, (LoadForm(form_id),)
        case (ShowingCase(found), FormLoaded(form)):
            return filing.begin(form, receipt_number=found.case.receipt_number), ()
        case (Asking() as asking, FormLoaded(form)):
            return filing.begin(form, left=asking), ()
        case (ReadingService(), FormLoaded(form)):
            return filing.begin(form), ()
        case _:
            return None


def _would_lose_answers(screen: Screen) -> bool:
    """Tell whether *Wstecz* would leave a form in which something was answered."""
    return (
        isinstance(screen, Asking)
        and not screen.reviewed
        and screen.index == 0
        and screen.left is None
        and any(screen.answers.values())
    )


def _end(session: Session) -> Step:
    """Ask first where something typed would be lost."""
    match session.screen:
        case Asking() | ReadingClause() | Reviewing() | NotSaved():
            return Step(replace(session, overlay="end_confirmation"))
        case EnteringAccessNumber() | LayingIdCard() | ReadingIdCard() | ShowingNames() | IdCardFailed():
            return Step(replace(session, overlay="end_confirmation"))
        case Saving():
            return Step(session)
        case Saved():
            return Step(replace(session, overlay="end_confirmation"))
        case _:
            return _forget(session)


def _idle(session: Session) -> Step:
    match session.screen:
        case Home() | OutOfService():
            return Step(session) if session.untouched else _forget(session)
        case Saving():
            return Step(session)
        case screen if session.overlay == "idle_warning":
            return Step(session) if keeps_number(screen) else _forget(session)
        case _:
            return Step(replace(session, overlay="idle_warning"))


def _forget(session: Session) -> Step:
    return Step(replace(session.next_person, number=session.number + 1), (Forget(),))
