"""Looks for what a person typed, wherever the kiosk may have left it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

# Shorter ones („17a”) stand by chance in any ciphertext or id.
_SHORTEST = 6
# A word by itself, as a dictionary of the keyboard would keep it: long enough to be nobody else's.
_SHORTEST_WORD = 9
_ENCODINGS = ("utf-8", "utf-16-le", "cp1250")


def find(typed: Iterable[str], places: Iterable[Path]) -> list[Path]:
    """Return the places whose bytes hold one of the texts, or one of their long words."""
    needles = {needle.encode(encoding) for needle in _needles(typed) for encoding in _ENCODINGS}
    return [place for place in places if any(needle in _read(place) for needle in needles)]


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def arguments_of_processes() -> list[Path]:
    return [Path(f"/proc/{entry.name}/cmdline") for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _needles(typed: Iterable[str]) -> Iterator[str]:
    for text in typed:
        if len(text) >= _SHORTEST:
            yield text
        yield from (word for word in re.findall(r"\w+", text) if len(word) >= _SHORTEST_WORD)


def _read(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError:
        return b""  # a process that has ended, or a socket
