"""Seal and commit: what stands between *Złóż* and *Zapisane*, against a bare commit by SQLite."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks import Figures
from kiosk_app import settings as kiosk_settings
from kiosk_app.domain.submission import Submission
from offline_cache.outbox import Outbox
from offline_cache.state.database import FILE_NAME
from provisioning.demo.processes import Group
from provisioning.demo.stage import set_stage

DIRECTORY = Path("build/bench/outbox").absolute()
RUNS = 200
ANSWERS = {
    "content": "Zażółć gęślą jaźń. " * 66,
    "name": "Żaneta Brzęczyszczykiewicz",
    "address": "Łąkowa 17 m. 3, 90-562 Łódź",
}
SUBMISSION = Submission("skarga-wniosek", 1, "skarga", "pl", "2026-11", ANSWERS)


def run() -> Figures:
    """File and commit by turns, so that a busy disk delays both."""
    with Group(DIRECTORY / "logs") as group:
        stage = set_stage(DIRECTORY / "run", group)
    settings = kiosk_settings.load(stage.settings)
    filed_s: list[float] = []
    bare_s: list[float] = []
    with (
        closing(Outbox.open(settings)) as outbox,
        closing(_bare_database(stage.directory / "bare.sqlite")) as bare,
    ):
        # The first of each pays for what is loaded once; its row gives the size of the bytes.
        outbox.file(SUBMISSION, datetime.now(UTC))
        sealed = _last_sealed(settings.state.directory / FILE_NAME)
        _commit(bare, sealed)
        for _ in range(RUNS):
            outbox.wait_until_prepared()
            filed_s.append(_timed(lambda: outbox.file(SUBMISSION, datetime.now(UTC))))
            outbox.wait_until_prepared()
            bare_s.append(_timed(lambda: _commit(bare, sealed)))
    print(f"seal and commit {median(filed_s) * 1000:.2f} ms, bare commit {median(bare_s) * 1000:.2f} ms")
    return {
        "outbox.seal_commit.vs_sqlite": {
            "value": round(median(filed_s) / median(bare_s), 3),
            "unit": "ratio",
            "peer": "SQLite commit of the same bytes, WAL, synchronous=FULL",
            "runs": RUNS,
        }
    }


def _bare_database(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE sealed (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
    return database


def _last_sealed(state: Path) -> bytes:
    with closing(sqlite3.connect(state)) as database:
        sealed: bytes = database.execute("SELECT sealed FROM outbox ORDER BY seq DESC LIMIT 1").fetchone()[0]
    return sealed


def _commit(database: sqlite3.Connection, sealed: bytes) -> None:
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO sealed (bytes) VALUES (?)", (sealed,))
    database.execute("COMMIT")


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
