import resource
import sqlite3
import subprocess
import sys
import time
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.scan import ScannedReceipt, read_scan
from kiosk_app.settings import Settings
from offline_cache.envelope import load_sealing_keys
from offline_cache.keys import load_kiosk_key
from offline_cache.outbox import FilingFailed, Outbox
from offline_cache.outbox_rows import MAX_WAIT_S, Backoff, OutboxRows
from offline_cache.receipt_signature import ReceiptSigner, ReceiptVerifier
from offline_cache.state.database import FILE_NAME, State
from tests.offline_cache.conftest import NOW, TYPED, complaint
from tests.offline_cache.office import Office


@pytest.fixture
def rows(settings: Settings, outbox: Outbox) -> OutboxRows:
    return OutboxRows(State.open(settings.state.directory), Backoff(2.0, 300.0, lambda: 1.0))


def test_what_is_filed_is_what_the_office_opens(outbox: Outbox, rows: OutboxRows, office: Office) -> None:
    before = time.monotonic_ns()
    receipt = outbox.file(complaint(), NOW)
    (row,) = rows.waiting(NOW)
    submission = office.read(row.sealed)
    assert submission.pop("monotonic_ns") in range(before, time.monotonic_ns())
    assert submission == {
        "version": 1,
        "submission_id": row.id,
        "receipt_number": str(receipt.number),
        "access_code": receipt.code.value,
        "kiosk_id": "LDZ07",
        "form_id": "skarga-wniosek",
        "form_version": 3,
        "language": "pl",
        "answers": TYPED,
        "clause_version": "2026-11",
        "device_time": "2026-11-24T10:20:30+01:00",
        "boot_id": Path("/proc/sys/kernel/random/boot_id").read_text().strip(),
    }
    assert uuid.UUID(row.id).version == 7


def test_numbers_follow_each_other_over_a_restart(settings: Settings, outbox: Outbox) -> None:
    first = [outbox.file(complaint(), NOW) for _ in range(2)]
    again = Outbox.open(settings)
    third = again.file(complaint(), NOW)
    fourth = outbox.file(complaint(), NOW)
    again.close()
    assert [receipt.number.counter for receipt in (*first, third, fourth)] == [1, 2, 3, 4]
    assert len({receipt.code.value for receipt in (*first, third, fourth)}) == 4


def test_the_law_sets_a_date_for_a_complaint_and_none_for_a_signal(outbox: Outbox, release: Path) -> None:
    assert outbox.file(complaint("skarga"), NOW).due_on == date(2026, 12, 24)
    # 25 and 26 December are days off in the release, and the 27th is a Sunday.
    assert outbox.file(complaint("wniosek"), NOW + timedelta(days=1)).due_on == date(2026, 12, 28)
    assert outbox.file(complaint("interwencja"), NOW).due_on is None


def test_a_receipt_is_true_and_no_changed_one_is(outbox: Outbox, office: Office) -> None:
    receipt = outbox.file(complaint(), NOW)
    scan = read_scan(receipt.qr)
    assert isinstance(scan, ScannedReceipt)
    assert (scan.number, scan.code, scan.filed_at) == (receipt.number, receipt.code, int(NOW.timestamp()))
    verifier = ReceiptVerifier({"LDZ07": office.kiosk.public_key()})
    assert verifier.is_genuine(scan) is True
    assert verifier.is_genuine(replace(scan, filed_at=scan.filed_at + 1)) is False
    assert verifier.is_genuine(replace(scan, content_hash="A" * 22)) is False
    assert ReceiptVerifier({}).is_genuine(scan) is None


@given(st.text(max_size=300))
def test_no_scanned_text_is_genuine_by_chance(text: str) -> None:
    scan = read_scan("https://urzad.example/s/#LDZ07-000001-2." + text)
    known = Office().kiosk.public_key()
    assert not (isinstance(scan, ScannedReceipt) and ReceiptVerifier({"LDZ07": known}).is_genuine(scan))


def test_nothing_typed_is_on_the_disk(settings: Settings, outbox: Outbox) -> None:
    receipts = [outbox.file(complaint(), NOW) for _ in range(3)]
    secrets = [*TYPED.values(), *(receipt.code.value for receipt in receipts)]
    for path in settings.state.directory.iterdir():
        content = path.read_bytes()
        for secret in secrets:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert secret.encode(encoding) not in content, path.name
    names = {path.name for path in settings.state.directory.iterdir()}
    assert names == {FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in settings.state.directory.iterdir())


def test_a_full_disk_fails_the_filing_and_writes_nothing(settings: Settings, outbox: Outbox) -> None:
    outbox.file(complaint(), NOW)
    database = sqlite3.connect(settings.state.directory / FILE_NAME)
    before = database.execute("SELECT (SELECT last FROM receipt_counter), count(*) FROM outbox").fetchall()
    limited = State(_limited(settings))
    keys = load_sealing_keys(settings.central.sealing_keys)
    signer = ReceiptSigner(load_kiosk_key(settings.central.key), settings.central.status_address)
    full = Outbox(limited, settings.kiosk.id, keys, signer, frozenset)
    with pytest.raises(FilingFailed) as failure:
        full.file(complaint(content="x" * 100_000), NOW)
    assert failure.value.reason == "disk_full"
    after = database.execute("SELECT (SELECT last FROM receipt_counter), count(*) FROM outbox").fetchall()
    assert after == before
    assert outbox.file(complaint(), NOW).number.counter == 2, "the number was not used up"
    full.close()


def _limited(settings: Settings) -> sqlite3.Connection:
    connection = sqlite3.connect(
        settings.state.directory / FILE_NAME, isolation_level=None, check_same_thread=False
    )
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    return connection


