"""Where the focus is, what of it is seen, and what the keyboard on the screen does."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.flows import events as ev
from kiosk_app.flows.states import Asking
from screens.scenes import SCENES
from tests.screens.conftest import Stage, settle
from tests.screens.tree import Role, find

_LARGEST = (ev.TextSizeChanged(), ev.TextSizeChanged())
# In the long one somebody has typed already.
_QUESTIONS = [
    name
    for name in SCENES
    if name.startswith(("question-", "signal-", "supplement-")) and name != "question-long"
]


@pytest.mark.parametrize("tools", [(), _LARGEST], ids=["normal", "largest"])
def test_the_caret_stays_in_view(panel: Stage, tools: tuple[ev.Event, ...]) -> None:
    panel.conversation.play(*SCENES["question-multiline"], *tools)
    settle()
    _touch(panel, _item(panel, Role.EditableText, "Treść"))
    assert _keyboard_is_open()
    for line in range(40):
        for key in (Qt.Key.Key_A, Qt.Key.Key_Return):
            QTest.keyClick(panel.window, key)
        settle()
        assert _viewport(panel).contains(_caret(panel)), f"in line {line}"
    for _ in range(40):
        QTest.keyClick(panel.window, Qt.Key.Key_Up)
    settle()
    assert _viewport(panel).contains(_caret(panel))


def test_a_field_that_is_touched_is_seen_above_the_keyboard(panel: Stage) -> None:
    panel.conversation.play(*SCENES["question-address"], *_LARGEST)
    settle()
    field = _item(panel, Role.EditableText, "Miejscowość")
    field.forceActiveFocus()
    settle()
    _touch(panel, field)
    assert _keyboard_is_open()
    assert _viewport(panel).contains(_scene_rect(field))


def test_the_first_wrong_field_has_the_focus_and_is_seen(panel: Stage) -> None:
    panel.conversation.play(*SCENES["question-address"])
    settle()
    for name in ("street", "house_no"):
        panel.conversation.dispatch(ev.AnswerChanged(name, "1"))
    _item(panel, Role.EditableText, "Miejscowość").forceActiveFocus()
    settle()
    _press(panel, "Dalej")
    wrong = _item(panel, Role.EditableText, "Kod pocztowy")
    assert wrong.hasActiveFocus()
    assert _viewport(panel).contains(_scene_rect(wrong))
    assert _viewport(panel).contains(_scene_rect(_item(panel, Role.AlertMessage, "Podaj tu odpowiedź.", 0)))


def test_a_choice_that_is_missing_is_said_in_view_and_has_the_focus(panel: Stage) -> None:
    panel.conversation.play(*SCENES["signal-category"], *_LARGEST)
    settle()
    flick = _flick(panel)
    flick.setProperty("contentY", flick.property("contentHeight") - flick.height())
    _press(panel, "Dalej")
    note = _item(panel, Role.AlertMessage, "Wybierz jedną z odpowiedzi.")
    assert _viewport(panel).contains(_scene_rect(note))
    assert _item(panel, Role.RadioButton, "Drogi i chodniki").hasActiveFocus()


def test_every_press_of_next_leads_to_what_is_wrong(stage: Stage) -> None:
    stage.conversation.play(*SCENES["question-name-missing"])
    settle()
    _item(stage, Role.EditableText, "Nazwa organizacji (nieobowiązkowo)").forceActiveFocus()
    settle()
    _press(stage, "Dalej")
    assert _item(stage, Role.EditableText, "Imię").hasActiveFocus()


def test_a_question_begins_at_its_top_without_the_keyboard(panel: Stage) -> None:
    for scene in _QUESTIONS:
        panel.conversation.start_over()
        panel.conversation.play(*_LARGEST, *SCENES[scene])
        settle()
        screen = panel.conversation.session.screen
        if not isinstance(screen, Asking) or screen.problems:
            continue
        assert not _keyboard_is_open(), scene
        assert _flick(panel).property("contentY") == 0, scene
        assert _focused(panel).property("activeFocusOnTab"), scene


def test_the_next_question_closes_the_keyboard_and_takes_what_is_typed(stage: Stage) -> None:
    stage.conversation.play(*SCENES["question-multiline"])
    settle()
    _touch(stage, _item(stage, Role.EditableText, "Treść"))
    QTest.keyClick(stage.window, Qt.Key.Key_A)
    _press(stage, "Dalej")
    assert not _keyboard_is_open()
    QTest.keyClick(stage.window, Qt.Key.Key_B)
    screen = stage.conversation.session.screen
    assert isinstance(screen, Asking)
    assert screen.answers["expectation"] == "b"


def test_a_finger_that_trembles_still_presses_next(stage: Stage) -> None:
    """The keyboard may not close, and the button not move away, while the finger is on it."""
    stage.conversation.play(*SCENES["question-multiline"])
    settle()
    _touch(stage, _item(stage, Role.EditableText, "Treść"))
    QTest.keyClick(stage.window, Qt.Key.Key_A)
    at = _centre(_item(stage, Role.Button, "Dalej")).toPoint()
    no = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(stage.window, Qt.MouseButton.LeftButton, no, at)
    settle()
    at.setX(at.x() + 3)
    QTest.mouseMove(stage.window, at)
    settle()
    QTest.mouseRelease(stage.window, Qt.MouseButton.LeftButton, no, at)
    screen = stage.conversation.session.screen
    assert isinstance(screen, Asking)
    assert screen.step_id == "expectation"


def test_the_keyboard_does_not_outlive_its_field(stage: Stage) -> None:
    stage.conversation.play(*SCENES["status-entry"])
    settle()
    _touch(stage, _item(stage, Role.EditableText, "Numer potwierdzenia"))
    assert _keyboard_is_open()
    stage.conversation.start_over()
    settle()
    assert not _keyboard_is_open()


@pytest.mark.parametrize("covering", [ev.IdleTimeElapsed(), ev.EndPressed()])
def test_whoever_stays_types_on_where_they_were(stage: Stage, covering: ev.Event) -> None:
    stage.conversation.play(*SCENES["question-multiline"])
    settle()
    field = _item(stage, Role.EditableText, "Treść")
    _touch(stage, field)
    QTest.keyClick(stage.window, Qt.Key.Key_A)
    stage.conversation.dispatch(covering)
    settle()
    assert not _keyboard_is_open()
    stage.conversation.dispatch(ev.Stayed())
    settle()
    assert field.hasActiveFocus()
    assert _keyboard_is_open()
    QTest.keyClick(stage.window, Qt.Key.Key_B)
    screen = stage.conversation.session.screen
    assert isinstance(screen, Asking)
    assert screen.answers["content"] == "ab"


def test_staying_opens_no_keyboard_that_was_not_there(stage: Stage) -> None:
    stage.conversation.play(*SCENES["question-multiline"])
    settle()
    stage.conversation.play(ev.IdleTimeElapsed())
    settle()
    stage.conversation.play(ev.Stayed())
    settle()
    assert _item(stage, Role.EditableText, "Treść").hasActiveFocus()
    assert not _keyboard_is_open()


def _item(stage: Stage, role: Role, name: str, place: int | None = None) -> QQuickItem:
    found = find(stage.window, role, name, place).object()
    assert isinstance(found, QQuickItem)
    return found


def _focused(stage: Stage) -> QQuickItem:
    focused = stage.window.activeFocusItem()
    assert isinstance(focused, QQuickItem)
    return focused


def _centre(item: QQuickItem) -> QPointF:
    return item.mapToScene(item.boundingRect().center())


def _touch(stage: Stage, item: QQuickItem) -> None:
    """Scroll until the item is there, and touch it."""
    below = _scene_rect(item).top() - _viewport(stage).center().y()
    if below > 0:
        flick = _flick(stage)
        most = flick.property("contentHeight") - flick.height()
        flick.setProperty("contentY", min(most, flick.property("contentY") + below))
    at = _viewport(stage).intersected(_scene_rect(item)).center().toPoint()
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    settle()


def _press(stage: Stage, name: str) -> None:
    at = _centre(_item(stage, Role.Button, name)).toPoint()
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    settle()


def _keyboard_is_open() -> bool:
    return QGuiApplication.inputMethod().isVisible()


def _scene_rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def _caret(stage: Stage) -> QRectF:
    focused = _focused(stage)
    return focused.mapRectToScene(focused.property("cursorRectangle"))


def _flick(stage: Stage) -> QQuickItem:
    """The part of the screen that scrolls."""
    return next(item for item in _below(stage.window.contentItem()) if item.inherits("QQuickFlickable"))


def _viewport(stage: Stage) -> QRectF:
    return _scene_rect(_flick(stage))


def _below(item: QQuickItem) -> list[QQuickItem]:
    return [found for child in item.childItems() for found in (child, *_below(child))]
