"""A window off screen over a rehearsed conversation. Every warning of Qt or QML fails its test."""

import os
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QGuiApplication

os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    QT_QUICK_BACKEND="software",
    QT_IM_MODULE="qtvirtualkeyboard",
    QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
)

from screens import translate
from screens.app import KioskWindow
from screens.rehearsal import Rehearsal, settings

# Qt 6.12's own keyboard QML, and the multimedia it links to on a machine without sound.
# Only the device panel loads a picture over HTTP, from simulators that its test stops on purpose.
_PANEL_CUT_OFF = re.compile(r"PanelPaper\.qml:\d+:\d+: QML QQuickImage: Connection refused")
_ALLOWED = (
    "qt.qml.propertyCache.append: Member contentWidth",
    "pipewire",
    "qt.multimedia",
    "PulseAudio",
)


PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)


class Stage:
    """A window and its conversation."""

    def __init__(self, width_mm: int, size: tuple[int, int]) -> None:
        self.activity = 0
        self.conversation = Rehearsal()
        self.shown = KioskWindow(self.conversation, settings(width_mm), on_activity=self._count)
        self.window = self.shown.window
        self.shown.show(windowed=True, size=size)
        settle()

    def _count(self) -> None:
        self.activity += 1

    def close(self) -> None:
        self.shown.close()
        settle()


def settle() -> None:
    """Let layouts come to rest and what was dropped go."""
    for _ in range(2):
        QCoreApplication.processEvents()
        # Layouts are polished before a frame, which the platform would ask for 5 ms later.
        for window in QGuiApplication.topLevelWindows():
            QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def application() -> QGuiApplication:
    translate.release(only_if_older=True)
    found = QCoreApplication.instance()
    running = found if isinstance(found, QGuiApplication) else QGuiApplication(["urzedomat"])
    QAccessible.setActive(True)
    return running


@pytest.fixture(autouse=True)
def warnings() -> Iterator[list[str]]:
    told: list[str] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        full = f"{context.category}: {message}"
        if (
            kind != QtMsgType.QtDebugMsg
            and not any(words in full for words in _ALLOWED)
            and not _PANEL_CUT_OFF.search(full)
        ):
            told.append(full)

    qInstallMessageHandler(listen)
    yield told
    qInstallMessageHandler(None)
    assert told == []


@pytest.fixture(scope="module")
def portrait(application: QGuiApplication) -> Iterator[Stage]:
    stage = Stage(336, PORTRAIT)
    yield stage
    stage.close()


@pytest.fixture
def stage(application: QGuiApplication) -> Iterator[Stage]:
    stage = Stage(336, PORTRAIT)
    yield stage
    stage.close()


@pytest.fixture(params=[(336, PORTRAIT), (598, LANDSCAPE)], ids=["portrait", "landscape"])
def panel(application: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[Stage]:
    """The same panel, upright and on its side."""
    stage = Stage(*request.param)
    yield stage
    stage.close()
