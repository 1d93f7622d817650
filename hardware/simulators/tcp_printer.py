"""A receipt printer on a TCP port of the loopback interface."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hardware.simulators.escpos_commands import Printable, next_token
from hardware.simulators.faults import STOPPING, Fault, RealTimeScanner, paper_report, real_time_answer
from hardware.simulators.mechanism import Mechanism
from hardware.simulators.paper import Paper
from hardware.simulators.simulated import wrong

_LINE_FEED = Printable(0x0A)
_SLOW_LINE_S = 0.25


class TcpPrinter:
    """Receives in one thread per connection and prints in another, as a printer does.

    `on_paper` is called with each slip, in the printing thread.
    """

    def __init__(self, port: int, on_paper: Callable[[Paper], None], host: str = "127.0.0.1") -> None:
        """Listen; port 0 takes any that is free. Raises OSError when the port is taken."""
        self._on_paper = on_paper
        self._changed = threading.Condition()
        self._mechanism = Mechanism()
        self._buffer = bytearray()
        self._connections: list[socket.socket] = []
        self._fault = Fault.NONE
        self._next: tuple[Fault, int] | None = None
        self._papers = 0
        self._hung_up = False
        self._closed = False
        self._family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._address = (host, port)
        self._listener = self._listen()
        self._address = (host, self._listener.getsockname()[1])
        self._threads = [
            threading.Thread(target=self._print, name="simulated-printer", daemon=True),
            threading.Thread(target=self._accept, name="simulated-printer-port", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def port(self) -> int:
        return self._address[1]

    @property
    def url(self) -> str:
        host = f"[{self._address[0]}]" if self._family == socket.AF_INET6 else self._address[0]
        return f"tcp://{host}:{self.port}"

    @property
    def fault(self) -> Fault:
        return self._fault

    def set_fault(self, fault: Fault, after_lines: int = 0) -> None:
        """Break it in this way, at once or when so many more lines have been printed."""
        with self._changed:
            if after_lines > 0:
                self._next = (fault, after_lines)
                return
            self._next = None
            self._break(fault)

    def describe(self) -> dict[str, Any]:
        return {"url": self.url, "fault": self._fault.value, "papers": self._papers}

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """`{"fault": name, "after_lines": n}`; the second may be left out."""
        names = [fault.value for fault in Fault]
        after_lines = body.get("after_lines", 0)
        if body.get("fault") not in names:
            raise wrong(f"fault must be one of {', '.join(names)}")
        if type(after_lines) is not int or after_lines < 0:
            raise wrong("after_lines must be a whole number, 0 or more")
        self.set_fault(Fault(body["fault"]), after_lines)
        return {}

    def close(self) -> None:
        """Stop, cutting all connections."""
        with self._changed:
            self._closed = True
            self._unplug()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _break(self, fault: Fault) -> None:
        was, self._fault = self._fault, fault
        self._mechanism.paper_status = paper_report(fault)
        if fault is Fault.UNPLUGGED:
            self._unplug()
            self._buffer.clear()
        elif was is Fault.UNPLUGGED:
            self._listener = self._listen()
        self._changed.notify_all()

    def _listen(self) -> socket.socket:
        listener = socket.socket(self._family, socket.SOCK_STREAM)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(self._address)
            listener.listen()
        except OSError:
            listener.close()
            raise
        return listener

    def _unplug(self) -> None:
        for plug in (self._listener, *self._connections):
            # Wakes the thread that waits on it; what is not connected cannot be shut down.
            with suppress(OSError):
                plug.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while not self._closed:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                with self._changed:
                    self._changed.wait_for(lambda: self._closed or self._fault is not Fault.UNPLUGGED)
                continue
            with self._changed:
                self._connections.append(connection)
            receive = threading.Thread(target=self._receive, args=(connection,), daemon=True)
            receive.start()

    def _receive(self, connection: socket.socket) -> None:
        scanner = RealTimeScanner()
        with connection, suppress(OSError):
            while data := connection.recv(4096):
                with self._changed:
                    self._changed.wait_for(lambda: self._closed or self._fault is not Fault.STALLED)
                    asked, cleared = scanner.feed(data)
                    if cleared:
                        self._clear()
                    self._buffer += data[cleared:]
                    answer = bytes(real_time_answer(self._fault, number) for number in asked)
                    silent = self._fault is Fault.SILENT
                    self._hung_up = False
                    self._changed.notify_all()
                if answer and not silent:
                    connection.sendall(answer)
        with self._changed:
            self._connections.remove(connection)
            self._hung_up = not self._connections
            self._changed.notify_all()

    def _clear(self) -> None:
        """Forget what has not been printed; what has been is torn off."""
        self._buffer.clear()
        self._keep(self._mechanism.finish(cut=False))

    def _print(self) -> None:
        with self._changed:
            while not self._closed:
                found = None if self._fault in STOPPING else next_token(self._buffer)
                if found is None:
                    self._rest()
                    continue
                token, length = found
                raw = bytes(self._buffer[:length])
                del self._buffer[:length]
                answer, paper = self._mechanism.obey(token, raw)
                self._keep(paper)
                self._answer(answer)
                if token == _LINE_FEED:
                    self._line_printed()

    def _rest(self) -> None:
        """Nothing to do: tear off what a driver that has gone left behind, and wait."""
        if self._hung_up and self._fault not in STOPPING:
            self._hung_up = False
            self._clear()
            return
        self._changed.wait()

    def _line_printed(self) -> None:
        if self._fault is Fault.SLOW:
            self._changed.wait_for(lambda: self._closed or self._fault is not Fault.SLOW, _SLOW_LINE_S)
        if self._next is None:
            return
        fault, lines = self._next
        self._next = (fault, lines - 1) if lines > 1 else None
        if self._next is None:
            self._break(fault)

    def _answer(self, answer: bytes) -> None:
        if answer and self._connections and self._fault is not Fault.SILENT:
            # To whoever came last: a printer on a network has one conversation at a time.
            with suppress(OSError):
                self._connections[-1].sendall(answer)

    def _keep(self, paper: Paper | None) -> None:
        if paper is not None:
            self._on_paper(paper)
            self._papers += 1
