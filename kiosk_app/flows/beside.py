"""What is said beside the screens and opened from there, whichever of them is shown."""

from dataclasses import replace

from kiosk_app.flows import drafts, scanning
from kiosk_app.flows.effects import OpenSearch, Step
from kiosk_app.flows.events import (
    CardPut,
    Event,
    HelpPressed,
    NoticeClosed,
    NoticeFollowed,
)
from kiosk_app.flows.notices import Notice, Told
from kiosk_app.flows.results import (
    DraftLoaded,
    SearchOpened,
)
from kiosk_app.flows.states import (
    Asking,
    Home,
    ReadingClause,
    Reviewing,
    Saved,
    Saving,
    Screen,
    Searching,
    Session,
)

_CHECKING = Asking | ReadingClause | Reviewing


def step(session: Session, event: Event) -> Step | None:
    """None: it is for the screen to take the event."""
    match event:
        case HelpPressed():
            return Step(replace(session, notice=Told.PERSON))
        case NoticeClosed():
            return Step(replace(session, notice=None))
        case CardPut(kind) if isinstance(session.screen, Home):
            return Step(replace(session, notice=kind))
        case NoticeFollowed(query) if offers_vehicles(session):
            return Step(session, (OpenSearch(query, session.language),))
        case SearchOpened(categories, query, services) if not scanning.is_begun(session.screen):
            return Step(replace(session, screen=Searching(categories, query, services), notice=None))
        case DraftLoaded(form, answers, dropped, problems) if not isinstance(session.screen, Saving | Saved):
            opened = drafts.open_draft(form, answers, problems)
            return Step(
                replace(session, screen=opened, notice=Told.DRAFT_CUT if dropped else Told.DRAFT_OPENED),
            )
        case _:
            return None


def offers_vehicles(session: Session) -> bool:
    """Whether the notice leads on to the services about vehicles: never out of something that is begun."""
    return session.notice is Told.VEHICLE and not scanning.is_begun(session.screen)


def notice_at(screen: Screen, session: Session) -> Notice | None:
    """What is still said once `screen` follows: a draft is spoken of until it is filed, all else is over."""
    of_draft = session.notice in (Told.DRAFT_OPENED, Told.DRAFT_CUT)
    if _same_place(screen, session.screen) or (of_draft and isinstance(screen, _CHECKING)):
        return session.notice
    return None


def _same_place(screen: Screen, before: Screen) -> bool:
    if isinstance(screen, Asking) and isinstance(before, Asking):
        return screen.step_id == before.step_id
    return type(screen) is type(before)
