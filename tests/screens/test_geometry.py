"""Every look of every screen: nothing is cut, nothing lies over anything else."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from screens.previews import LOOKS, Look
from screens.scenes import SCENES
from tests.screens.conftest import Stage, settle

# Half a pixel is rounding.
_SLACK = 0.5


@pytest.mark.parametrize("look", [look for look in LOOKS if not look.contrast], ids=lambda look: look.name)
def test_nothing_is_cut_and_nothing_is_covered(application: QGuiApplication, look: Look) -> None:
    stage = Stage(look.width_mm, look.size)
    try:
        wrong = [f"{scene}: {what}" for scene in SCENES for what in _flaws(stage, look, scene)]
    finally:
        stage.close()
    assert wrong == []


def _flaws(stage: Stage, look: Look, scene: str) -> Iterator[str]:
    look.play(stage.conversation, scene)
    settle()
    shown = list(_shown(stage.window.contentItem(), stage.window.contentItem()))
    for item in shown:
        if item.inherits("QQuickText") and _is_cut(item):
            yield f"cut: {item.property('text')!r}"
    if stage.conversation.session.overlay != "none":
        return
    pressed = [(item, _visible_part(item)) for item in shown if item.inherits("QQuickAbstractButton")]
    for (one, here), (other, there) in combinations(pressed, 2):
        common = here.intersected(there)
        if common.width() > _SLACK and common.height() > _SLACK:
            yield f"{one.property('text')!r} lies over {other.property('text')!r}"


def _shown(root: QQuickItem, item: QQuickItem) -> Iterator[QQuickItem]:
    """Everything on the screen but the keyboard."""
    for child in item.childItems():
        if child.isVisible() and not child.inherits("QVirtualKeyboardInputPanel") and child.height() > 0:
            yield child
            yield from _shown(root, child)


def _is_cut(text: QQuickItem) -> bool:
    """Its glyphs do not fit its box, or the box sticks out of what is pressed, or of the window."""
    if text.property("truncated") and text.property("maximumLineCount") > 1000:
        return True
    wide, high = text.property("contentWidth"), text.property("contentHeight")
    if wide > text.width() + _SLACK or high > text.height() + _SLACK:
        return True
    button = _button_of(text)
    return button is not None and not _grown(button).contains(text.mapRectToItem(button, text.boundingRect()))


def _button_of(item: QQuickItem) -> QQuickItem | None:
    parent = item.parentItem()
    while parent is not None and not parent.inherits("QQuickAbstractButton"):
        parent = parent.parentItem()
    return parent


def _grown(item: QQuickItem) -> QRectF:
    return item.boundingRect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)


def _visible_part(item: QQuickItem) -> QRectF:
    """Where the item is in the window, less what scrolling hides."""
    seen = item.mapRectToScene(item.boundingRect())
    parent = item.parentItem()
    while parent is not None:
        if parent.clip():
            seen = seen.intersected(parent.mapRectToScene(parent.boundingRect()))
        parent = parent.parentItem()
    return seen
