"""`make demo` tells the truth: it fails where something failed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from provisioning.demo import traces
from provisioning.demo.devices import Slip
from provisioning.demo.display import VirtualDisplay
from provisioning.demo.processes import DemoError, Process

ROOT = Path(__file__).parents[2]


def _program(tmp_path: Path, code: str) -> Process:
    return Process("program", ["python", "-c", code], tmp_path / "program.log")


def test_a_window_that_is_closed_ends_well(tmp_path: Path) -> None:
    _program(tmp_path, "").wait()


def test_a_crash_is_an_error_with_the_end_of_the_log(tmp_path: Path) -> None:
    program = _program(tmp_path, "import sys; print('what went wrong', file=sys.stderr); sys.exit(3)")
    with pytest.raises(DemoError, match=r"status 3:\n.*what went wrong"):
        program.wait()
    with pytest.raises(DemoError):
        program.check(may_end=True)


def test_what_may_not_end_is_missed_even_after_a_good_end(tmp_path: Path) -> None:
    program = _program(tmp_path, "")
    program.wait()
    program.check(may_end=True)
    with pytest.raises(DemoError, match="status 0"):
        program.check()


def test_a_kiosk_that_crashes_fails_the_demonstration(tmp_path: Path) -> None:
    """With a display, where only the kiosk's window ends it."""
    with VirtualDisplay(200, 200) as display:
        done = subprocess.run(
            [sys.executable, "-m", "provisioning.demo", "--out", str(tmp_path / "demo")],
            # Whatever is wrong with the screens: here, that Qt has no such platform.
            env={**os.environ, "DISPLAY": display.environment["DISPLAY"], "QT_QPA_PLATFORM": "broken"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "The demonstration failed: kiosk ended with exit status" in done.stderr
    assert "broken" in done.stderr


@pytest.mark.parametrize("kept", ["Zdzisława", "… Brzęczyszczykiewicz …"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_trace_is_found_whole_or_word_by_word(tmp_path: Path, kept: str, encoding: str) -> None:
    (tmp_path / "dictionary").write_bytes(b"\x00\xff" + kept.encode(encoding))
    (tmp_path / "clean").write_bytes("nic o nikim".encode(encoding))
    found = traces.find(["Zdzisława", "Brzęczyszczykiewicz-Testowa"], traces.files_below(tmp_path))
    assert found == [tmp_path / "dictionary"]


def test_a_slip_that_lacks_a_text_is_an_error() -> None:
    slip = Slip(7, True, "Potwierdzenie złożenia", ())
    slip.must_say("złożenia")
    with pytest.raises(DemoError, match="paper 7"):
        slip.must_say("Potwierdzenie złożenia", "LDZ07-000001-7")
