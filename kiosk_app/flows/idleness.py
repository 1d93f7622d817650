"""How long a screen waits for a person (EN 301 549, 11.2.2.1)."""

from kiosk_app.domain.printing import Printed
from kiosk_app.flows.states import Home, OutOfService, Saved, Saving, Session

# A person whose paper failed copies the number by hand: that takes longer.
_WITHOUT_PAPER = 4


def idle_limit_s(session: Session, timeout_s: int, warning_s: int, home_s: int) -> int | None:
    """Return the seconds without any touch after which IdleTimeElapsed is due; None: never."""
    if session.overlay == "idle_warning":
        return warning_s
    match session.screen:
        case Home():
            return None if session.untouched else home_s
        case OutOfService() | Saving():
            return None
        case Saved(paper=paper) if not isinstance(paper, Printed):
            return timeout_s * _WITHOUT_PAPER
        case _:
            return timeout_s
