"""The report of `make bench` keeps its shape: others read it."""

import json
from pathlib import Path

from benchmarks import Figures, __main__

FIGURES: Figures = {
    "kiosk.memory.vs_chromium": {"value": 0.5, "unit": "ratio", "peer": "Chromium", "runs": 7},
}


def test_the_report_holds_each_figure_under_its_name(tmp_path: Path) -> None:
    report = tmp_path / "build" / "bench.json"

    __main__.write(FIGURES, report)

    read = json.loads(report.read_text(encoding="utf-8"))
    assert read == {
        "kiosk.memory.vs_chromium": {"value": 0.5, "unit": "ratio", "peer": "Chromium", "runs": 7}
    }


def test_the_table_has_a_line_for_each_figure() -> None:
    head, row = __main__.table(FIGURES).splitlines()

    assert head.split() == ["benchmark", "value", "unit", "runs", "peer"]
    assert row.split() == ["kiosk.memory.vs_chromium", "0.500", "ratio", "7", "Chromium"]


def test_both_benchmarks_can_be_named() -> None:
    assert set(__main__.BENCHMARKS) == {"outbox", "first_frame"}
