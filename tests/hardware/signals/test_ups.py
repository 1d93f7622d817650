"""A UPS behind NUT: the simulated server, hostile ones, and Debian's own."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.connection_url import Nut
from hardware.signals.nut_protocol import MOST_BYTES, Answer, UpsError
from hardware.signals.nut_ups import NutUps
from hardware.signals.port import Power, PowerLost, PowerLow, PowerRestored, Signal, SignalStatus
from hardware.simulators.signals.nut_server import NutServer, UpsState
from tests.hardware.printer.listeners import Listener, listening, swallow
from tests.hardware.signals.conftest import Open


@pytest.fixture
def server() -> Iterator[NutServer]:
    simulated = NutServer()
    yield simulated
    simulated.close()


def ask(port: int) -> list[Power]:
    ups = NutUps(Nut("127.0.0.1", "ups", port), answer_s=0.5)
    try:
        return ups.read()
    finally:
        ups.close()


def test_the_mains_go_the_battery_ends_and_the_mains_come_back(server: NutServer, open_signals: Open) -> None:
    opened = open_signals(ups=server.url)
    states = opened.states_when(lambda now: now.power is not None)
    assert (states.ups, states.power) == (
        Signal(SignalStatus.OK, on=False),
        Power(False, runtime_s=1820, charge=100),
    )
    server.set_state(UpsState.ON_BATTERY)
    assert opened.next() == PowerLost(1290)
    assert opened.signals.states().ups == Signal(SignalStatus.OK, on=True)
    server.set_state(UpsState.LOW)
    assert opened.next() == PowerLow(120)
    server.set_state(UpsState.ON_LINE)
    assert opened.next() == PowerRestored()
    assert opened.silent()


def test_a_server_that_stops_leaves_the_power_unknown_and_is_found_again(
    server: NutServer, open_signals: Open
) -> None:
    server.set_state(UpsState.ON_BATTERY)
    opened = open_signals(ups=server.url)
    assert opened.next() == PowerLost(1290)
    server.set_state(UpsState.STOPPED)
    states = opened.states_when(lambda now: now.ups.status is not SignalStatus.OK)
    assert (states.ups.status, states.power) == (SignalStatus.UNKNOWN, None)
    server.set_state(UpsState.ON_LINE)
    assert opened.next() == PowerRestored()


def test_a_ups_that_the_server_has_lost_is_disconnected(server: NutServer, open_signals: Open) -> None:
    server.set_state(UpsState.STALE)
    opened = open_signals(ups=server.url)
    states = opened.states_when(lambda now: now.ups.status is not SignalStatus.UNKNOWN)
    assert (states.ups.status, states.ups.why) == (
        SignalStatus.DISCONNECTED,
        "the NUT server answers DATA-STALE",
    )


def test_a_battery_to_be_replaced_is_a_fault(server: NutServer, open_signals: Open) -> None:
    server.set_state(UpsState.WORN_OUT)
    opened = open_signals(ups=server.url)
    states = opened.states_when(lambda now: now.power is not None)
    assert states.ups == Signal(SignalStatus.FAULT, on=False, why="replace the battery")


def test_a_ups_that_the_server_does_not_know(server: NutServer) -> None:
    ups = NutUps(Nut("127.0.0.1", "other", int(server.url.rpartition(":")[2].partition("/")[0])))
    with pytest.raises(UpsError, match="UNKNOWN-UPS") as refused:
        ups.read()
    assert not refused.value.lost
    ups.close()


def test_a_server_that_never_answers_is_given_up_on() -> None:
    with listening(swallow) as silent, pytest.raises(TimeoutError):
        ask(silent.port)


def test_a_server_that_drips_is_given_up_on() -> None:
    def drip(connection: object, listener: Listener) -> None:
        while not listener.released.wait(0.05):
            connection.send(b"B")  # type: ignore[attr-defined]  # a socket, as Behaviour says

    with listening(drip) as slow, pytest.raises(TimeoutError):
        ask(slow.port)


def test_a_server_that_floods_or_hangs_up_is_refused() -> None:
    def flood(connection: object, listener: Listener) -> None:
        connection.recv(100)  # type: ignore[attr-defined]  # as above
        connection.sendall(b'VAR ups a "b"\n' * MOST_BYTES)  # type: ignore[attr-defined]  # as above

    with listening(flood) as flooding, pytest.raises(UpsError, match="no end"):
        ask(flooding.port)
    with listening(lambda connection, listener: None) as gone, pytest.raises(OSError, match=r"hung up|reset"):
        ask(gone.port)


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_whatever_a_server_says_is_an_answer_or_an_error(pieces: list[bytes]) -> None:
    answer = Answer("ups")
    try:
        for piece in pieces:
            answer.feed(piece)
    except UpsError:
        return
    assert answer.power is None


@given(st.text(), st.text(), st.integers(1, 40))
def test_an_answer_in_pieces(status: str, runtime: str, size: int) -> None:
    lines = (
        'BEGIN LIST VAR ups\nVAR ups ups.status "OL"\n'
        f'VAR ups battery.runtime "{runtime}"\nVAR ups ups.model "{status}"\nEND LIST VAR ups\n'
    ).encode("utf-8", "replace")
    answer = Answer("ups")
    try:
        for start in range(0, len(lines), size):
            answer.feed(lines[start : start + size])
    except UpsError:
        return
    assert answer.power is None or not answer.power.on_battery


# Not /usr/sbin/upsd: it asks /etc/nut/nut.conf whether it may.
DRIVER, SERVER = Path("/lib/nut/dummy-ups"), Path("/lib/nut/upsd")


class Upsd:
    """Debian's own server, with the driver that makes a UPS up from a file."""

    def __init__(self, directory: Path, port: int) -> None:
        self._file = directory / "ups.dev"
        self._written = 1_000_000_000
        self.say("OL", 100)
        (directory / "ups.conf").write_text(
            f"[ups]\n  driver = dummy-ups\n  port = {self._file}\n  mode = dummy-once\n  pollinterval = 1\n"
        )
        (directory / "upsd.conf").write_text(f"LISTEN 127.0.0.1 {port}\n")
        (directory / "upsd.users").write_text("")
        environment = {"NUT_CONFPATH": str(directory), "NUT_STATEPATH": str(directory), "PATH": "/usr/bin"}
        self.processes = [
            subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for command in (
                [str(DRIVER), "-F", "-u", "root", "-a", "ups"],
                [str(SERVER), "-F", "-u", "root"],
            )
        ]

    def say(self, status: str, charge: int) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(f"ups.status: {status}\nbattery.charge: {charge}\nbattery.runtime: 900\n")
        # The driver reads it again when its time differs, in whole seconds.
        self._written += 2
        os.utime(new, (self._written, self._written))
        new.rename(self._file)

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


def test_debian_s_own_server(tmp_path: Path, open_signals: Open) -> None:
    with listening(swallow) as listener:
        port = listener.port
    upsd = Upsd(tmp_path, port)
    try:
        opened = open_signals(ups=f"nut://127.0.0.1:{port}/ups")
        states = opened.states_when(lambda now: now.power is not None)
        assert states.power == Power(False, runtime_s=900, charge=100)
        upsd.say("OB LB", 7)
        assert [opened.next(), opened.next()] == [PowerLost(900), PowerLow(900)]
    finally:
        upsd.close()
