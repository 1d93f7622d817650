"""The agent as a real process, killed at any instant."""

import contextlib
import queue
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.settings import Settings
from offline_cache.outbox import Outbox
from offline_cache.outbox_rows import Backoff, OutboxRows
from offline_cache.state.database import State
from tests.offline_cache.central_service import CentralService, Reply, problem
from tests.offline_cache.conftest import NOW, TYPED, complaint

ROOT = Path(__file__).parents[2]
RUN = "import sys; from offline_cache.agent import main; sys.exit(main(sys.argv[1:]))"
KILLS = 50
PATIENCE_S = 20


@contextlib.contextmanager
def agent(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "--settings", str(folder / "kiosk.toml")],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def rows_of(settings: Settings) -> OutboxRows:
    return OutboxRows(State.open(settings.state.directory), Backoff.of(settings))


def frozen(rows: OutboxRows) -> dict[str, bytes]:
    return {row.id: row.sealed for row in rows.waiting(NOW, limit=1000)}


def wait_for(service: CentralService, stage: str, times: int) -> None:
    while times:
        times -= service.stages.get(timeout=PATIENCE_S) == stage


def read_until(process: "subprocess.Popen[str]", words: str) -> list[str]:
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if words in line:
            return lines
    raise AssertionError(f"the agent ended without {words!r}: {lines}")


def test_killed_at_random_moments_it_delivers_each_submission_once_and_unchanged(
    connected: Settings, service: CentralService, outbox: Outbox, tmp_path: Path
) -> None:
    chance = random.Random(20261124)
    rows = rows_of(connected)
    sealed: dict[str, bytes] = {}
    for number in range(KILLS):
        for _ in range(2):
            outbox.file(complaint(content=f"Sprawa {number}"), NOW)
        waiting = frozen(rows)
        assert all(sealed.get(id_, body) == body for id_, body in waiting.items())
        sealed |= waiting
        with contextlib.suppress(queue.Empty):
            while True:
                service.stages.get_nowait()
        with agent(tmp_path) as process:
            wait_for(service, chance.choice(["received", "stored", "answered"]), chance.choice([1, 1, 2]))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0, 0.004))
            process.send_signal(signal.SIGKILL)
            process.wait()
    with agent(tmp_path) as process:
        while rows.counts().waiting:
            read_until(process, "acknowledged submission=")
    assert service.stored == sealed, "nothing lost, nothing changed, nothing twice"
    assert all(sealed[id_] == body for id_, body in service.received)
    assert len(service.received) > len(sealed), "no kill came between sending and marking: this tests nothing"
    assert rows.counts().acknowledged == len(sealed) == 2 * KILLS


def test_one_bad_row_holds_up_no_other(
    connected: Settings, service: CentralService, outbox: Outbox, tmp_path: Path
) -> None:
    for number in range(5):
        outbox.file(complaint(content=f"Sprawa {number}"), NOW)
    rows = rows_of(connected)
    broken, refused, *good = frozen(rows)

    def fault(id_: str) -> Reply | None:
        return {broken: problem(500, "crash"), refused: problem(422, "cannot_open")}.get(id_)

    service.fault = fault
    with agent(tmp_path) as process:
        log = read_until(process, f"acknowledged submission={good[-1]}")
    assert set(good) == set(service.stored)
    assert any(f"terminal submission={refused} attempts=1 code=cannot_open" in line for line in log)
    assert any(f"retry submission={broken} attempts=1 code=crash" in line for line in log)
    counts = rows.counts()
    assert (counts.waiting, counts.terminal, counts.acknowledged) == (1, 1, 3)
    assert not [line for line in log if any(words in line for words in TYPED.values())]


def test_what_is_filed_while_it_runs_is_sent_and_sigterm_ends_it(
    connected: Settings, service: CentralService, outbox: Outbox, tmp_path: Path
) -> None:
    with agent(tmp_path) as process:
        read_until(process, "started waiting=0")
        outbox.file(complaint(), NOW)
        read_until(process, "acknowledged")
        process.terminate()
        read_until(process, "stopped")
        assert process.wait(PATIENCE_S) == 0
    assert len(service.stored) == 1


def test_without_a_service_it_waits_and_then_delivers(
    connected: Settings, service: CentralService, outbox: Outbox, tmp_path: Path
) -> None:
    for _ in range(4):
        outbox.file(complaint(), NOW)
    down = iter([problem(503, "down")] * 4)
    service.fault = lambda _id: next(down, None)
    with agent(tmp_path) as process:
        read_until(process, "service_down code=down")
        for _ in range(4):
            read_until(process, "acknowledged submission=")
    assert len(service.stored) == 4


@pytest.mark.parametrize("broken", ["keys/kiosk.pem", "keys/acknowledgement.json", "kiosk.toml"])
def test_it_says_why_it_cannot_begin(connected: Settings, tmp_path: Path, broken: str) -> None:
    (tmp_path / broken).write_text("[]")
    with agent(tmp_path) as process:
        log = read_until(process, "cannot_start")
        assert process.wait(PATIENCE_S) == 1
    assert broken in log[-1]
