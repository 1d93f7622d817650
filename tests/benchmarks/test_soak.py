"""Drivers leave nothing behind: a short soak in a process of its own. `make bench` runs the long one."""

import json
import subprocess
import sys

_CYCLES = 200


def test_no_thread_and_no_descriptor_is_left_behind() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.soak", str(_CYCLES)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    growth = json.loads(ended.stdout)
    assert (growth["cycles"], growth["threads"], growth["descriptors"]) == (_CYCLES, 0, 0)
    assert growth["cards"] >= 4
