"""The accessibility tree, as assistive technology meets it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

Role = QAccessible.Role
CONTROLS = frozenset({Role.Button, Role.RadioButton, Role.CheckBox, Role.EditableText})


@dataclass(frozen=True)
class Node:
    role: QAccessible.Role
    name: str
    description: str
    rect: QRect
    checked: bool
    enabled: bool
    actions: frozenset[str]


def nodes(window: QQuickWindow) -> list[Node]:
    """Return everything that is in the tree, in its order."""
    root = QAccessible.queryAccessibleInterface(window)
    return [_node(found) for found in _walk(root)]


def controls(window: QQuickWindow) -> list[Node]:
    return [node for node in nodes(window) if node.role in CONTROLS]


def unnamed_fields(window: QQuickWindow) -> int:
    """Count the text fields without a name, of all that assistive technology meets, hidden ones too."""
    root = QAccessible.queryAccessibleInterface(window)
    fields = [item for item in _walk(root, hidden=True) if item.role() == Role.EditableText]
    return sum(not item.text(QAccessible.Text.Name) for item in fields)


def names(window: QQuickWindow, role: QAccessible.Role) -> list[str]:
    return [node.name for node in nodes(window) if node.role == role]


def _walk(interface: QAccessibleInterface, hidden: bool = False) -> Iterator[QAccessibleInterface]:
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is None or not child.isValid():
            continue
        shown = child.object()
        if not hidden and isinstance(shown, QQuickItem) and not shown.isVisible():
            continue
        yield child
        yield from _walk(child, hidden)


def _node(interface: QAccessibleInterface) -> Node:
    return Node(
        interface.role(),
        interface.text(QAccessible.Text.Name),
        interface.text(QAccessible.Text.Description),
        interface.rect(),
        bool(interface.state().checked),
        not interface.state().disabled,
        _actions(interface),
    )


def _actions(interface: QAccessibleInterface) -> frozenset[str]:
    actions = interface.actionInterface()
    return frozenset(actions.actionNames()) if actions is not None else frozenset()


def find(
    window: QQuickWindow, role: QAccessible.Role, name: str, place: int | None = None
) -> QAccessibleInterface:
    """Return the one object with this role and name; with `place`, that of several."""
    root = QAccessible.queryAccessibleInterface(window)
    found = [item for item in _walk(root) if item.role() == role and _node(item).name == name]
    # What lies under a sheet cannot be used, and may have the name of something on it.
    found = [item for item in found if not item.state().disabled] or found
    assert len(found) == 1 or (place is not None and found), f"{len(found)} objects are {role.name} {name!r}"
    return found[place or 0]


def press(window: QQuickWindow, name: str, role: QAccessible.Role = Role.Button) -> None:
    """Do the control's Press action, as AT-SPI's DoAction does."""
    actions = find(window, role, name).actionInterface()
    assert "Press" in actions.actionNames(), f"{name!r} cannot be pressed: {actions.actionNames()}"
    actions.doAction("Press")


def set_text(window: QQuickWindow, name: str, text: str) -> None:
    """Replace the text of a field, as AT-SPI's SetTextContents does: without any key."""
    field = find(window, Role.EditableText, name)
    field.setText(QAccessible.Text.Value, text)
