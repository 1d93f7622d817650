"""A contact on a line of a GPIO chip. The only file that knows libgpiod."""

import errno
import select
import time
from pathlib import Path
from typing import Any

from hardware.connection_url import Bias, Gpio
from hardware.signals.debounce import Debounced
from hardware.signals.keys import Contact
from hardware.signals.rules import Reading, Switched

# A chip that goes wakes nobody who waits for its edges (Linux 6.1): the level must be asked for.
_LOOK_S = 1.0
_NS_PER_MS = 1_000_000


class GpioContact:
    """Implements `Source[Reading]`: the level when it is opened, and what it becomes after that."""

    def __init__(self, address: Gpio, contact: Contact) -> None:
        """Take the line for this process. Raises OSError: not there, not allowed, or taken by another."""
        self.wait_s: float | None = _LOOK_S
        self._line = address.line
        self._contact = contact
        self._period_ns = address.debounce_ms * _NS_PER_MS
        self._debounced: Debounced | None = None
        try:
            self._request = _request(address)
        except ValueError as error:
            # The chip has fewer lines.
            raise OSError(errno.EINVAL, str(error)) from error

    def fileno(self) -> int:
        return int(self._request.fd)

    def read(self) -> list[Reading]:
        """What the contact has done since it was asked. Raises OSError when the chip has gone."""
        if self._debounced is None:
            level = self._is_active()
            self._debounced = Debounced(self._period_ns, level)
            return [Switched(self._contact, level)]
        return [Switched(self._contact, level) for level in self._lasted(self._debounced)]

    def close(self) -> None:
        self._request.release()

    def _lasted(self, debounced: Debounced) -> list[bool]:
        levels = []
        for event in self._edges():
            levels += debounced.edge(event.event_type is event.Type.RISING_EDGE, event.timestamp_ns)
        # The level itself at the end: edges that did not fit in the kernel's buffer are lost.
        level, now_ns = self._is_active(), time.monotonic_ns()
        levels += debounced.look(level, now_ns)
        wait_s = debounced.wait_s(now_ns)
        self.wait_s = _LOOK_S if wait_s is None else min(_LOOK_S, wait_s)
        return levels

    def _edges(self) -> list[Any]:
        waiting = select.select([self.fileno()], [], [], 0)[0]
        return list(self._request.read_edge_events()) if waiting else []

    def _is_active(self) -> bool:
        return bool(self._request.get_value(self._line).value)


def _request(address: Gpio) -> Any:
    # Imported here: it must not be on the way to the first frame.
    import gpiod
    from gpiod import line

    biases = {
        Bias.AS_IS: line.Bias.AS_IS,
        Bias.PULL_UP: line.Bias.PULL_UP,
        Bias.PULL_DOWN: line.Bias.PULL_DOWN,
        Bias.NONE: line.Bias.DISABLED,
    }
    wanted = gpiod.LineSettings(
        direction=line.Direction.INPUT,
        edge_detection=line.Edge.BOTH,
        # That of the times of edges, and of time.monotonic_ns.
        event_clock=line.Clock.MONOTONIC,
        bias=biases[address.bias],
        active_low=address.active_low,
    )
    return gpiod.request_lines(_path(address.chip), config={address.line: wanted}, consumer="urzedomat")


def _path(chip: str) -> str:
    """The file of the chip. Raises OSError: no chip has this label, or more than one."""
    if chip.startswith("/"):
        return chip
    # Links to chips stand beside them: they are no chips of their own.
    files = [path for path in sorted(Path("/dev").glob("gpiochip*")) if not path.is_symlink()]
    named, refused = [], None
    for path in files:
        try:
            if _label(path) == chip:
                named.append(str(path))
        except OSError as error:
            refused = error
    if len(named) == 1:
        return named[0]
    if named:
        raise OSError(errno.EINVAL, f"{' and '.join(named)} are both called {chip}: name the file")
    raise refused or OSError(errno.ENOENT, f"no GPIO chip is called {chip}")


def _label(path: Path) -> str:
    import gpiod

    with gpiod.Chip(str(path)) as chip:
        return str(chip.get_info().label)
