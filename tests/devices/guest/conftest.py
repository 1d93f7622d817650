"""The simulated devices of the host, as the machine plugs them in."""

import json
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from usbip import protocol

PROJECT = Path(__file__).parents[3]
# Where QEMU's network shows the host's loopback interface.
_HOST = "10.0.2.2"
_VHCI = Path("/sys/devices/platform/vhci_hcd.0")
# Speeds as vhci_hcd wants them (linux/usb/ch9.h): full speed.
_FULL_SPEED = 2
_FREE = "004"
_END_S = 20


class Device:
    """A simulated device: the host's control port, and the bus of this machine."""

    def __init__(self, name: str, url: str, control: str) -> None:
        self._name = name
        self._port = urlsplit(url).port
        self._control = f"http://{_HOST}:{urlsplit(control).port}"

    def plug(self) -> None:
        """Put it into its port, and attach the bus to it."""
        self.post({"plugged": True})
        connection = socket.create_connection((_HOST, self._port))
        device = protocol.client_import(connection)
        # The kernel takes the connection over: ours may go.
        with connection:
            devid = device["busnum"] << 16 | device["devnum"]
            attach = f"{_free_port()} {connection.fileno()} {devid} {_FULL_SPEED}"
            (_VHCI / "attach").write_text(attach)

    def unplug(self) -> None:
        self.post({"plugged": False})

    def post(self, body: dict[str, Any], name: str = "") -> dict[str, Any]:
        """Tell the device, or another part of the simulators, what to do."""
        request = urllib.request.Request(f"{self._control}/{name or self._name}", json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=_END_S) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def get(self, path: str) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self._control}{path}", timeout=_END_S) as answer:
            found: dict[str, Any] = json.load(answer)
            return found


def _free_port() -> int:
    """vhci's status has a line for each port: hub, port, its state, and what is in it."""
    for line in (_VHCI / "status").read_text().splitlines()[1:]:
        hub, port, state = line.split()[:3]
        if hub == "hs" and state == _FREE:
            return int(port)
    raise RuntimeError("the bus has no free port")


def eventually(found: Callable[[], bool], what: str) -> None:
    """Wait until it is so: plugging takes the kernel and the device manager their time."""
    end = time.monotonic() + _END_S
    while not found():
        assert time.monotonic() < end, f"it never came that {what}"
        time.sleep(0.02)


@pytest.fixture(scope="session")
def reached() -> dict[str, str]:
    found: dict[str, str] = json.loads((PROJECT / "build/devices/results/simulators.json").read_text())
    return found


Plugged = Callable[[str], Device]


@pytest.fixture
def plugged(reached: dict[str, str]) -> Iterator[Plugged]:
    """Plugs in devices by name, and pulls them out after the test."""
    devices: list[Device] = []

    def plug(name: str) -> Device:
        devices.append(Device(name, reached[name], reached["control"]))
        devices[-1].plug()
        return devices[-1]

    yield plug
    for device in devices:
        device.unplug()
