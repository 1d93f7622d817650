"""The server of simulated devices, for tests that run under umockdev."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[3]
_SYSTEM_PYTHON = "/usr/bin/python3"
_END_S = 60


class Devices:
    """The server's process, and orders to it."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            ["umockdev-wrapper", _SYSTEM_PYTHON, "-m", "tests.hardware.umockdev.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
        )
        self.directory: str = self._hear()["directory"]

    def order(self, device: str, **what: object) -> dict[str, Any]:
        """Tell one device what to do; the answer tells how it is."""
        assert self._server.stdin is not None
        print(json.dumps({"device": device, **what}), file=self._server.stdin, flush=True)
        return self._hear()

    def eventually(self, found: Callable[[], bool]) -> bool:
        """Whether it comes to be so: what is plugged in is announced, and then looked for."""
        end = time.monotonic() + _END_S
        while not (is_so := found()) and time.monotonic() < end:
            time.sleep(0.02)
        return is_so

    def end(self) -> None:
        self._server.communicate()

    def _hear(self) -> dict[str, Any]:
        assert self._server.stdout is not None
        heard: dict[str, Any] = json.loads(self._server.stdout.readline())
        return heard


@pytest.fixture(scope="session")
def devices() -> Iterator[Devices]:
    """One for the process: libusb looks once where /dev is, and then listens to what is announced."""
    server = Devices()
    os.environ["UMOCKDEV_DIR"] = server.directory
    yield server
    server.end()
