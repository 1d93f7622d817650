"""The slips that came out of the simulated printer: in memory, and in a folder where one is given."""

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

from hardware.simulators.printer.paper import Paper

_MOST = 500


class Papers:
    """Numbered from 1; the oldest are forgotten when there are too many."""

    def __init__(self, directory: Path | None = None) -> None:
        """Raises OSError when the folder cannot be made."""
        self._directory = directory
        self._kept: OrderedDict[int, Paper] = OrderedDict()
        self._count = 0
        self._lock = threading.Lock()
        if directory is not None:
            directory.mkdir(parents=True, exist_ok=True)

    @property
    def count(self) -> int:
        """How many came out in all."""
        return self._count

    def add(self, paper: Paper) -> None:
        with self._lock:
            self._count += 1
            number = self._count
            self._kept[number] = paper
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        if self._directory is not None:
            (self._directory / f"{number:04d}.bin").write_bytes(paper.raw)
            (self._directory / f"{number:04d}.png").write_bytes(paper.png())

    def get(self, number: int) -> Paper | None:
        with self._lock:
            return self._kept.get(number)

    def describe(self) -> dict[str, Any]:
        """All of them, for `GET /papers`."""
        with self._lock:
            kept = list(self._kept.items())
        return {"count": self._count, "papers": [_describe(number, paper) for number, paper in kept]}


def _describe(number: int, paper: Paper) -> dict[str, Any]:
    from hardware.simulators.printer.code_reader import read_codes

    picture = paper.picture()
    width, height, _ = picture.shades()
    codes = [{"text": code.text, "box": list(code.box)} for code in read_codes(picture)]
    return {
        "number": number,
        "cut": paper.cut,
        "width": width,
        "height": height,
        "bytes": len(paper.raw),
        "text": paper.text(),
        "qr": codes,
    }
