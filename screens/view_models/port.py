"""What the screens need of the application."""

from collections.abc import Callable
from typing import Protocol

from kiosk_app.domain.receipts import Stationery
from kiosk_app.flows.events import Event
from kiosk_app.flows.states import Session


class Conversation(Protocol):
    """One conversation with a citizen (kiosk_app.runtime.Runtime)."""

    @property
    def session(self) -> Session: ...

    @property
    def stationery(self) -> Stationery | None: ...

    def dispatch(self, event: Event) -> None: ...

    def subscribe(self, callback: Callable[[], None]) -> None: ...
