"""Reaching a printer by name: bounded, whatever the resolver and the network do."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from hardware.connection_url import Tcp
from hardware.receipt_printer.links.link import ConnectionLostError
from hardware.receipt_printer.links.tcp_link import open_tcp
from tests.hardware.printer import listeners
from tests.hardware.printer.listeners import listening


def at(*ports: int) -> list[tuple[Any, ...]]:
    """What a resolver answers for a name with an address at each of these ports of loopback."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port)) for port in ports]


@pytest.fixture
def swallowing_port() -> Iterator[int]:
    """A port whose queue is full: the kernel drops every further packet that asks for a connection."""
    with socket.socket() as full, socket.socket() as first:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        first.connect(full.getsockname())
        yield full.getsockname()[1]


def test_a_name_that_is_never_found_is_given_up() -> None:
    test_is_over = threading.Event()

    def never(*_: object, **__: object) -> list[tuple[Any, ...]]:
        test_is_over.wait()
        return []

    with pytest.raises(ConnectionLostError, match="in time"):
        open_tcp(Tcp("printer.example", 9100), 0.2, never)
    test_is_over.set()


def test_many_addresses_have_one_deadline(swallowing_port: int) -> None:
    with pytest.raises(ConnectionLostError):
        open_tcp(Tcp("printer.example", 9100), 0.5, lambda *_, **__: at(*[swallowing_port] * 1000))


def test_an_address_that_swallows_does_not_hide_the_next(swallowing_port: int) -> None:
    with listening(listeners.swallow) as listener:
        found = at(swallowing_port, listener.port)
        open_tcp(Tcp("printer.example", 9100), 5, lambda *_, **__: found).close()


@pytest.mark.parametrize("host", ["no-such-printer.invalid", "x" * 64 + ".example"])
def test_a_name_that_does_not_exist_is_a_lost_connection(host: str) -> None:
    with pytest.raises(ConnectionLostError):
        open_tcp(Tcp(host, 9100), 30)
