"""What the product costs, each figure as a ratio to a peer measured in the same run."""

from typing import TypedDict


class Figure(TypedDict):
    """One measured ratio. `peer` names what is divided by; `runs` is how often each side was measured."""

    value: float
    unit: str
    peer: str
    runs: int


Figures = dict[str, Figure]