FILE_ONE = """
import sys
from pathlib import Path
from kiosk_app import settings
from offline_cache.envelope import load_sealing_keys
from offline_cache.keys import load_kiosk_key
from offline_cache.outbox import FilingFailed, Outbox
from offline_cache.state.database import StateError
from tests.offline_cache.conftest import NOW, complaint
try:
    outbox = Outbox.open(settings.load(Path(sys.argv[1])))
    if sys.argv[2:]:
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    print(outbox.file(complaint(), NOW).number.counter)
except FilingFailed as failure:
    print("filing", failure.reason)
except StateError as error:
    print("state", error.trouble)
"""


def file_in_a_process(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", FILE_ONE, str(folder / "kiosk.toml"), *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_file_that_may_not_grow_fails_the_filing(
    settings: Settings, outbox: Outbox, tmp_path: Path
) -> None:
    outbox.file(complaint(), NOW)
    wal = settings.state.directory / f"{FILE_NAME}-wal"
    assert file_in_a_process(tmp_path, str(wal.stat().st_size + 100)) == "filing disk_fault"
    assert file_in_a_process(tmp_path) == "2"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_the_counter_of_one_kiosk_is_shared_by_processes(outbox: Outbox, tmp_path: Path) -> None:
    assert outbox.file(complaint(), NOW).number.counter == 1
    assert file_in_a_process(tmp_path) == "2"
    assert outbox.file(complaint(), NOW).number.counter == 3


def test_what_is_too_large_is_not_filed(outbox: Outbox, rows: OutboxRows) -> None:
    with pytest.raises(FilingFailed) as failure:
        outbox.file(complaint(content="x" * 1024 * 1024), NOW)
    assert failure.value.reason == "submission_too_large"
    assert rows.counts().waiting == 0


def test_a_time_without_an_offset_is_misuse(outbox: Outbox) -> None:
    with pytest.raises(ValueError, match="offset"):
        outbox.file(complaint(), datetime(2026, 11, 24))


def test_rows_are_due_oldest_first_and_again_after_their_back_off(outbox: Outbox, rows: OutboxRows) -> None:
    numbers = [str(outbox.file(complaint(), NOW).number) for _ in range(3)]
    assert [row.receipt_number for row in rows.waiting(NOW)] == numbers
    assert [row.receipt_number for row in rows.waiting(NOW, limit=2)] == numbers[:2]
    rows.mark_retry(rows.waiting(NOW)[0], "timeout", NOW)
    assert [row.receipt_number for row in rows.waiting(NOW)] == numbers[1:]
    assert rows.waiting(NOW + timedelta(seconds=2))[0].attempts == 1
    for row in rows.waiting(NOW):
        rows.mark_retry(row, "http_429", NOW, after_s=60)
    assert rows.next_due() == NOW + timedelta(seconds=2)
    assert len(rows.waiting(NOW + timedelta(seconds=61))) == 1
    assert len(rows.waiting(NOW + timedelta(seconds=62))) == 3


def test_a_clock_that_was_set_back_stops_no_row(outbox: Outbox, rows: OutboxRows) -> None:
    outbox.file(complaint(), NOW)
    rows.mark_retry(rows.waiting(NOW)[0], "timeout", NOW)
    assert rows.waiting(NOW - timedelta(days=400))


def test_an_acknowledged_row_keeps_number_and_hash_and_no_ciphertext(
    settings: Settings, outbox: Outbox, rows: OutboxRows
) -> None:
    outbox.file(complaint(), NOW)
    (row,) = rows.waiting(NOW)
    rows.mark_acknowledged(row.id, NOW)
    rows.mark_terminal(row.id, "too_late")
    assert rows.waiting(NOW) == ()
    kept = State.open(settings.state.directory).rows(
        "SELECT receipt_number, sha256, sealed, state FROM outbox"
    )
    assert kept == [(row.receipt_number, row.sha256, None, "acknowledged")]


def test_a_terminal_row_is_not_sent_and_keeps_its_bytes(
    settings: Settings, outbox: Outbox, rows: OutboxRows
) -> None:
    outbox.file(complaint(), NOW)
    (row,) = rows.waiting(NOW)
    rows.mark_terminal(row.id, "other_bytes")
    assert rows.waiting(NOW + timedelta(days=9)) == ()
    assert rows.next_due() is None
    kept = State.open(settings.state.directory).rows("SELECT sealed, last_error FROM outbox")
    assert kept == [(row.sealed, "other_bytes")]


def test_counts(outbox: Outbox, rows: OutboxRows) -> None:
    assert rows.counts().oldest_waiting is None
    for hours in range(3):
        outbox.file(complaint(), NOW + timedelta(hours=hours))
    first, second, _ = rows.waiting(NOW)
    rows.mark_acknowledged(first.id, NOW)
    rows.mark_terminal(second.id, "cannot_open")
    counts = rows.counts()
    assert (counts.waiting, counts.acknowledged, counts.terminal) == (1, 1, 1)
    assert counts.oldest_waiting == (NOW + timedelta(hours=2)).astimezone(UTC)


@given(attempts=st.integers(1, 10_000), chance=st.floats(0, 1), after_s=st.floats(0, 1e12, allow_nan=False))
def test_back_off_is_never_shorter_than_asked_nor_longer_than_an_hour(
    attempts: int, chance: float, after_s: float
) -> None:
    delay_s = Backoff(2.0, 300.0, lambda: chance).delay_s(attempts, after_s)
    assert min(after_s, MAX_WAIT_S) <= delay_s <= min(after_s + 300, MAX_WAIT_S)


def test_a_state_directory_that_is_none_is_named(settings: Settings, tmp_path: Path) -> None:
    blocked = tmp_path / "state"
    blocked.write_text("a file where the directory should be")
    assert file_in_a_process(tmp_path) == "state disk_read_only"
