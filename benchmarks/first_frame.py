"""Process start to the first interactive frame, and memory, against Chromium with the same screen as a page.

Both start on the same display, in the same environment, and are seen by the same eye. A frame counts once
the main tile, the paper and words stand in it: from that frame on a touch has something to hit.
"""

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from benchmarks import Figures
from benchmarks.watcher import Watcher
from provisioning.demo.display import VirtualDisplay
from provisioning.demo.processes import Group, Process
from provisioning.demo.stage import set_stage

DIRECTORY = Path("build/bench/first_frame").absolute()
PAGE = Path(__file__).with_name("home.html")
RUNS = 5
SETTLE_S = 3.0
SCREEN = 1080, 1920
# The left half, from the heading to the middle of the tiles; what stands there on the home screen.
REGION = 0, 130, 540, 600
HOME = {"#0B4F8A": 40_000, "#FBF9F5": 40_000, "#15181C": 1_000}

Starter = Callable[[Group], Process]


@dataclass(frozen=True)
class Run:
    """One start of one program."""

    first_frame_s: float
    memory_bytes: int


def run() -> Figures:
    """Start both by turns. The first start of each only fills the disk cache and is not counted."""
    with Group(DIRECTORY / "logs") as group, VirtualDisplay(*SCREEN) as display:
        stage = set_stage(DIRECTORY / "run", group)
        environment = _environment(display)
        kiosk, chromium = [], []
        with Watcher(display.environment["DISPLAY"], REGION) as watcher:
            for _ in range(1 + RUNS):
                kiosk.append(_start(lambda g: stage.start_kiosk(g, environment=environment), watcher))
                with tempfile.TemporaryDirectory() as profile:
                    chromium.append(_start(_chromium(profile, environment), watcher))
    return _figures(kiosk[1:], chromium[1:])


def _figures(kiosk: list[Run], chromium: list[Run]) -> Figures:
    our_s, their_s = (median(run.first_frame_s for run in runs) for runs in (kiosk, chromium))
    ours, theirs = (median(run.memory_bytes for run in runs) for runs in (kiosk, chromium))
    print(f"first frame: kiosk {our_s:.2f} s, Chromium {their_s:.2f} s")
    print(f"memory (PSS): kiosk {ours / 2**20:.0f} MiB, Chromium {theirs / 2**20:.0f} MiB")
    peer = "Chromium --kiosk, the same screen as a static page"
    return {
        "kiosk.first_frame.vs_chromium": {
            "value": round(our_s / their_s, 3),
            "unit": "ratio",
            "peer": peer,
            "runs": RUNS,
        },
        "kiosk.memory.vs_chromium": {
            "value": round(ours / theirs, 3),
            "unit": "ratio",
            "peer": peer,
            "runs": RUNS,
        },
    }


def _start(starter: Starter, watcher: Watcher) -> Run:
    watcher.wait_until(HOME, shown=False)
    with Group(DIRECTORY / "logs") as group:
        started = time.monotonic()
        process = starter(group)
        first_frame_s = watcher.wait_until(HOME) - started
        time.sleep(SETTLE_S)
        process.check()
        family = _family(process.pid)
        memory = sum(_pss(member.pid) for member in family)
    psutil.wait_procs(family, timeout=10)
    return Run(first_frame_s, memory)


def _environment(display: VirtualDisplay) -> dict[str, str]:
    """Neither builds its accessibility tree before somebody asks for it."""
    return {name: value for name, value in display.environment.items() if "ACCESSIBILITY" not in name}


def _chromium(profile: str, environment: Mapping[str, str]) -> Starter:
    command = shutil.which("chromium")
    if command is None:
        raise RuntimeError("chromium is missing (make bench installs it)")
    width, height = SCREEN
    flags = (
        "--kiosk",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={profile}",
        f"--window-size={width},{height}",
        "--window-position=0,0",
    )
    return lambda group: group.start("chromium", command, *flags, PAGE.as_uri(), environment=environment)


def _family(pid: int) -> list[psutil.Process]:
    root = psutil.Process(pid)
    return [root, *root.children(recursive=True)]


def _pss(pid: int) -> int:
    """Return the proportional set size: shared pages are divided among those who share them."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"process {pid} has no PSS")
