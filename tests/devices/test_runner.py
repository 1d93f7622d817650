"""What `make test-devices` says of a machine that does not end as it should."""

from pathlib import Path

import pytest

from tests.devices.__main__ import status


@pytest.mark.parametrize("left", [0, 1, 5])
def test_the_tests_status_is_the_lanes(left: int, tmp_path: Path) -> None:
    (tmp_path / "status").write_text(f"{left}\n")
    assert status(tmp_path / "status", tmp_path / "console.log") == left


def test_a_machine_that_ends_before_its_tests_fails_and_shows_its_console(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "console.log").write_bytes(b"\xff\nlast words of the kernel\n")
    assert status(tmp_path / "status", tmp_path / "console.log") == 1
    assert "last words of the kernel" in capsys.readouterr().err
