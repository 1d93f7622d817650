"""What the product costs, each figure as a ratio to a peer measured in the same run."""

from typing import TypedDict


class Figure(TypedDict):
    """One measured ratio. `peer` names what is divided by; `runs` is how often each side was measured."""

    value: float
    unit: str
    peer: str
    runs: int


Figures = dict[str, Figure]

# The most that each may be.
GOALS = {
    "outbox.seal_commit.vs_sqlite": 1.5,
    "kiosk.first_frame.vs_chromium": 1.0,
    "receipt.cpu.vs_escpos": 0.6,
    "receipt.bytes.vs_escpos": 0.6,
    "scan.to_event_ms": 1.0,
    "card.pace_dg1_ms": 1500.0,
    "card.piv_login_ms": 20.0,
    "kiosk.memory.vs_chromium": 0.6,
    "devices.soak_rss_kb_per_1000": 64.0,
    "devices.soak_threads": 0.0,
    "devices.soak_fds": 0.0,
}
