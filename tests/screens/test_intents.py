"""What a person does reaches the flow, by the accessibility tree alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from kiosk_app.flows.states import Asking, Home, Reviewing, Saved
from screens.rehearsal import RECEIPT
from screens.scenes import SCENES
from tests.screens.conftest import Stage, settle
from tests.screens.tree import Role, find, press, set_text

_VALUE = QAccessible.Text.Value


def test_a_complaint_is_filed_by_the_tree_alone(stage: Stage) -> None:
    window, conversation = stage.window, stage.conversation

    def go(name: str, role: QAccessible.Role = Role.Button) -> None:
        press(window, name, role)
        settle()

    go("Złóż skargę lub wniosek")
    go("Wniosek", Role.RadioButton)
    go("Dalej")
    go("We własnej", Role.RadioButton)
    go("Dalej")
    go("Dalej")
    set_text(window, "Treść", "Więcej ławek\nw parku")
    go("Dalej")
    go("Dalej")
    set_text(window, "Imię", "Łucja")
    set_text(window, "Nazwisko", "Źdźbło")
    go("Dalej")
    set_text(window, "Ulica", "Piotrkowska")
    set_text(window, "Numer domu", "104")
    set_text(window, "Kod pocztowy", "90-926")
    set_text(window, "Miejscowość", "Łódź")
    go("Dalej")
    go("Pocztą", Role.RadioButton)
    go("Dalej")
    go("Dalej")
    go("Dalej")
    go("Dalej")
    assert isinstance(conversation.session.screen, Reviewing)
    assert conversation.session.screen.answers["content"] == "Więcej ławek\nw parku"
    assert conversation.session.screen.answers["last_name"] == "Źdźbło"
    go("Złóż")
    conversation.dispatch(rs.FiledSafely(RECEIPT))
    settle()
    assert isinstance(conversation.session.screen, Saved)
    go("Gotowe")
    assert isinstance(conversation.session.screen, Home)


def test_typing_keeps_cursor_and_focus(stage: Stage) -> None:
    stage.conversation.play(*SCENES["question-text"])
    settle()
    field = find(stage.window, Role.EditableText, "Znak sprawy (nieobowiązkowo)").object()
    assert isinstance(field, QQuickItem)
    field.forceActiveFocus()
    keys = Qt.Key
    for key in (keys.Key_1, keys.Key_2, keys.Key_4, keys.Key_Left, keys.Key_3):
        QTest.keyClick(stage.window, key)
    assert _answer(stage, "related_case_number") == "1234"
    assert field.hasActiveFocus()


def test_a_change_of_language_loses_no_keystroke(stage: Stage) -> None:
    stage.conversation.play(*SCENES["question-multiline"])
    settle()
    set_text(stage.window, "Treść", "Zażółć gęślą jaźń")
    stage.conversation.dispatch(ev.LanguageChosen("en"))
    settle()
    assert find(stage.window, Role.EditableText, "Text").text(_VALUE) == "Zażółć gęślą jaźń"
    assert _answer(stage, "content") == "Zażółć gęślą jaźń"


def test_the_next_question_starts_empty(stage: Stage) -> None:
    """Nothing typed for one question may show in the next."""
    stage.conversation.play(*SCENES["question-text"])
    settle()
    set_text(stage.window, "Znak sprawy (nieobowiązkowo)", "DOA-I.1510.42.2026")
    press(stage.window, "Dalej")
    settle()
    assert find(stage.window, Role.EditableText, "Treść").text(_VALUE) == ""


def test_escape_goes_back(stage: Stage) -> None:
    stage.conversation.play(*SCENES["question-organ"])
    settle()
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)
    settle()
    screen = stage.conversation.session.screen
    assert isinstance(screen, Asking)
    assert screen.step_id == "kind"


def test_every_key_press_is_activity(stage: Stage) -> None:
    before = stage.activity
    QTest.keyClick(stage.window, Qt.Key.Key_Tab)
    assert stage.activity > before


def _answer(stage: Stage, name: str) -> object:
    screen = stage.conversation.session.screen
    assert isinstance(screen, Asking)
    return screen.answers.get(name)
