"""`urzedomat run` as a process: what it does where something that it needs cannot be used."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.offline_cache import releases
from tests.offline_cache.conftest import settings_file
from tests.offline_cache.office import Office


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    Office().write_keys(tmp_path / "keys")
    releases.build_release(tmp_path / "release.sqlite", releases.pack())
    return settings_file(tmp_path)


def start(settings: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk_app", "run", "--settings", str(settings), "--windowed"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TZ": "America/New_York"},
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_broken_state_file_takes_the_filing_away_and_not_the_screens(settings: Path) -> None:
    (settings.parent / "state").mkdir()
    (settings.parent / "state" / "state.sqlite").write_bytes(b"x" * 4096)
    with start(settings) as process:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            if "running" in line:
                break
        process.send_signal(signal.SIGTERM)
        rest = process.stderr.read()
        assert "outbox_unusable reason=disk_corrupt" in "".join(lines)
        assert "content release=1" in "".join(lines)
        written = datetime.fromisoformat(lines[0][:19]).replace(tzinfo=ZoneInfo("Europe/Warsaw"))
        assert abs(datetime.now(UTC) - written) < timedelta(hours=1)
        assert process.wait() == 0, rest


def test_a_key_that_cannot_be_used_is_said_in_one_line(settings: Path) -> None:
    key = settings.parent / "keys" / "kiosk.pem"
    key.write_text("not a key", encoding="utf-8")
    with start(settings) as process:
        _, said = process.communicate()
    assert process.returncode == 2
    assert str(key) in said
    assert "Traceback" not in said
