"""Notices that a person is there, by a touch, a key or a letter from the keyboard on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
    }
)
_FINGER = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress})
# The keyboard on the screen has neither: these are of a keypad, or of a real keyboard.
_MOVES_FOCUS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class ActivityFilter(QObject):
    """Installed on the application; it lets every event pass."""

    def __init__(
        self, on_activity: Callable[[], None], go_by_keys: Callable[[bool], None], parent: QObject
    ) -> None:
        """`go_by_keys` is told True at a key that moves the focus, False at a finger."""
        super().__init__(parent)
        self._on_activity = on_activity
        self._go_by_keys = go_by_keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._on_activity()
        if event.type() in _FINGER:
            self._go_by_keys(False)
        elif isinstance(event, QKeyEvent) and event.key() in _MOVES_FOCUS:
            self._go_by_keys(True)
        return False
