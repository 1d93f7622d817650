"""A document laid out once, in columns and dots; bytes for the printer and pictures both follow it. Pure.

A column is the cell of font A, 12 × 24 dots at 8 dots a millimetre. A line of text takes 30 dots
(1/6 inch at 180 dpi, the default of `ESC 2`), or its own height where it is taller.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import assert_never

from hardware.receipt_printer.qr_size import modules_for
from hardware.receipt_printer.wrapping import clean, wrap
from kiosk_app.domain.document import Block, Cut, Document, Feed, Heading, Pair, Qr, Rule, Text

CELL_WIDTH = 12
CELL_HEIGHT = 24
LINE_PITCH = 30
# A QR code takes about this share of the paper: large enough for a phone held in an unsteady hand.
_QR_SHARE = 0.62
_QR_MODULE_DOTS = range(3, 9)
# Dots above and below a heading, by level.
_HEADING_MARGINS = {1: (6, 6), 2: (12, 4)}
_PARAGRAPH_GAP = 8
# A title longer than this in large letters would take half the slip.
_LARGE_LINES = 3
_LIST_MARK = re.compile(r"(?:[0-9]{1,2}\.|[–—•-]) (?=\S)")


@dataclass(frozen=True)
class Span:
    """A run of text of one weight that begins at a column, counted in cells of single width."""

    column: int
    text: str = field(repr=False)
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """One line of text; `wide` and `high` multiply the cell (`GS !`)."""

    spans: tuple[Span, ...]
    wide: int = 1
    high: int = 1

    @property
    def height(self) -> int:
        return max(LINE_PITCH, CELL_HEIGHT * self.high)


@dataclass(frozen=True)
class RuleLine:
    """A line across the paper, drawn in the middle of a line of text."""

    height = LINE_PITCH


@dataclass(frozen=True)
class QrCode:
    """A QR code in the middle of the paper: model 2, error correction M, byte mode."""

    text: str = field(repr=False)
    modules: int
    module_dots: int

    @property
    def height(self) -> int:
        return self.modules * self.module_dots


@dataclass(frozen=True)
class Space:
    """Empty paper, `height` dots of it."""

    height: int


@dataclass(frozen=True)
class CutHere:
    """The end of a slip."""

    height = 0


Element = Line | RuleLine | QrCode | Space | CutHere


@dataclass(frozen=True)
class Layout:
    """What is where on paper `dots` wide."""

    dots: int
    columns: int
    elements: tuple[Element, ...]

    @cached_property
    def height(self) -> int:
        """Height of all of it, in dots."""
        return sum(element.height for element in self.elements)

    def placed(self) -> Iterator[tuple[int, Element]]:
        """Each element with its distance from the top, in dots."""
        y = 0
        for element in self.elements:
            yield y, element
            y += element.height


def lay_out(document: Document, columns: int, dots: int) -> Layout:
    """Lay a document out on paper of `columns` columns and `dots` dots.

    Raises:
        ValueError: a QR code holds control characters, or more than 2331 bytes.
    """
    elements: list[Element] = []
    before: Block | None = None
    for block in document.blocks:
        if _is_next_paragraph(before, block):
            elements.append(Space(_PARAGRAPH_GAP))
        elements += _block(block, columns, dots)
        before = block
    return Layout(dots, columns, tuple(elements))


def _is_next_paragraph(before: Block | None, block: Block) -> bool:
    """Whether a paragraph follows one of its kind; lists and lines in the middle stay close."""
    if not isinstance(before, Text) or not isinstance(block, Text) or block.centred or before.centred:
        return False
    return before.bold == block.bold and _LIST_MARK.match(block.text) is None


def _block(block: Block, columns: int, dots: int) -> list[Element]:
    match block:
        case Heading():
            return _heading(block, columns)
        case Text():
            return _text(block, columns)
        case Pair():
            return _pair(block, columns)
        case Rule():
            return [RuleLine()]
        case Qr():
            code = _qr(block, dots)
            # ISO/IEC 18004: a quiet zone of four modules.
            return [Space(4 * code.module_dots), code, Space(4 * code.module_dots)]
        case Feed():
            return [Space(LINE_PITCH * block.lines)]
        case Cut():
            return [CutHere()]
        case _:
            assert_never(block)


def _heading(heading: Heading, columns: int) -> list[Element]:
    """Level 1 as large as it fits on one line; 2 bold with room above; 3 bold."""
    wide = _heading_scale(heading, columns)
    texts = wrap(heading.text, columns // wide)
    lines: list[Element] = [Line((Span(0, text, bold=True),), wide, wide) for text in texts]
    above, below = _HEADING_MARGINS.get(heading.level, (0, 0))
    return [Space(above), *lines, Space(below)] if above else lines


def _heading_scale(heading: Heading, columns: int) -> int:
    if heading.level > 1:
        return 1
    text = clean(heading.text)
    if len(text) * 3 <= columns:
        return 3
    longest_word = max((len(word) for word in text.split()), default=0)
    return 2 if longest_word * 2 <= columns and len(wrap(text, columns // 2)) <= _LARGE_LINES else 1


def _text(text: Text, columns: int) -> list[Element]:
    """A paragraph; the lines of „1. …” or „– …” hang beside the number or dash."""
    mark = None if text.centred else _LIST_MARK.match(text.text)
    indent = len(mark[0]) if mark else 0
    lines = wrap(text.text[indent:], columns - indent)
    if text.centred:
        return [Line((Span((columns - len(line)) // 2, line, text.bold),)) for line in lines]
    first = f"{clean(text.text[:indent])}{lines[0]}"
    rest = [Line((Span(indent, line, text.bold),)) for line in lines[1:]]
    return [Line((Span(0, first, text.bold),)), *rest]


def _pair(pair: Pair, columns: int) -> list[Element]:
    """Label at the left, value at the right edge; where they do not fit beside each other, below."""
    label, value = wrap(pair.label, columns), wrap(pair.value, columns)
    if len(label) == len(value) == 1 and len(label[0]) + 2 + len(value[0]) <= columns:
        return [Line((Span(0, label[0]), _right(value[0], columns)))]
    below = [_right(value[0], columns)] if len(value) == 1 else [Span(0, line, bold=True) for line in value]
    return [*(Line((Span(0, line),)) for line in label), *(Line((span,)) for span in below)]


def _right(text: str, columns: int) -> Span:
    return Span(columns - len(text), text, bold=True)


def _qr(qr: Qr, dots: int) -> QrCode:
    if any(ord(letter) < 32 for letter in qr.text):
        raise ValueError("a QR code must not hold control characters")
    modules = modules_for(len(qr.text.encode()))
    wanted = int(dots * _QR_SHARE) // modules
    size = min(max(wanted, _QR_MODULE_DOTS.start), _QR_MODULE_DOTS.stop - 1)
    while size > 1 and size * modules > dots:
        size -= 1
    return QrCode(qr.text, modules, size)
