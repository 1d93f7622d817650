import shutil
import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk_app.domain.failures import Failure
from offline_cache.state.database import FILE_NAME, State, StateError
from offline_cache.state.migrations import MIGRATIONS


def test_what_is_committed_is_synced(tmp_path: Path) -> None:
    state = State.open(tmp_path / "new" / "state")
    assert state.rows("PRAGMA journal_mode") == [("wal",)]
    assert state.rows("PRAGMA synchronous") == [(2,)], "FULL"
    assert state.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
    path = tmp_path / "new" / "state" / FILE_NAME
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_many_may_create_it_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        states = list(pool.map(lambda _: State.open(tmp_path), range(8)))
    assert [state.rows("SELECT last FROM receipt_counter") for state in states] == [[(0,)]] * 8


def test_a_newer_one_is_refused_and_left_alone(tmp_path: Path) -> None:
    State.open(tmp_path).close()
    database = sqlite3.connect(tmp_path / FILE_NAME)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(StateError) as error:
        State.open(tmp_path)
    assert error.value.trouble is Failure.STATE_NEWER
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_what_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"something else altogether" * 100)
    with pytest.raises(StateError) as error:
        State.open(tmp_path)
    assert error.value.trouble is Failure.DISK_CORRUPT


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    state = State.open(tmp_path)

    def break_off() -> None:
        with state.transaction() as connection:
            connection.execute("UPDATE receipt_counter SET last = 7")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with state.transaction() as connection:
        assert connection.execute("SELECT last FROM receipt_counter").fetchone() == (0,)


@pytest.mark.skipif(
    shutil.which("unshare") is None
    or subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode != 0,
    reason="mounting needs a namespace of its own",
)
@pytest.mark.parametrize(("options", "trouble"), [("ro", "disk_read_only"), ("rw,size=8k", "disk_full")])
def test_a_read_only_and_a_full_file_system_are_told_apart(
    tmp_path: Path, options: str, trouble: str
) -> None:
    script = (
        "from pathlib import Path; from offline_cache.state.database import *\n"
        f"try: State.open(Path({str(tmp_path)!r})); print('opened')\n"
        "except StateError as error: print(error.trouble)"
    )
    mount = f'mount -t tmpfs -o {options} none {tmp_path} && exec .venv/bin/python -c "$1"'
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", mount, "sh", script],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == trouble
