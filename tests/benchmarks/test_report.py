"""The report of `make bench` keeps its shape: others read it."""

import json
from pathlib import Path

from benchmarks import GOALS, Figures, __main__

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

    assert head.split() == ["benchmark", "value", "goal", "unit", "runs", "peer"]
    assert row.split() == ["kiosk.memory.vs_chromium", "0.500", "≤", "0.6", "ratio", "7", "Chromium"]


def test_each_benchmark_can_be_named() -> None:
    page = Path("docs/benchmarks.md").read_text(encoding="utf-8")
    named = {"outbox", "first_frame", "scan"}
    assert named <= set(__main__.BENCHMARKS)
    assert all(f"`{name}`" in page for name in named)


def test_every_figure_of_the_page_has_its_goal() -> None:
    page = Path("docs/benchmarks.md").read_text(encoding="utf-8")
    for name, goal in GOALS.items():
        assert any(f"`{name}`" in row and row.endswith(f"| ≤ {goal} |") for row in page.splitlines())


def test_a_run_fills_the_page_and_the_next_one_replaces_it() -> None:
    page = Path("docs/benchmarks.md").read_text(encoding="utf-8")

    first = __main__.filled(page, FIGURES, "Monday:")
    second = __main__.filled(first, FIGURES, "Tuesday:")

    assert "| `kiosk.memory.vs_chromium` | 0.50 | ≤ 0.6 | met | 7 |" in second
    assert "Monday" in first
    assert "Monday" not in second
    assert second.startswith("# Benchmarks")
    assert second.endswith(page[page.index("## How") :])
