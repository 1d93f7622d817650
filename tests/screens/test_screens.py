"""Every screen in every state: it loads without a word from Qt, and all of it has a name and a role."""

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk_app.domain.text import Language
from kiosk_app.flows import events as ev
from kiosk_app.flows.states import Asking
from screens.scenes import SCENES
from tests.screens.conftest import Stage, settle
from tests.screens.tree import Role, controls, find, names, nodes, press, unnamed_fields

_ACTION = {
    Role.Button: {"Press"},
    Role.RadioButton: {"Press", "Toggle"},
    Role.CheckBox: {"Press", "Toggle"},
    Role.EditableText: {"Set Focus"},
}
_MM = 1080 / 336
_LANGUAGES: tuple[Language, ...] = ("pl", "en")
_TOOLS = {"pl": {"Zakończ", "Kontrast", "Większy tekst"}, "en": {"End", "Contrast", "Larger text"}}


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("scene", SCENES)
def test_a_screen_is_whole(portrait: Stage, scene: str, language: Language) -> None:
    portrait.conversation.start_over()
    portrait.conversation.play(*SCENES[scene], ev.LanguageChosen(language))
    settle()
    shown = nodes(portrait.window)
    found = controls(portrait.window)
    assert len(names(portrait.window, Role.Heading)) >= 1
    assert [node for node in shown if not node.name.strip()] == []
    assert found, "nothing can be done here"
    # Targets of at least 15 mm on the glass (EN 301 549, 8.4 and the design).
    small = [node for node in found if node.rect.height() < 15 * _MM or node.rect.width() < 15 * _MM]
    assert small == []
    if portrait.conversation.session.overlay == "none":
        assert _TOOLS[language] <= {node.name for node in found}


@pytest.mark.parametrize("scene", ["home-battery", "question-battery"])
def test_a_battery_that_is_nearly_empty_is_spoken_of_on_every_screen(stage: Stage, scene: str) -> None:
    stage.conversation.play(*SCENES[scene])
    settle()
    assert any("bateria" in said for said in names(stage.window, Role.AlertMessage))


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_has_a_role_a_name_and_an_action(portrait: Stage, scene: str) -> None:
    portrait.conversation.start_over()
    portrait.conversation.play(*SCENES[scene])
    settle()
    buttons = [item for item in _items(portrait) if item.inherits("QQuickAbstractButton")]
    fields = [
        item
        for item in _items(portrait)
        if item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit")
    ]
    found = controls(portrait.window)
    # Nothing that can be touched is missing from the tree.
    assert len(found) == len(buttons) + len(fields)
    for control in found:
        assert control.name.strip()
        assert "\u00a0" not in control.name
        assert "\u2011" not in control.name
        assert not control.enabled or _ACTION[control.role] <= control.actions, control


def test_the_keyboard_brings_no_field_that_nobody_can_name(portrait: Stage) -> None:
    assert unnamed_fields(portrait.window) == 0


def test_a_check_box_is_ticked_and_says_so(stage: Stage) -> None:
    stage.conversation.play(*SCENES["question-check"][:-1])
    settle()
    box = next(node for node in nodes(stage.window) if node.role == Role.CheckBox)
    assert not box.checked
    assert {"Press", "Toggle"} <= box.actions
    for ticked in (True, False):
        press(stage.window, box.name, Role.CheckBox)
        settle()
        screen = stage.conversation.session.screen
        assert isinstance(screen, Asking)
        assert screen.answers["interest_consent"] is ticked
        assert [node.checked for node in nodes(stage.window) if node.role == Role.CheckBox] == [ticked]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_first_screen_needs_no_scrolling(portrait: Stage, language: Language) -> None:
    portrait.conversation.start_over()
    portrait.conversation.dispatch(ev.LanguageChosen(language))
    settle()
    flick = next(item for item in _items(portrait) if item.inherits("QQuickFlickable"))
    assert flick.property("contentHeight") <= flick.height()


@pytest.mark.parametrize("scene", SCENES)
def test_no_screen_is_wider_than_the_glass(portrait: Stage, scene: str) -> None:
    portrait.conversation.start_over()
    portrait.conversation.play(*SCENES[scene])
    settle()
    left = portrait.window.x()
    outside = [
        node
        for node in nodes(portrait.window)
        if node.rect.left() < left or node.rect.right() > left + portrait.window.width()
    ]
    assert outside == []


def test_only_the_screen_that_is_shown_is_in_the_tree(portrait: Stage) -> None:
    portrait.conversation.start_over()
    portrait.conversation.play(*SCENES["question-choice"])
    settle()
    assert names(portrait.window, Role.Heading) == ["Co chcesz złożyć?"]
    portrait.conversation.start_over()
    settle()
    assert names(portrait.window, Role.Heading) == ["W czym możemy pomóc?"]


def test_a_chosen_answer_is_marked_in_the_tree(portrait: Stage) -> None:
    portrait.conversation.start_over()
    portrait.conversation.play(*SCENES["question-organ"])
    settle()
    chosen = [node.name for node in nodes(portrait.window) if node.role == Role.RadioButton and node.checked]
    assert chosen == ["Polski", "Prezydenta Miasta lub kierownika jednostki miejskiej"]


def test_an_error_is_said_at_its_field(portrait: Stage) -> None:
    """EN 301 549, 11.3.3.1: the item that is wrong is identified and described in text."""
    portrait.conversation.start_over()
    portrait.conversation.play(*SCENES["question-address-wrong"])
    settle()
    wrong = {node.name: node.description for node in nodes(portrait.window) if node.role == Role.EditableText}
    said = names(portrait.window, Role.AlertMessage)
    assert wrong["Kod pocztowy"] in said
    assert wrong["Numer mieszkania (nieobowiązkowo)"] not in said


def test_the_warning_takes_the_focus(portrait: Stage) -> None:
    """EN 301 549, 11.2.2.1: the warning is extended by one simple action."""
    portrait.conversation.start_over()
    portrait.conversation.play(*SCENES["idle-warning"])
    settle()
    focused = portrait.window.activeFocusItem()
    assert isinstance(focused, QQuickItem)
    assert focused.property("text") == "Zostaję"
    assert find(portrait.window, Role.Button, "Zostaję").isValid()


def _items(stage: Stage) -> list[QQuickItem]:
    """Everything that is shown, but for the keyboard."""

    def below(item: QQuickItem) -> list[QQuickItem]:
        return [
            found
            for child in item.childItems()
            if child.isVisible() and not child.inherits("QVirtualKeyboardInputPanel")
            for found in (child, *below(child))
        ]

    return below(stage.window.contentItem())
