"""Keys of the tactile keypad reach the window: the focus moves, and what has it is pressed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from hardware.signals.port import Action
from kiosk_app.flows import events as ev
from kiosk_app.flows.states import Asking, Home, Saved
from screens.keypad import Keypad
from screens.scenes import SCENES
from tests.screens.conftest import Stage, settle
from tests.screens.tree import Role, names


def _keypad(stage: Stage) -> Keypad:
    return Keypad(stage.window, stage.conversation)


def _focused(stage: Stage) -> str:
    settle()
    item = stage.window.activeFocusItem()
    assert isinstance(item, QQuickItem)
    return str(item.property("text"))


def test_arrows_move_the_focus_and_ok_presses_what_has_it(stage: Stage) -> None:
    keypad, seen = _keypad(stage), []
    for _ in range(8):
        keypad.press(Action.DOWN)
        seen.append(_focused(stage))
    assert "Zgłoś interwencję" in seen
    keypad.press(Action.UP)
    assert _focused(stage) == seen[-2]
    while _focused(stage) != "Zgłoś interwencję":
        keypad.press(Action.NEXT)
    keypad.press(Action.OK)
    settle()
    assert names(stage.window, Role.Heading) == ["Czego dotyczy zgłoszenie?"]


def _go_by_keys(stage: Stage) -> Keypad:
    """To the first tile of the first screen."""
    keypad = _keypad(stage)
    for _ in range(3):
        keypad.press(Action.NEXT)
    assert _focused(stage) == "Złóż skargę lub wniosek"
    return keypad


def _seen_to_have_the_focus(stage: Stage) -> bool:
    """A button shows a ring only for keys; a field always shows that it has the focus."""
    settle()
    item = stage.window.activeFocusItem()
    if item is None or not item.property("activeFocusOnTab"):
        return False
    return item.property("visualFocus") in (True, None)


# The receipt's screen gives the focus to nothing; at the other two nobody has gone anywhere yet.
_NOWHERE = ("saved", "idle-warning-saved", "home", "out-of-service")
_SCREENS = [name for name in SCENES if not name.startswith(_NOWHERE)]


@pytest.mark.parametrize("scene", _SCREENS)
def test_whoever_goes_by_keys_sees_the_focus_on_every_screen(stage: Stage, scene: str) -> None:
    _go_by_keys(stage)
    stage.conversation.play(*SCENES[scene])
    assert _seen_to_have_the_focus(stage)


@pytest.mark.parametrize("covering", [ev.EndPressed(), ev.IdleTimeElapsed()])
def test_what_lies_over_the_screen_shows_the_focus_and_gives_it_back(
    stage: Stage, covering: ev.Event
) -> None:
    keypad = _go_by_keys(stage)
    stage.conversation.play(*SCENES["question-organ"])
    settle()
    stage.conversation.dispatch(covering)
    assert _seen_to_have_the_focus(stage)
    keypad.press(Action.OK)
    assert stage.conversation.session.overlay == "none"
    assert _seen_to_have_the_focus(stage)


def test_a_second_press_of_ok_does_not_close_the_receipt(stage: Stage) -> None:
    keypad = _go_by_keys(stage)
    stage.conversation.play(*SCENES["saved-printing"])
    settle()
    keypad.press(Action.OK)
    assert isinstance(stage.conversation.session.screen, Saved)


def test_a_finger_and_the_next_person_see_no_ring(stage: Stage) -> None:
    _go_by_keys(stage)
    stage.conversation.start_over()
    stage.conversation.play(*SCENES["question-organ"])
    assert not _seen_to_have_the_focus(stage)
    _keypad(stage).press(Action.NEXT)
    assert _seen_to_have_the_focus(stage)
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    stage.conversation.play(ev.AnswerChanged("organ", "employee"), ev.Continued())
    assert not _seen_to_have_the_focus(stage)


def test_every_key_is_a_sign_of_life(stage: Stage) -> None:
    before = stage.activity
    _keypad(stage).press(Action.PREVIOUS)
    assert stage.activity > before


def test_back_leaves_what_lies_over_the_screen_first(stage: Stage) -> None:
    keypad = _keypad(stage)
    stage.conversation.play(*SCENES["question-organ"], ev.EndPressed())
    keypad.press(Action.BACK)
    assert (stage.conversation.session.overlay, type(stage.conversation.session.screen)) == ("none", Asking)
    for _ in range(2):
        keypad.press(Action.BACK)
    assert stage.conversation.session.overlay == "end_confirmation"


def test_help_says_where_a_person_is_and_takes_nothing_away(stage: Stage) -> None:
    stage.conversation.play(*SCENES["question-organ"])
    before = stage.conversation.session.screen
    _keypad(stage).press(Action.HELP)
    settle()
    assert any("punktu informacji" in text for text in names(stage.window, Role.AlertMessage))
    assert stage.conversation.session.screen == before


def test_ok_ends_no_line_of_a_text(stage: Stage) -> None:
    stage.conversation.play(*SCENES["question-multiline"])
    settle()
    keypad = _keypad(stage)
    keypad.press(Action.OK)
    screen = stage.conversation.session.screen
    assert isinstance(screen, Asking)
    assert not screen.answers.get("content")


def test_no_volume_is_promised(stage: Stage) -> None:
    for action in (Action.LOUDER, Action.VOLUME_UP, Action.VOLUME_DOWN):
        _keypad(stage).press(action)
    assert isinstance(stage.conversation.session.screen, Home)
