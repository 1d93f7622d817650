"""Nothing of one person reaches the next."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import qmlEngine

from kiosk_app.domain.text import LANGUAGES
from kiosk_app.flows import events as ev
from provisioning.demo.display import VirtualDisplay
from tests.screens.conftest import Stage, settle
from tests.screens.tree import Role, find, press


def test_text_size_and_contrast_are_the_persons_own(stage: Stage) -> None:
    press(stage.window, "Większy tekst")
    press(stage.window, "Kontrast")
    settle()
    assert _style(stage, "level") == 1.25
    assert _style(stage, "contrast") is True
    assert find(stage.window, Role.Button, "Kontrast").state().checked
    press(stage.window, "Większy tekst")
    settle()
    press(stage.window, "Mniejszy tekst")
    settle()
    assert _style(stage, "level") == 1
    press(stage.window, "Większy tekst")
    stage.conversation.dispatch(ev.IdleTimeElapsed())
    settle()
    assert _style(stage, "level") == 1
    assert _style(stage, "contrast") is False
    assert not find(stage.window, Role.Button, "Kontrast").state().checked


@pytest.mark.parametrize("name", ["Większy tekst", "Kontrast"])
def test_a_tool_pressed_by_assistive_technology_is_activity(stage: Stage, name: str) -> None:
    """No key and no touch comes with it: the flow hears of it, and with the flow the idle clock."""
    before = stage.conversation.session
    press(stage.window, name)
    assert stage.conversation.session != before
    assert not stage.conversation.session.untouched


def test_languages_do_not_pile_up(stage: Stage) -> None:
    for _ in range(20):
        stage.conversation.play(ev.LanguageChosen("en"))
        stage.conversation.play(ev.LanguageChosen("pl"))
    application = QGuiApplication.instance()
    assert application is not None
    assert len(application.findChildren(QTranslator)) <= len(LANGUAGES)


_SELECTING = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QClipboard, QGuiApplication
from kiosk_app.flows import events as ev
from screens.app import KioskWindow
from screens.rehearsal import Rehearsal, settings

application = QGuiApplication(sys.argv)
conversation = Rehearsal()
shown = KioskWindow(conversation, settings())
shown.show(windowed=True, size=(540, 960))
clipboard = application.clipboard()
assert clipboard.supportsSelection()
conversation.play(ev.StatusChosen())
for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
    clipboard.setText("Brzęczyszczykiewicz", mode)
    assert clipboard.text(mode)
conversation.dispatch(ev.EndPressed())
QCoreApplication.processEvents()
print([clipboard.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)])
shown.close()
"""


def test_what_was_selected_is_gone_on_x11_too() -> None:
    """X11 keeps a selection of its own, which the middle button pastes."""
    with VirtualDisplay(540, 960) as display:
        assert _run(_SELECTING, display) == "['', '']"


_STARTING = """
import sys
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QGuiApplication
from screens.app import KioskWindow
from screens.rehearsal import Rehearsal, settings

application = QGuiApplication(sys.argv)
for _ in range(2):
    shown = KioskWindow(Rehearsal(), settings())
    shown.show(windowed=True, size=(540, 960))
    end = QDeadlineTimer(5000)
    while not (shown.window.isActive() or end.hasExpired()):
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    print(shown.window.isActive())
    shown.close()
"""


def test_keys_reach_a_window_that_is_opened_again_on_a_bare_x_server() -> None:
    """No window manager gives them back to it there."""
    with VirtualDisplay(540, 960) as display:
        assert _run(_STARTING, display).split() == ["True", "True"]


def _run(script: str, display: VirtualDisplay) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**display.environment, "QT_IM_MODULE": "qtvirtualkeyboard", "QT_QUICK_BACKEND": "software"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _style(stage: Stage, name: str) -> object:
    engine = qmlEngine(stage.window)
    assert engine is not None
    style = engine.singletonInstance("Urzedomat", "Style")
    assert isinstance(style, QObject)
    return style.property(name)
