"""Lane 2: drivers and the system's libusb, libudev and evdev, on devices that umockdev shows them.

umockdev stands between a program and its kernel, and must be there from the program's start: so these
tests run the others of tests/hardware/umockdev in a process of their own (docs/testing.md).
"""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("name", ["usb", "evdev"])
def test_under_umockdev(name: str) -> None:
    command = [
        *("umockdev-wrapper", sys.executable, "-m", "pytest", f"tests/hardware/umockdev/inner_{name}.py"),
        *("-o", "python_files=inner_*.py", "-p", "no:cacheprovider", "-p", "pytest_timeout", "--color=no"),
    ]
    # Only the plugin that pyproject.toml has a setting for: this process may be a worker of another.
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 0, ended.stdout + ended.stderr
