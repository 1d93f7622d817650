"""`make bench`: run all benchmarks, or those named, and write build/bench.json."""

import argparse
import json
import os
import platform
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from benchmarks import GOALS, Figure, Figures, cards, first_frame, id_card, outbox, receipt, scan, soak

REPORT = Path("build/bench.json")
_BEGIN, _END = "<!-- measured -->", "<!-- end of what was measured -->"
BENCHMARKS: Mapping[str, Callable[[], Figures]] = {
    "outbox": outbox.run,
    "first_frame": first_frame.run,
    "id_card": id_card.run,
    "receipt": receipt.run,
    "scan": scan.run,
    "cards": cards.run,
    "soak": soak.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    parser.add_argument("--page", type=Path, help="fill the figures into docs/benchmarks.md, too")
    options = parser.parse_args()
    names = options.names or list(BENCHMARKS)
    if unknown := set(names) - set(BENCHMARKS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    figures: Figures = {}
    for name in names:
        figures |= BENCHMARKS[name]()
    print(table(figures))
    write(figures, REPORT)
    if options.page is not None:
        page = options.page.read_text(encoding="utf-8")
        options.page.write_text(filled(page, figures, circumstances()), encoding="utf-8")


def table(figures: Figures) -> str:
    """Return one line for each figure."""
    head = f"{'benchmark':32} {'value':>8} {'goal':>7}  {'unit':6} {'runs':>5}  peer"
    rows = (
        f"{name:32} {item['value']:8.3f} {_goal(name):>7}  {item['unit']:6} {item['runs']:5}  {item['peer']}"
        for name, item in figures.items()
    )
    return "\n".join((head, *rows))


def filled(page: str, figures: Figures, when_and_where: str) -> str:
    """Return the page with these figures between its two marks, in place of those of an earlier run."""
    before, mark, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not mark or not end:
        raise ValueError(f"the page lacks {_BEGIN} or {_END}")
    rows = [_row(name, item) for name, item in figures.items()]
    head = "| figure | measured | goal | | runs |\n|---|---|---|---|---|"
    return f"{before}{_BEGIN}\n{when_and_where}\n\n" + "\n".join((head, *rows)) + f"\n{_END}{after}"


def _row(name: str, figure: Figure) -> str:
    value = figure["value"]
    return f"| `{name}` | {value:.2f} | {_goal(name)} | {_verdict(name, value)} | {figure['runs']} |"


def circumstances() -> str:
    """Say when and on what it was measured."""
    load = os.getloadavg()[2]
    return (
        f"{date.today():%d.%m.%Y}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"load average of the last quarter of an hour {load:.1f}:"
    )


def _goal(name: str) -> str:
    return f"≤ {GOALS[name]}" if name in GOALS else "–"


def _verdict(name: str, value: float) -> str:
    if name not in GOALS:
        return ""
    return "met" if value <= GOALS[name] else "missed"


def write(figures: Figures, report: Path) -> None:
    """Write the report. It holds this run alone: figures of different runs are not to be compared."""
    report.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=2, sort_keys=True)
    report.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
