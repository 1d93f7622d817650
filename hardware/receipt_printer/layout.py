"""Laying a document out, in columns and dots; bytes for the printer and pictures both follow it. Pure.

Only a picture has to be looked into: its dots come from hardware/drawing.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from hardware.receipt_printer.amounts import is_amount, right_indents
from hardware.receipt_printer.elements import (
    LINE_PITCH,
    Bars,
    CutHere,
    Element,
    Layout,
    Line,
    Picture,
    QrCode,
    RuleLine,
    Space,
    Span,
)
from hardware.receipt_printer.letters import spelled
from hardware.receipt_printer.qr_size import modules_for
from hardware.receipt_printer.wrapping import clean, wrap
from kiosk_app.domain.document import (
    Barcode,
    Block,
    Cut,
    Document,
    Feed,
    Heading,
    Image,
    Pair,
    Qr,
    Rule,
    Text,
)

# A QR code takes about this share of the paper: large enough for a phone held in an unsteady hand.
_QR_SHARE = 0.62
_QR_MODULE_DOTS = range(3, 9)
# The bars of a code are 9 mm high, and 2 to 4 dots wide: what GS w and GS h take on all printers.
_BARS_HEIGHT = 72
_BAR_DOTS = range(2, 5)
# No picture is longer than 10 cm.
_TALLEST_PICTURE = 800
# Dots above and below a heading, by level.
_HEADING_MARGINS = {1: (6, 6), 2: (12, 4)}
_PARAGRAPH_GAP = 8
# A title longer than this in large letters would take half the slip.
_LARGE_LINES = 3
# Letters of large print are 6 mm high (17 points), and stand further apart.
_LARGE_PRINT = 2
_LARGE_LEADING = 10
_LIST_MARK = re.compile(r"(?:[0-9]{1,2}\.|[–—•*-]) (?=\S)")


@dataclass(frozen=True)
class _Sheet:
    """What a block is laid out for. `columns` are counted in letters of `scale` times the single cell."""

    dots: int
    columns: int
    scale: int
    language: str
    code_page: str | None

    def written(self, text: str) -> str:
        return spelled(clean(text), self.code_page)

    def wrapped(self, text: str, columns: int) -> list[str]:
        return wrap(self.written(text), columns, self.language)

    def line(self, *spans: Span) -> list[Element]:
        """A line of spans whose columns are counted in letters of this sheet."""
        if self.scale == 1:
            return [Line(spans)]
        moved = tuple(Span(span.column * self.scale, span.text, span.bold) for span in spans)
        return [Line(moved, self.scale, self.scale), Space(_LARGE_LEADING)]

    def gap(self) -> list[Element]:
        """Room below a label and value that stand one below the other, as they do in large print."""
        return [Space(_PARAGRAPH_GAP * self.scale)] if self.scale > 1 else []


def lay_out(document: Document, columns: int, dots: int, code_page: str | None = "cp852") -> Layout:
    """Lay a document out on paper of `columns` columns and `dots` dots.

    Signs that the code page lacks are spelled out (letters.py); None: everything can be drawn.

    Raises:
        ValueError: a QR code holds control characters, or more than 2331 bytes; a bar code says what
            its symbology cannot, or is wider than the paper.
    """
    scale = _LARGE_PRINT if document.large_print else 1
    sheet = _Sheet(dots, columns // scale, scale, document.language, code_page)
    elements: list[Element] = []
    before: Block | None = None
    for block, indent in zip(document.blocks, right_indents(document.blocks), strict=True):
        if _is_next_paragraph(before, block):
            elements.append(Space(_PARAGRAPH_GAP * scale))
        elements += _block(block, sheet, indent)
        before = block
    return Layout(dots, columns, tuple(elements), document.language)


def _is_next_paragraph(before: Block | None, block: Block) -> bool:
    """Whether a paragraph follows one of its kind, or a table; lists and lines in the middle stay close."""
    if {type(before), type(block)} == {Text, Pair}:
        return True
    if not isinstance(before, Text) or not isinstance(block, Text) or block.centred or before.centred:
        return False
    return before.bold == block.bold and _LIST_MARK.match(block.text) is None


def _block(block: Block, sheet: _Sheet, indent: int) -> list[Element]:
    match block:
        case Heading():
            return _heading(block, sheet)
        case Text():
            return _text(block, sheet)
        case Pair():
            return _pair(block, sheet, indent)
        case Rule():
            return [RuleLine()]
        case Qr():
            code = _qr(block, sheet.dots)
            # ISO/IEC 18004: a quiet zone of four modules.
            return [Space(4 * code.module_dots), code, Space(4 * code.module_dots)]
        case Barcode():
            return _barcode(block, sheet)
        case Image():
            return _image(block, sheet)
        case Feed():
            return [Space(LINE_PITCH * block.lines)]
        case Cut():
            return [CutHere()]
        case _:
            assert_never(block)


def _heading(heading: Heading, sheet: _Sheet) -> list[Element]:
    """Level 1 as large as it fits on one line; 2 bold with room above; 3 bold."""
    text = sheet.written(heading.text)
    wide = _heading_scale(heading.level, text, sheet)
    texts = wrap(text, sheet.columns * sheet.scale // wide, sheet.language)
    lines: list[Element] = [Line((Span(0, line, bold=True),), wide, wide) for line in texts]
    above, below = _HEADING_MARGINS.get(heading.level, (0, 0))
    return [Space(above * sheet.scale), *lines, Space(below * sheet.scale)] if above else lines


def _heading_scale(level: int, text: str, sheet: _Sheet) -> int:
    columns = sheet.columns * sheet.scale
    if level > 1:
        return sheet.scale
    if len(text) * 3 <= columns:
        return 3
    longest_word = max((len(word) for word in text.split()), default=0)
    fits = longest_word * 2 <= columns and len(wrap(text, columns // 2, sheet.language)) <= _LARGE_LINES
    return 2 if fits else sheet.scale


def _text(text: Text, sheet: _Sheet) -> list[Element]:
    """A paragraph; the lines of „1. …” or „– …” hang beside the number or dash."""
    written = sheet.written(text.text)
    mark = None if text.centred else _LIST_MARK.match(written)
    indent = len(mark[0]) if mark else 0
    lines = wrap(written[indent:], sheet.columns - indent, sheet.language)
    if text.centred:
        return _lines(lines, sheet, lambda line: Span((sheet.columns - len(line)) // 2, line, text.bold))
    first = Span(0, f"{written[:indent]}{lines[0]}", text.bold)
    return [*sheet.line(first), *_lines(lines[1:], sheet, lambda line: Span(indent, line, text.bold))]


def _lines(texts: list[str], sheet: _Sheet, span: Callable[[str], Span]) -> list[Element]:
    return [element for text in texts for element in sheet.line(span(text))]


def _pair(pair: Pair, sheet: _Sheet, indent: int) -> list[Element]:
    """Label at the left, value `indent` columns from the right edge; where there is no room, below.

    In large print a value stands below its label, at the left, where who sees little of the paper at a
    time finds it; amounts keep their column.
    """
    columns = sheet.columns
    value = sheet.wrapped(pair.value, columns)
    if len(value) > 1 or (sheet.scale > 1 and not is_amount(pair.value)):
        label = sheet.wrapped(pair.label, columns)
        below = _lines(value, sheet, lambda line: Span(0, line, bold=True))
        return [*_lines(label, sheet, lambda line: Span(0, line)), *below, *sheet.gap()]
    end = columns - indent if len(value[0]) + indent <= columns else columns
    right = Span(end - len(value[0]), value[0], bold=True)
    beside = right.column - 2
    label = sheet.wrapped(pair.label, beside if _goes_beside(pair.label, beside, sheet) else columns)
    if len(label[-1]) > beside:
        return [*_lines(label, sheet, lambda line: Span(0, line)), *sheet.line(right), *sheet.gap()]
    *above, last = label
    return [*_lines(above, sheet, lambda line: Span(0, line)), *sheet.line(Span(0, last), right)]


def _goes_beside(label: str, room: int, sheet: _Sheet) -> bool:
    """Whether a label may be narrowed to so many columns: half the paper, and no word of it is parted."""
    longest_word = max(map(len, sheet.written(label).split()), default=0)
    return room >= max(longest_word, sheet.columns // 2)


def _barcode(barcode: Barcode, sheet: _Sheet) -> list[Element]:
    """Bars as wide as 2 to 4 dots a module allow, and their text below; the paper's margins stay quiet."""
    from hardware.receipt_printer.bar_code import modules

    row = modules(barcode.text, barcode.symbology)
    size = min(sheet.dots // len(row), _BAR_DOTS.stop - 1)
    if size < _BAR_DOTS.start:
        raise ValueError(f"a bar code of {len(row)} modules is too wide for {sheet.dots} dots")
    bars = Bars(barcode.text, barcode.symbology, row, size, _BARS_HEIGHT)
    text = _text(Text(barcode.text, centred=True), sheet)
    return [Space(_PARAGRAPH_GAP), bars, Space(_PARAGRAPH_GAP), *text, Space(_PARAGRAPH_GAP)]


def _image(image: Image, sheet: _Sheet) -> list[Element]:
    """The picture, no larger than it is and than the paper; one that cannot be shown is told in words."""
    from hardware.drawing import dithered

    dots = dithered(image.png, sheet.dots // 8 * 8, _TALLEST_PICTURE)
    if dots is None:
        return _text(Text(image.alt, centred=True), sheet) if image.alt else []
    return [Space(_PARAGRAPH_GAP), Picture(*dots, image.alt), Space(_PARAGRAPH_GAP)]


def _qr(qr: Qr, dots: int) -> QrCode:
    if any(ord(letter) < 32 for letter in qr.text):
        raise ValueError("a QR code must not hold control characters")
    modules = modules_for(len(qr.text.encode()))
    wanted = int(dots * _QR_SHARE) // modules
    size = min(max(wanted, _QR_MODULE_DOTS.start), _QR_MODULE_DOTS.stop - 1)
    while size > 1 and size * modules > dots:
        size -= 1
    return QrCode(qr.text, modules, size)
