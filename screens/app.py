"""The window of the kiosk, and everything of Qt that it takes."""

import logging
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QTranslator, QUrl
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlProperty, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk_app.domain.text import Language
from kiosk_app.settings import Settings
from screens.activity import ActivityFilter
from screens.immortal import keep_singletons
from screens.pictures import IconProvider, QrProvider
from screens.view_models.kiosk import Kiosk
from screens.view_models.port import Conversation

_HERE = Path(__file__).parent
log = logging.getLogger("urzedomat.screens")


class KioskWindow:
    """Shows a conversation. Needs a QGuiApplication, and QT_IM_MODULE set before that was made."""

    def __init__(
        self, conversation: Conversation, settings: Settings, on_activity: Callable[[], None] = lambda: None
    ) -> None:
        keep_singletons()
        application = QCoreApplication.instance()
        assert isinstance(application, QGuiApplication), "a QGuiApplication must exist"
        self._application = application
        self._conversation = conversation
        self._translators: dict[Language, QTranslator] = {}
        self._translator: QTranslator | None = None
        self._language: Language | None = None
        self._session = conversation.session.number
        self._engine = QQmlApplicationEngine()
        self._engine.addImageProvider("icon", IconProvider())
        self._engine.addImageProvider("qr", QrProvider())
        self._engine.addImportPath(str(_HERE / "qml"))
        self._translate()
        conversation.subscribe(self._follow)
        self.kiosk = Kiosk(conversation, settings)
        self.kiosk.refresh()
        self._activity = ActivityFilter(on_activity, self.kiosk.go_by_keys, application)
        application.installEventFilter(self._activity)
        self._engine.setInitialProperties({"kiosk": self.kiosk})
        self._engine.load(QUrl.fromLocalFile(str(_HERE / "qml/Urzedomat/Main.qml")))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screens could not be loaded; the log says which line of QML")
        self.window: QQuickWindow = roots[0]
        self._hide_shadow_field()

    def show(self, windowed: bool, size: tuple[int, int]) -> None:
        if windowed:
            self.window.resize(*size)
            self.window.show()
        else:
            # Where no window manager runs (a bare X server), nobody else gives the window its size.
            self.window.setGeometry(self.window.screen().geometry())
            self.window.showFullScreen()
        # A bare X server gives the keys to no window by itself once an earlier one of ours has gone.
        self.window.requestActivate()

    def close(self) -> None:
        """Take down the screens before the application goes: QML must not outlive what it shows."""
        self._application.removeEventFilter(self._activity)
        self.window.close()
        shiboken6.delete(self._engine)
        for translator in self._translators.values():
            shiboken6.delete(translator)

    def _hide_shadow_field(self) -> None:
        """Keep the keyboard's own field for a small landscape screen, never shown here and without a
        name, out of the accessibility tree: nobody could say what to type into it."""
        shadow = self.window.findChild(QQuickItem, "shadowInput")
        context = qmlContext(shadow) if shadow is not None else None
        if shadow is not None and context is not None:
            QQmlProperty(shadow, "Accessible.ignored", context).write(True)

    def _follow(self) -> None:
        if self._conversation.session.language != self._language:
            self._translate()
            self._engine.retranslate()
        if self._conversation.session.number != self._session:
            self._session = self._conversation.session.number
            self._forget()

    def _forget(self) -> None:
        """Between two people: nothing copied or half-typed is left for the next one."""
        clipboard = QGuiApplication.clipboard()
        clipboard.clear()
        if clipboard.supportsSelection():
            # X11 keeps what was merely selected, too.
            clipboard.clear(QClipboard.Mode.Selection)
        QGuiApplication.inputMethod().reset()
        self._engine.trimComponentCache()

    def _translate(self) -> None:
        self._language = self._conversation.session.language
        if self._language not in self._translators:
            self._translators[self._language] = self._load(self._language)
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = self._translators[self._language]
        self._application.installTranslator(self._translator)

    def _load(self, language: Language) -> QTranslator:
        translator = QTranslator(self._application)
        if not translator.load(f"urzedomat_{language}", str(_HERE / "translations")):
            log.warning("translation_missing language=%s", language)
        return translator
