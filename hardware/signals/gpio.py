"""A contact on a line of a GPIO chip. The only file that knows libgpiod."""

import errno
import select
from datetime import timedelta
from typing import Any

from hardware.connection_url import Bias, Gpio
from hardware.signals.keys import Contact
from hardware.signals.rules import Reading, Switched


class GpioContact:
    """Implements `Source[Reading]`: the level when it is opened, and every edge after it."""

    wait_s: float | None = None

    def __init__(self, address: Gpio, contact: Contact) -> None:
        """Take the line for this process. Raises OSError: not there, not allowed, or taken by another."""
        self._line = address.line
        self._contact = contact
        self._begun = False
        try:
            self._request = _request(address)
        except ValueError as error:
            # The chip has fewer lines.
            raise OSError(errno.EINVAL, str(error)) from error

    def fileno(self) -> int:
        return int(self._request.fd)

    def read(self) -> list[Reading]:
        """What the contact has done since it was asked. Raises OSError when the chip has gone."""
        if not self._begun:
            self._begun = True
            return [Switched(self._contact, self._is_active())]
        if not select.select([self.fileno()], [], [], 0)[0]:
            return []
        rises = [event.event_type is event.Type.RISING_EDGE for event in self._request.read_edge_events()]
        # The level itself at the end: edges that did not fit in the kernel's buffer are lost.
        return [Switched(self._contact, on) for on in (*rises, self._is_active())]

    def close(self) -> None:
        self._request.release()

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
        bias=biases[address.bias],
        active_low=address.active_low,
        debounce_period=timedelta(milliseconds=address.debounce_ms),
    )
    return gpiod.request_lines(address.chip, config={address.line: wanted}, consumer="urzedomat")
