"""A USB port with one simulated device in it, reached by USB/IP on loopback.

The kernel's own client (vhci_hcd) or a library attaches to it; from then on it is a device on a bus.
The device pulls its plug by cutting that connection: the other side sees what it sees when a cable
goes. Source of the wire format: Linux, Documentation/usb/usbip_protocol.rst.
"""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from usbip import USBDevice, protocol

from hardware.simulators.simulated import wrong

BUS_ID = "1-1"


def _nothing() -> None:
    pass


class UsbPort:
    """Serves one device, plugged in at first. One connection is one time that it is plugged in."""

    def __init__(self, device: USBDevice, port: int = 0, *, on_detach: Callable[[], None] = _nothing) -> None:
        """Listen; port 0 takes any that is free. Raises OSError when the port is taken.

        `on_detach` is called when the host has let go, in the thread that served it.
        """
        self._device = device
        self._on_detach = on_detach
        self._lock = threading.Lock()
        self._connections: list[socket.socket] = []
        self._plugged = True
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, name="usb-port", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"usbip://127.0.0.1:{self.port}/{BUS_ID}"

    @property
    def plugged(self) -> bool:
        return self._plugged

    def plug(self) -> None:
        """Put the device into the port: from now on it may be attached."""
        with self._lock:
            self._plugged = True

    def unplug(self) -> None:
        """Pull it out. A second call does nothing."""
        with self._lock:
            self._plugged = False
            for connection in self._connections:
                _end(connection)

    def close(self) -> None:
        """Pull it out, and close the port."""
        self.unplug()
        _end(self._listener)
        self._thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            # Header and data of an answer are sent apart: with Nagle's algorithm each would cost 40 ms.
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with self._lock:
            devices = [self._device] if self._plugged else []
            self._connections.append(connection)
        # It closes the connection at its end.
        protocol.serve_connection(connection, devices)
        with self._lock:
            self._connections.remove(connection)
        if devices:
            self._on_detach()


def _end(connection: socket.socket) -> None:
    # Wakes the thread that waits on it; what has ended already cannot be shut down.
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class UsbPart:
    """What all simulated USB devices have in common for the control port: they are plugged in and out."""

    def __init__(self, port: UsbPort) -> None:
        self._port = port

    @property
    def url(self) -> str:
        return self._port.url

    def describe(self) -> dict[str, Any]:
        return {"url": self.url, "plugged": self._port.plugged}

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        match body:
            case {"plugged": True}:
                self._port.plug()
            case {"plugged": False}:
                self._port.unplug()
            case _:
                self.obey(body)
        return {}

    def obey(self, body: dict[str, Any]) -> None:  # noqa: ARG002  # each device knows its own
        """Do what only this device can. Raises RequestError."""
        raise wrong("plugged must be true or false")

    def close(self) -> None:
        """Pull it out for good."""
        self._port.close()
