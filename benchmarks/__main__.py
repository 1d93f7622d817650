"""`make bench`: run all benchmarks, or those named, and write build/bench.json."""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import Figures, first_frame, outbox

REPORT = Path("build/bench.json")
BENCHMARKS: Mapping[str, Callable[[], Figures]] = {"outbox": outbox.run, "first_frame": first_frame.run}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    names = parser.parse_args().names or list(BENCHMARKS)
    if unknown := set(names) - set(BENCHMARKS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    figures: Figures = {}
    for name in names:
        figures |= BENCHMARKS[name]()
    print(table(figures))
    write(figures, REPORT)


def table(figures: Figures) -> str:
    """Return one line for each figure."""
    head = f"{'benchmark':32} {'value':>8}  {'unit':6} {'runs':>5}  peer"
    rows = (
        f"{name:32} {figure['value']:8.3f}  {figure['unit']:6} {figure['runs']:5}  {figure['peer']}"
        for name, figure in figures.items()
    )
    return "\n".join((head, *rows))


def write(figures: Figures, report: Path) -> None:
    """Write the report. It holds this run alone: figures of different runs are not to be compared."""
    report.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=2, sort_keys=True)
    report.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
