"""The tactile keypad: its keys move the focus and press what has it, as a keyboard's would."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

from hardware.signals.port import Action
from kiosk_app.flows import events as ev
from screens.view_models.port import Conversation
from screens.view_models.shell import escape_event


class Keypad:
    """Belongs to the thread of the screens. The words for what has the focus are read out elsewhere."""

    def __init__(self, window: QQuickWindow, conversation: Conversation) -> None:
        self._window = window
        self._conversation = conversation

    def press(self, action: Action) -> None:
        match action:
            case Action.DOWN | Action.RIGHT | Action.NEXT:
                self._key(Qt.Key.Key_Tab)
            case Action.UP | Action.LEFT | Action.PREVIOUS:
                self._key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            case Action.OK:
                self._activate()
            case Action.BACK:
                self._conversation.dispatch(escape_event(self._conversation.session))
            case Action.HELP:
                self._conversation.dispatch(ev.HelpPressed())
            case Action.VOLUME_UP | Action.VOLUME_DOWN | Action.LOUDER:
                # Nothing is spoken yet that could be louder.
                pass
            case _:
                assert_never(action)

    def _activate(self) -> None:
        focused = self._window.activeFocusItem()
        # In a field it would end the line of somebody who only looks around.
        if focused is not None and not focused.inherits("QQuickTextEdit"):
            self._key(Qt.Key.Key_Return)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._window, QKeyEvent(kind, key, modifiers))
