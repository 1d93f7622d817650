"""`make test-devices`: the drivers on a real kernel, with simulated devices on its USB bus.

    python -m tests.devices [ARGUMENTS OF PYTEST]

Fetches Debian's kernel, starts the simulated devices here and the machine in QEMU, and lets the tests
of tests/devices/guest run in it. The exit status is theirs (docs/testing.md).
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.devices.kernel import KernelError, prepare
from tests.devices.machine import MachineError, make_ram_disk, run

PROJECT = Path(__file__).parents[2]
BUILD = PROJECT / "build/devices"
_CONSOLE_LINES = 40


def main() -> int:
    results = BUILD / "results"
    subprocess.run(["rm", "-rf", results], check=True)
    results.mkdir(parents=True)
    arguments = [f"--color={'yes' if sys.stdout.isatty() else 'no'}", *sys.argv[1:]]
    (results / "arguments").write_text("".join(f"{argument}\n" for argument in arguments))
    try:
        kernel = prepare(BUILD / "kernel")
        ram_disk = make_ram_disk(kernel, PROJECT, BUILD / "ram-disk")
        with _Simulators(results / "simulators.json"):
            run(kernel, ram_disk, results, BUILD / "console.log")
    except (KernelError, MachineError) as error:
        print(f"test-devices: {error}", file=sys.stderr)
        return 1
    return status(results / "status", BUILD / "console.log")


def status(file: Path, console: Path) -> int:
    """The tests' exit status, left in `file` by the machine; without it 1, and its console's end is shown."""
    if file.exists():
        return int(file.read_text())
    lines = console.read_text(errors="replace").splitlines()[-_CONSOLE_LINES:]
    print(
        "test-devices: the machine ended before its tests did; its console:",
        *lines,
        sep="\n",
        file=sys.stderr,
    )
    return 1


class _Simulators:
    """The simulated devices, in a process of their own; where they are reached is left in `file`."""

    def __init__(self, file: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hardware.simulators.usb"], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        reached = json.loads(self._process.stdout.readline())
        file.write_text(json.dumps(reached))

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate(timeout=30)


if __name__ == "__main__":
    sys.exit(main())
