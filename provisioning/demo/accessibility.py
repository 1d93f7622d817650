"""Drives an application from outside, as assistive technology does: through AT-SPI 2 over D-Bus.

Only roles, names, actions and texts are used, never coordinates or anything of the application's
own: whatever this client cannot reach, a blind person's screen reader cannot reach either.
Interfaces: org.a11y.atspi.Accessible, Action, EditableText, Text (AT-SPI 2 D-Bus specification).
"""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Self

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_A11Y_BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_STATES = {"checked": 4, "enabled": 8, "focused": 12, "showing": 25, "visible": 30, "invalid entry": 36}
# Qt answers a lookup within a millisecond; one that takes this long has hung.
_REPLY_TIMEOUT_S = 10.0


class NodeNotFoundError(LookupError):
    """Nothing on the screen has this role and name; the message lists what there is."""


class BusError(RuntimeError):
    """The application or the accessibility bus refused a call."""


@dataclass(frozen=True)
class Node:
    """One object of the accessibility tree, as it was when it was read."""

    address: tuple[str, str]
    role: str
    name: str
    states: frozenset[str]

    def __str__(self) -> str:
        return f"{self.role} „{self.name}”"


class Desktop:
    """The accessibility bus of one D-Bus session."""

    def __init__(self, session_bus: str) -> None:
        session = open_dbus_connection(bus=session_bus)
        try:
            address = _call(session, _A11Y_BUS, "GetAddress")[0]
        finally:
            session.close()
        self._bus: DBusConnection = open_dbus_connection(bus=address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.close()

    def wait_for_application(self, name: str, within_s: float) -> "Application":
        """Wait until an application of this name is on the bus.

        Raises:
            NodeNotFoundError: it did not appear.
        """
        deadline = time.monotonic() + within_s
        while time.monotonic() < deadline:
            for address in self._children(_REGISTRY):
                if self._property(address, "Name") == name:
                    return Application(self, address)
            time.sleep(0.05)
        raise NodeNotFoundError(f"no application „{name}” on the accessibility bus within {within_s:.0f} s")

    def _children(self, address: tuple[str, str]) -> list[tuple[str, str]]:
        return [(bus, path) for bus, path in self.call(address, _ACCESSIBLE, "GetChildren")[0]]

    def _property(self, address: tuple[str, str], name: str) -> Any:
        reply = self.call(address, "org.freedesktop.DBus.Properties", "Get", "ss", (_ACCESSIBLE, name))
        return reply[0][1]

    def read(self, address: tuple[str, str]) -> Node:
        bits = self.call(address, _ACCESSIBLE, "GetState")[0]
        value = bits[0] | bits[1] << 32
        states = frozenset(name for name, bit in _STATES.items() if value >> bit & 1)
        role = self.call(address, _ACCESSIBLE, "GetRoleName")[0]
        return Node(address, role, str(self._property(address, "Name")), states)

    def walk(self, address: tuple[str, str]) -> Iterator[Node]:
        """Yield every object below `address` in reading order. What vanishes meanwhile is left out."""
        try:
            children = self._children(address)
        except BusError:
            return
        for child in children:
            try:
                node = self.read(child)
            except BusError:
                continue
            yield node
            yield from self.walk(child)

    def call(
        self,
        address: tuple[str, str],
        interface: str,
        method: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...]:
        target = DBusAddress(address[1], address[0], interface)
        return _call(self._bus, target, method, signature, body)


class Application:
    """One application on the bus."""

    def __init__(self, desktop: Desktop, address: tuple[str, str]) -> None:
        self._desktop = desktop
        self._address = address

    def nodes(self) -> list[Node]:
        """Return what is on the screen, and what scrolling would bring there, in reading order."""
        return list(self._desktop.walk(self._address))

    def find(self, role: str, name: str | re.Pattern[str]) -> Node | None:
        """Return the first object that can be used: what lies under a sheet is not enabled."""
        found = (node for node in self.nodes() if node.role == role and _matches(node.name, name))
        return next((node for node in found if "enabled" in node.states), None)

    def wait(self, role: str, name: str | re.Pattern[str], within_s: float = 20.0) -> Node:
        """Wait until an object of this role and name is there.

        Raises:
            NodeNotFoundError: it did not come; the message lists what is on the screen.
        """
        found = self.wait_until(lambda: self.find(role, name), within_s)
        if found is None:
            wanted = name if isinstance(name, str) else name.pattern
            raise NodeNotFoundError(f"no {role} „{wanted}”; there are: " + "; ".join(map(str, self.nodes())))
        return found

    def wait_until(self, condition: Callable[[], Node | None], within_s: float) -> Node | None:
        deadline = time.monotonic() + within_s
        while True:
            found = condition()
            if found is not None or time.monotonic() > deadline:
                return found
            time.sleep(0.02)

    def press(self, role: str, name: str | re.Pattern[str], within_s: float = 20.0) -> Node:
        """Do the first action of an object: Press of a button, Toggle of a check box."""
        node = self.wait(role, name, within_s)
        done = self._desktop.call(node.address, "org.a11y.atspi.Action", "DoAction", "i", (0,))[0]
        if not done:
            raise BusError(f"{node} refused its action")
        return node

    def enter(
        self, name: str | re.Pattern[str], text: str, role: str = "text", within_s: float = 20.0
    ) -> None:
        """Replace the text of a field."""
        node = self.wait(role, name, within_s)
        self._desktop.call(node.address, "org.a11y.atspi.EditableText", "SetTextContents", "s", (text,))

    def text_of(self, name: str | re.Pattern[str], role: str = "text") -> str:
        """Return what a field holds."""
        node = self.wait(role, name)
        return str(self._desktop.call(node.address, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))[0])


def _matches(name: str, wanted: str | re.Pattern[str]) -> bool:
    return name == wanted if isinstance(wanted, str) else wanted.search(name) is not None


def _call(
    connection: DBusConnection,
    target: DBusAddress,
    method: str,
    signature: str = "",
    body: tuple[Any, ...] = (),
) -> tuple[Any, ...]:
    message = new_method_call(target, method, signature or None, body)
    reply = connection.send_and_get_reply(message, timeout=_REPLY_TIMEOUT_S)
    if reply.header.message_type is MessageType.error:
        raise BusError(f"{method}: {reply.body}")
    return reply.body  # type: ignore[no-any-return]  # jeepney's Message.body has no type
