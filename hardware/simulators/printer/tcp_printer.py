"""A receipt printer on a TCP port of the loopback interface."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hardware.receipt_printer.profiles import EndOfJob, Profile
from hardware.simulators.printer import printer_order
from hardware.simulators.printer.escpos_commands import GS, Command, Printable, Token, next_token
from hardware.simulators.printer.faults import (
    STOPPING,
    Fault,
    RealTimeScanner,
    automatic_status,
    paper_report,
    real_time_bytes,
    spoken,
)
from hardware.simulators.printer.mechanism import Mechanism
from hardware.simulators.printer.paper import Paper

_LINE_FEED = Printable(0x0A)
_SLOW_LINE_S = 0.25


class TcpPrinter:
    """Receives in one thread per connection and prints in another, as a printer does.

    `on_paper` is called with each slip, in the printing thread. It speaks as the model of `profile`
    does; without one it answers every question of every make.
    """

    def __init__(
        self,
        port: int,
        on_paper: Callable[[Paper], None],
        host: str = "127.0.0.1",
        profile: Profile | None = None,
    ) -> None:
        """Listen; port 0 takes any that is free. Raises OSError when the port is taken."""
        self._on_paper = on_paper
        self._profile = profile
        self._dialect = profile.status if profile else None
        self._changed = threading.Condition()
        self._mechanism = _mechanism(profile)
        self._buffer = bytearray()
        self._connections: list[socket.socket] = []
        self._fault = Fault.NONE
        self._next: tuple[Fault, int] | None = None
        self._next_byte: tuple[Fault, int] | None = None
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

    def set_fault(self, fault: Fault, after_lines: int = 0, after_bytes: int = 0) -> None:
        """Break it in this way: at once, when so many more lines are printed, or so many more bytes taken."""
        with self._changed:
            self._next = (fault, after_lines) if after_lines > 0 else None
            self._next_byte = (fault, after_bytes) if after_bytes > 0 else None
            if not (self._next or self._next_byte):
                self._break(fault)

    def describe(self) -> dict[str, Any]:
        return {
            "url": self.url,
            "fault": self._fault.value,
            "papers": self._papers,
            "profile": self._profile.name if self._profile else "",
            "ticket": self._mechanism.mouth.holds,
        }

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """See `printer_order.read`."""
        order = printer_order.read(body)
        self.set_fault(order.fault, order.after_lines, order.after_bytes)
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
        self._mechanism.mouth.leave(nobody_takes=fault is Fault.TICKET_NOT_TAKEN)
        if self._mechanism.automatic and was is not fault:
            self._answer(automatic_status(fault))
        if fault is Fault.UNPLUGGED:
            self._unplug()
            self._buffer.clear()
            # What it was told before goes with the power.
            self._mechanism.automatic = 0
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
                while data:
                    piece, data = self._next_piece(data)
                    answer = self._take(scanner, piece)
                    if answer:
                        connection.sendall(answer)
        with self._changed:
            self._connections.remove(connection)
            self._hung_up = not self._connections
            self._changed.notify_all()

    def _next_piece(self, data: bytes) -> tuple[bytes, bytes]:
        """What is taken before it breaks, and the rest."""
        with self._changed:
            size = self._next_byte[1] if self._next_byte else len(data)
        return data[:size], data[size:]

    def _take(self, scanner: RealTimeScanner, data: bytes) -> bytes:
        """Take a piece; return what it answers at once."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._fault is not Fault.STALLED)
            asked, cleared = scanner.feed(data)
            if cleared:
                self._clear()
            if self._fault is not Fault.LYING:
                self._buffer += data[cleared:]
            ticket = self._mechanism.mouth.holds
            said = (real_time_bytes(self._fault, number, self._dialect, ticket=ticket) for number in asked)
            answer = spoken(self._fault, b"".join(said))
            self._hung_up = False
            self._count_bytes(len(data))
            self._changed.notify_all()
            return answer

    def _count_bytes(self, taken: int) -> None:
        if self._next_byte is None:
            return
        fault, left = self._next_byte
        self._next_byte = (fault, left - taken) if left > taken else None
        if self._next_byte is None:
            self._break(fault)

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
                self._answer(answer or self._automatic_status(token))
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

    def _automatic_status(self, token: Token) -> bytes:
        """GS a is answered with the status as it is."""
        asked = isinstance(token, Command) and (token.prefix, token.letter) == (GS, ord("a"))
        return automatic_status(self._fault) if asked and self._mechanism.automatic else b""

    def _answer(self, answer: bytes) -> None:
        answer = spoken(self._fault, answer)
        if answer and self._connections:
            # To whoever came last: a printer on a network has one conversation at a time.
            with suppress(OSError):
                self._connections[-1].sendall(answer)

    def _keep(self, paper: Paper | None) -> None:
        if paper is not None:
            self._on_paper(paper)
            self._papers += 1


def _mechanism(profile: Profile | None) -> Mechanism:
    if profile is None:
        return Mechanism()
    return Mechanism(profile.dots, tells_process_ids=profile.end_of_job is EndOfJob.PROCESS_ID)
