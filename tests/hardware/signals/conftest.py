"""The signals of a kiosk, and what they told."""

import queue
import time
from collections.abc import Callable, Iterator

import pytest

from hardware import devices
from hardware.signals.port import SignalEvent, Signals, SignalStates
from kiosk_app import settings


class Opened:
    """Signals that have been started."""

    def __init__(self, named: settings.Signals) -> None:
        self.signals: Signals = devices.open_signals(named)
        self._heard: queue.Queue[SignalEvent] = queue.Queue()
        self.signals.start(self._heard.put)

    def next(self) -> SignalEvent:
        return self._heard.get(timeout=20)

    def silent(self) -> bool:
        return self._heard.empty()

    def states_when(self, condition: Callable[[SignalStates], bool]) -> SignalStates:
        """The states, as soon as they are so. The test's own time limit ends a wait in vain."""
        while not condition(states := self.signals.states()):
            time.sleep(0.001)
        return states


Open = Callable[..., Opened]


@pytest.fixture
def open_signals() -> Iterator[Open]:
    opened: list[Opened] = []

    def open_one(**named: str) -> Opened:
        opened.append(Opened(settings.Signals(**named)))
        return opened[-1]

    yield open_one
    for one in opened:
        one.signals.close()
