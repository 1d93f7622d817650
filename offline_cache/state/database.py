"""Opens `state.sqlite` so that what was committed is on disk, and names what can go wrong with a disk."""

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk_app.domain.failures import Failure
from offline_cache.state.migrations import MIGRATIONS

FILE_NAME = "state.sqlite"
BUSY_TIMEOUT_S = 5.0
_ASK_AGAIN_S = 0.01


class StateError(Exception):
    """Nothing was written. `trouble` says why; the message holds nothing that a person typed."""

    def __init__(self, trouble: Failure, detail: str = "") -> None:
        super().__init__(f"{trouble}: {detail}" if detail else str(trouble))
        self.trouble = trouble


# Primary result codes of SQLite (sqlite.org/rescode.html).
_TROUBLES = {
    sqlite3.SQLITE_FULL: Failure.DISK_FULL,
    sqlite3.SQLITE_READONLY: Failure.DISK_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Failure.DISK_READ_ONLY,
    sqlite3.SQLITE_PERM: Failure.DISK_READ_ONLY,
    sqlite3.SQLITE_BUSY: Failure.DISK_BUSY,
    sqlite3.SQLITE_LOCKED: Failure.DISK_BUSY,
    sqlite3.SQLITE_CORRUPT: Failure.DISK_CORRUPT,
    sqlite3.SQLITE_NOTADB: Failure.DISK_CORRUPT,
}


class State:
    """One connection, used by one thread at a time. Each process, and each busy thread, has its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, directory: Path) -> "State":
        """Open or create the database in `directory` and bring its schema up to date.

        Raises:
            StateError: it cannot be used, or was written by a newer version (`STATE_NEWER`).
        """
        path = directory / FILE_NAME
        with _named():
            _create(path)
            connection = sqlite3.connect(
                path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
            try:
                _configure(connection)
                _migrate(connection)
            except BaseException:
                connection.close()
                raise
        return cls(connection)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it is on disk when this ends, or none of it is (raises StateError)."""
        with self._lock, _named():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk has already rolled back by itself (sqlite.org/lang_transaction.html § 3.1).
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Read, without a transaction of its own. The tables are STRICT, so each column has its type.

        Raises:
            StateError: it cannot be read.
        """
        with self._lock, _named():
            return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        with self._lock:
            self._connection.close()


@contextlib.contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        name = getattr(error, "sqlite_errorname", type(error).__name__)
        raise StateError(_TROUBLES.get(primary, Failure.DISK_FAULT), name) from error


def _create(path: Path) -> None:
    """Create the file for its owner alone (mode 0600; SQLite gives -wal and -shm the same mode)."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
        _sync_directory(path.parent)
    except FileExistsError:
        return
    except OSError as error:
        full = error.errno in (28, 122)  # ENOSPC, EDQUOT
        raise StateError(Failure.DISK_FULL if full else Failure.DISK_READ_ONLY, str(error.errno)) from error


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _configure(connection: sqlite3.Connection) -> None:
    _turn_on_wal(connection)
    # FULL: the WAL is synced at every commit, so a power cut loses nothing (sqlite.org/pragma.html).
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")


def _migrate(connection: sqlite3.Connection) -> None:
    known = len(MIGRATIONS)
    if _version(connection) == known:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again inside the transaction: the other process may have been first.
        version = _version(connection)
        if version > known:
            raise StateError(Failure.STATE_NEWER, f"version {version}, known is {known}")
        for step in MIGRATIONS[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {known}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _turn_on_wal(connection: sqlite3.Connection) -> None:
    """Turn WAL on. SQLite refuses this at once while another process does the same, and does not
    wait for its busy timeout: so it is asked again for as long."""
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                # A write of our own first tells a full or read-only disk by its right name.
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("COMMIT")
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_ASK_AGAIN_S)
        else:
            return
