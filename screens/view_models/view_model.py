"""What every view-model shares."""

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk_app.domain.text import EMPTY, Language, LocalText
from kiosk_app.flows.events import Event
from kiosk_app.flows.states import Screen
from screens.typography import typeset
from screens.view_models.port import Conversation

State = TypeVar("State", bound=Screen)


class ViewModel(QObject):
    """Shows one kind of state.

    Each class has its own signal `changed`, which comes after every step of the conversation: Qt
    knows as a property's notify signal only one of the same class.
    """

    changed: Signal

    def __init__(self, conversation: Conversation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation

    @property
    def _language(self) -> Language:
        return self._conversation.session.language

    def _state(self, kind: type[State]) -> State | None:
        """The screen's state, where it is of this kind: a view-model outlives the states it shows."""
        screen = self._conversation.session.screen
        return screen if isinstance(screen, kind) else None

    def _say(self, event: Event) -> None:
        self._conversation.dispatch(event)

    def _text(self, text: LocalText) -> str:
        return typeset(text.get(self._language))

    def _office_text(self, key: str) -> str:
        stationery = self._conversation.stationery
        return self._text(stationery.texts.get(key, EMPTY)) if stationery else ""

    def refresh(self) -> None:
        """Take over the state and tell QML."""
        self.changed.emit()
