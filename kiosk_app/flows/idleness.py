"""How long a screen waits for a person (EN 301 549, 11.2.2.1)."""

from kiosk_app.flows.states import Home, OutOfService, Saving, Session, keeps_number

# A person whose paper failed copies the number by hand: that takes longer.
_WITHOUT_PAPER = 4


def idle_limit_s(session: Session, timeout_s: int, warning_s: int, home_s: int) -> int | None:
    """Return the seconds without any touch after which IdleTimeElapsed is due; None: never."""
    if session.overlay == "idle_warning":
        # Under the warning nobody sees number and code, and nobody has lost them.
        return None if keeps_number(session.screen) else warning_s
    match session.screen:
        case Home():
            return None if session.untouched else home_s
        case OutOfService() | Saving():
            return None
        case screen:
            return timeout_s * (_WITHOUT_PAPER if keeps_number(screen) else 1)
