"""A display and a D-Bus session of their own, so that nothing depends on the machine's desktop."""

import os
import subprocess
import time
from types import TracebackType
from typing import Self

from PIL import Image, ImageGrab

# A caret blinks and a countdown counts: what still moves after so many looks is taken as it is.
_BETWEEN_LOOKS_S = 0.2
_MOST_LOOKS = 5


class VirtualDisplay:
    """Xvfb with a session bus, on which accessibility is on from the start.

    `environment` is what a program needs to appear there.
    """

    def __init__(self, width: int, height: int) -> None:
        self._size = f"{width}x{height}x24"
        self._processes: list[subprocess.Popen[bytes]] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        # -displayfd: the server picks a free number and says which, so that runs cannot collide.
        display = ":" + self._started(
            "Xvfb", "-displayfd", "{fd}", "-screen", "0", self._size, "-nolisten", "tcp"
        )
        self.environment = {**os.environ, "DISPLAY": display, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        # Whatever the caller's own Qt is told to use: here it is this display.
        self.environment["QT_QPA_PLATFORM"] = "xcb"
        self.environment.pop("WAYLAND_DISPLAY", None)
        address = self._started("dbus-daemon", "--session", "--nofork", "--print-address={fd}")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            process.wait(timeout=10)

    def picture(self) -> Image.Image:
        """Return what the display shows, once it has stood still for a moment."""
        shown = self._grab()
        for _ in range(_MOST_LOOKS):
            time.sleep(_BETWEEN_LOOKS_S)
            before, shown = shown, self._grab()
            if shown == before:
                break
        return shown

    def _grab(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.environment["DISPLAY"])

    def _started(self, *command: str) -> str:
        """Start a program and return the line that it writes to a pipe of its own when it is ready."""
        reader, writer = os.pipe()
        with os.fdopen(reader, "rb") as ready:
            arguments = [part.replace("{fd}", str(writer)) for part in command]
            process = subprocess.Popen(
                arguments,
                pass_fds=[writer],
                env=self.environment or None,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            os.close(writer)
            self._processes.append(process)
            line = ready.readline().decode().strip()
        if not line:
            raise RuntimeError(f"{command[0]} did not start; is its package installed? (make setup)")
        return line
