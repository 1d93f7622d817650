"""The service as it is installed: its command, run in a process of its own."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Service:
    """The service as it is run: commands in a subprocess, the server behind a socket."""

    directory: Path
    url: str

    @property
    def settings(self) -> Path:
        return self.directory / "central.toml"

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return command(self.settings, *arguments, stdin=stdin)


def command(settings: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run `urzedomat-central` as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "central", "--settings", str(settings), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
