"""TCP listeners that misbehave as printers do."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator

Behaviour = Callable[[socket.socket, "Listener"], None]


class Listener:
    """Takes connections on loopback and lets `behave` do what it likes with each; keeps what came in."""

    def __init__(self, behave: Behaviour, host: str = "127.0.0.1") -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.socket(family, socket.SOCK_STREAM)
        # Small, so that a listener that stops reading is soon felt.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._listener.bind((host, 0))
        self._listener.listen()
        self._behave = behave
        self.received = bytearray()
        self.connections = 0
        self.released = threading.Event()
        self.port: int = self._listener.getsockname()[1]
        self.url = f"tcp://[{host}]:{self.port}" if ":" in host else f"tcp://{host}:{self.port}"
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def take(self, connection: socket.socket, most: int = 65536) -> bytes:
        data = connection.recv(most)
        self.received += data
        return data

    def finish(self) -> bytes:
        """Take no more connections, wait for the last to end, and return all that came in."""
        self.released.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        return bytes(self.received)

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            with connection, contextlib.suppress(OSError):
                self._behave(connection, self)


def swallow(connection: socket.socket, listener: Listener) -> None:
    """Takes everything and says nothing."""
    while listener.take(connection):
        pass


def answer_real_time_only(connection: socket.socket, listener: Listener) -> None:
    """Answers DLE EOT with "all is well", and no other question."""
    while data := listener.take(connection):
        connection.sendall(b"\x12" * data.count(b"\x10\x04"))


def fail_after(count: int) -> Behaviour:
    """Answers DLE EOT alone: well at first, then with "unrecoverable error" until it is released."""

    def behave(connection: socket.socket, listener: Listener) -> None:
        while data := listener.take(connection):
            fails = len(listener.received) > count and not listener.released.is_set()
            connection.sendall((b"\x32" if fails else b"\x12") * data.count(b"\x10\x04"))

    return behave


def close_after(count: int, *, reset: bool = False) -> Behaviour:
    """Is well, until it has taken so many bytes; then it is gone."""

    def behave(connection: socket.socket, listener: Listener) -> None:
        taken = 0
        while taken < count and (data := listener.take(connection, count - taken)):
            taken += len(data)
            connection.sendall(b"\x12" * data.count(b"\x10\x04"))
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return behave


def stall_after_status(connection: socket.socket, listener: Listener) -> None:
    """Answers the first four questions, and then takes nothing more, its connection open."""
    asked = 0
    while asked < 4 and (data := listener.take(connection, 3)):
        asked += data.count(b"\x10\x04")
        connection.sendall(b"\x12" * data.count(b"\x10\x04"))
    listener.released.wait()


def _each(answer: Callable[[int], bytes]) -> Behaviour:
    """Answers each DLE EOT with what `answer` makes of how many came before it."""

    def behave(connection: socket.socket, listener: Listener) -> None:
        asked = 0
        while data := listener.take(connection):
            count = data.count(b"\x10\x04")
            connection.sendall(b"".join(answer(asked + number) for number in range(count)))
            asked += count

    return behave


# All is well, twice over; and the paper is out, each answer given with the next question.
answer_twice = _each(lambda _: b"\x12\x12")
answer_late = _each(
    lambda number: (b"", b"\x1a", b"\x32", b"\x12")[number % 4] if number % 4 else b"\x7e" * (number > 0)
)


def invent_reports(connection: socket.socket, listener: Listener) -> None:
    """Answers DLE EOT with "all is well", and sends reports that nobody has asked for."""
    while data := listener.take(connection):
        connection.sendall(b"\x12" * data.count(b"\x10\x04") + b"\0" * 8)


def run_out_behind_the_slip(connection: socket.socket, listener: Listener) -> None:
    """Is well and prints; the roll ends with the slip, so that `GS ( H` and "paper out" come together."""
    out = {1: b"\x1a", 2: b"\x32", 3: b"\x12", 4: b"\x7e"}
    report = b""
    while data := listener.take(connection):
        request = data.rfind(b"\x1d(H\x06\x0000")
        if request >= 0:
            report = b"\x37\x22" + data[request + 7 : request + 11] + b"\0"
        elif data.startswith(b"\x10\x04"):
            connection.sendall(report + out[data[2]] if report else b"\x12")


def report_with_each_answer(connection: socket.socket, listener: Listener) -> None:
    """Is honest until a slip comes; throws that away, and sends a report at once and with each answer."""
    while data := listener.take(connection):
        if b"\x1b@" in listener.received:
            connection.sendall(b"\0" + b"\x12\0" * data.count(b"\x10\x04"))
        else:
            connection.sendall(b"\x12" * data.count(b"\x10\x04") + b"\0" * data.count(b"\x1dr\x01"))


def flood(piece: bytes) -> Behaviour:
    """Sends the same bytes without end, as fast as they are taken."""

    def behave(connection: socket.socket, listener: Listener) -> None:
        connection.setblocking(False)
        while not listener.released.is_set():
            with contextlib.suppress(BlockingIOError):
                connection.send(piece * 1024)
            with contextlib.suppress(BlockingIOError):
                if not listener.take(connection):
                    return

    return behave


def babble(connection: socket.socket, listener: Listener) -> None:
    """Sends a stream of bytes that mean nothing, whatever it is asked."""
    connection.setblocking(False)
    while not listener.released.is_set():
        with contextlib.suppress(BlockingIOError):
            connection.send(b"\xff" * 512)
        with contextlib.suppress(BlockingIOError):
            if not listener.take(connection):
                return


@contextlib.contextmanager
def listening(behave: Behaviour, host: str = "127.0.0.1") -> Iterator[Listener]:
    listener = Listener(behave, host)
    try:
        yield listener
    finally:
        listener.finish()
