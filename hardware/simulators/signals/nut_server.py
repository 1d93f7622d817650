"""A NUT server (upsd) with one UPS, on a TCP port of the loopback interface."""

import socket
import socketserver
import threading
from contextlib import suppress
from enum import Enum
from functools import partial

UPS = "ups"
_MOST_LINE = 512


class UpsState(Enum):
    """One thing at a time."""

    ON_LINE = "on_line"
    ON_BATTERY = "on_battery"
    LOW = "low"
    WORN_OUT = "worn_out"  # on line, and asks for another battery
    STALE = "stale"  # the server has lost the UPS
    SILENT = "silent"  # the server takes questions and answers none
    STOPPED = "stopped"  # there is no server


_VARIABLES: dict[UpsState, dict[str, str]] = {
    UpsState.ON_LINE: {"ups.status": "OL CHRG", "battery.charge": "100", "battery.runtime": "1820"},
    UpsState.ON_BATTERY: {"ups.status": "OB DISCHRG", "battery.charge": "71", "battery.runtime": "1290"},
    UpsState.LOW: {"ups.status": "OB DISCHRG LB", "battery.charge": "9", "battery.runtime": "120"},
    UpsState.WORN_OUT: {"ups.status": "OL RB", "battery.charge": "100", "battery.runtime": "60"},
}


class NutServer:
    """Answers what NUT's clients ask (RFC 9271), one thread for each connection."""

    def __init__(self, port: int = 0) -> None:
        """Listen; port 0 takes any that is free. Raises OSError when the port is taken."""
        self.state = UpsState.ON_LINE
        self._port = port
        self._server: _Server | None = None
        self._start()

    @property
    def url(self) -> str:
        return f"nut://127.0.0.1:{self._port}/{UPS}"

    def set_state(self, state: UpsState) -> None:
        """Raises OSError: the port was taken while the server had stopped."""
        self.state = state
        if state is UpsState.STOPPED:
            self._stop()
        elif self._server is None:
            self._start()

    def answer(self, line: str) -> str:
        """To one line; empty: nothing is answered."""
        match line.split():
            case _ if self.state is UpsState.SILENT:
                return ""
            case ["LIST", "VAR", ups] if ups == UPS:
                return self._list()
            case ["LIST", "VAR", _] | ["GET", "VAR", _, _]:
                return "ERR UNKNOWN-UPS\n"
            case ["VER"]:
                return "Urzedomat simulated upsd\n"
            case ["LOGOUT"]:
                return "OK Goodbye\n"
            case _:
                return "ERR UNKNOWN-COMMAND\n"

    def close(self) -> None:
        """A second call does nothing."""
        self._stop()

    def _list(self) -> str:
        if self.state is UpsState.STALE:
            return "ERR DATA-STALE\n"
        variables = {"device.mfr": "Simulated"} | _VARIABLES.get(self.state, {})
        lines = [f'VAR {UPS} {name} "{value}"\n' for name, value in sorted(variables.items())]
        return f"BEGIN LIST VAR {UPS}\n{''.join(lines)}END LIST VAR {UPS}\n"

    def _start(self) -> None:
        self._server = _Server(self._port, self)
        self._port = self._server.server_address[1]
        serve = partial(self._server.serve_forever, poll_interval=0.05)
        threading.Thread(target=serve, name="upsd", daemon=True).start()

    def _stop(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.hang_up()
            server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int, owner: NutServer) -> None:
        self.owner = owner
        self._connections: list[socket.socket] = []
        super().__init__(("127.0.0.1", port), _Conversation)

    def get_request(self) -> tuple[socket.socket, object]:
        connection, address = super().get_request()
        self._connections.append(connection)
        return connection, address

    def hang_up(self) -> None:
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Conversation(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        with suppress(OSError):
            while line := self.rfile.readline(_MOST_LINE):
                self.wfile.write(self.server.owner.answer(line.decode("utf-8", "replace")).encode())
