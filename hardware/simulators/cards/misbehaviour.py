"""Cards that misbehave: applets around an applet, or in its place."""

import random
import time
from collections.abc import Callable

from hardware.simulators.cards.applet import Applet


class Nothing:
    """A card without applications."""

    def answer(self, apdu: bytes) -> bytes | None:
        if len(apdu) < 4:
            return b"\x67\x00"
        return b"\x6a\x82" if apdu[1] == 0xA4 else b"\x6d\x00"

    def reset(self) -> None:
        """Nothing to forget."""


class Always:
    """Answers the same to everything; None: nothing at all."""

    def __init__(self, answer: bytes | None) -> None:
        self._answer = answer

    def answer(self, apdu: bytes) -> bytes | None:  # noqa: ARG002  # whatever it is
        return self._answer

    def reset(self) -> None:
        """Nothing to forget."""


class Garbage(Nothing):
    """Answers bytes of any length that mean nothing; the same ones to the same command."""

    def answer(self, apdu: bytes) -> bytes | None:
        noise = random.Random(apdu)  # noqa: S311  # noise, and no secret
        return noise.randbytes(noise.randrange(2, 250))


class Slow:
    """Takes its time for each answer, in seconds."""

    def __init__(self, applet: Applet, seconds: float) -> None:
        self._applet, self._seconds = applet, seconds

    def answer(self, apdu: bytes) -> bytes | None:
        time.sleep(self._seconds)
        return self._applet.answer(apdu)

    def reset(self) -> None:
        self._applet.reset()


class FallsSilent:
    """Answers so many commands since the reset, and then no more."""

    def __init__(self, applet: Applet, after: int) -> None:
        self._applet, self._after, self._left = applet, after, after

    def answer(self, apdu: bytes) -> bytes | None:
        self._left -= 1
        return self._applet.answer(apdu) if self._left >= 0 else None

    def reset(self) -> None:
        self._left = self._after
        self._applet.reset()


WRONG: dict[str, Callable[[], Applet]] = {
    "mute": lambda: Always(None),
    "garbage": Garbage,
    "no_status": lambda: Always(b"\x90"),
    # There is always more (61xx).
    "endless": lambda: Always(bytes(256) + b"\x61\x00"),
    # Says of each length that another is right (6Cxx).
    "wrong_length": lambda: Always(b"\x6c\x10"),
}
