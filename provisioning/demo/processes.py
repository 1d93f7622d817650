"""The product's own processes, started as they are started in the field: by their commands."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

BIN = Path(sys.executable).parent
_STOP_WITHIN_S = 15


class DemoError(RuntimeError):
    """A process ended that should run, or a command failed; the message holds the end of its log."""


class Process:
    """One running process with its log."""

    def __init__(
        self, name: str, command: list[str], log: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.name = name
        self.log = log
        with log.open("ab") as sink:
            self._process = subprocess.Popen(
                [str(BIN / command[0]), *command[1:]],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=sink,
                env=environment,
                start_new_session=True,
            )
        assert self._process.stdout is not None
        self._output: IO[bytes] = self._process.stdout

    @property
    def pid(self) -> int:
        return self._process.pid

    def first_line(self) -> str:
        """Wait for the line that the process prints when it is ready.

        Raises:
            DemoError: it ended instead.
        """
        line = self._output.readline().decode()
        if not line:
            self._process.wait(timeout=_STOP_WITHIN_S)
            raise DemoError(
                f"{self.name} did not start (exit status {self._process.returncode}):\n{self.tail()}"
            )
        return line.strip()

    def check(self, may_end: bool = False) -> None:
        """Raise DemoError when the process has ended by itself. `may_end`: it may, with status 0."""
        status = self._process.poll()
        if status is not None and not (may_end and status == 0):
            raise self._ended(status)

    def tail(self) -> str:
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])

    def kill(self) -> None:
        """End it, and the workers that it has started, as a power cut would (SIGKILL)."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._output.close()

    def stop(self) -> int:
        """End it as systemd would (SIGTERM, then SIGKILL) and return its exit status."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(timeout=_STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
        finally:
            self._output.close()

    def wait(self) -> None:
        """Wait until somebody ends it, by closing its window.

        Raises:
            DemoError: it did not end well.
        """
        status = self._process.wait()
        if status != 0:
            raise self._ended(status)

    def _ended(self, status: int) -> DemoError:
        return DemoError(f"{self.name} ended with exit status {status}:\n{self.tail()}")


class Group:
    """Processes that end together, the last started first."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._logs.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def start(self, name: str, *command: str, environment: Mapping[str, str] | None = None) -> Process:
        process = Process(name, list(command), self._logs / f"{name}.log", environment)
        self._stack.callback(process.stop)
        return process


def run(*command: str, stdin: str = "") -> str:
    """Run one of the product's commands to its end and return what it printed.

    Raises:
        DemoError: it ended with another status than 0.
    """
    result = subprocess.run(
        [str(BIN / command[0]), *command[1:]], input=stdin, text=True, capture_output=True, check=False
    )
    if result.returncode != 0:
        raise DemoError(
            f"{' '.join(command[:4])} ended with exit status {result.returncode}:\n{result.stderr}"
        )
    return result.stdout


def wait_until(what: str, condition: Callable[[], bool], within_s: float = 30.0) -> None:
    """Wait for something that another process does.

    Raises:
        DemoError: it did not happen; the message says what.
    """
    deadline = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > deadline:
            raise DemoError(f"waited {within_s:.0f} s in vain: {what}")
        time.sleep(0.05)


def has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
