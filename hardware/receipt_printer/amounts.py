"""Amounts of money one below the other: their decimal commas in one column. Pure."""

import re
from collections.abc import Sequence

from hardware.receipt_printer.wrapping import clean
from kiosk_app.domain.document import Block, Pair, Rule

_AMOUNT = re.compile(
    r"[-–−+]?[0-9](?:[0-9 \u00a0]*[0-9])?(?P<tail>(?:,[0-9]{1,2})?[ \u00a0]?(?:zł|gr|PLN|EUR|€))"
)


def right_indents(blocks: Sequence[Block]) -> list[int]:
    """How far each block's value moves left, in columns, for the amounts around it to stand in line.

    Amounts are compared within a run of pairs and rules: a table with its sum.
    """
    indents = [0] * len(blocks)
    run: list[int] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Pair):
            run.append(place)
        elif not isinstance(block, Rule):
            _line_up(blocks, run, indents)
            run = []
    _line_up(blocks, run, indents)
    return indents


def _line_up(blocks: Sequence[Block], run: list[int], indents: list[int]) -> None:
    if len(run) < 2:
        return
    tails = {place: tail for place in run if (tail := _tail(blocks[place])) is not None}
    for place, tail in tails.items():
        indents[place] = max(tails.values()) - tail


def is_amount(text: str) -> bool:
    return _AMOUNT.fullmatch(clean(text).strip()) is not None


def _tail(block: Block) -> int | None:
    """How many characters follow the whole number; None when the value is no amount."""
    match = _AMOUNT.fullmatch(clean(block.value).strip()) if isinstance(block, Pair) else None
    return len(match["tail"]) if match else None
