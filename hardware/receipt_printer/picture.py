"""A document as a picture: the layout that the printer gets, for screens and e-mail."""

import re

from hardware.drawing import Canvas
from hardware.receipt_printer.elements import (
    CELL_HEIGHT,
    CELL_WIDTH,
    Bars,
    CutHere,
    Element,
    Layout,
    Line,
    Picture,
    QrCode,
    RuleLine,
    Space,
)
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.profiles import DEFAULT, Profile
from hardware.receipt_printer.qr_matrix import matrix
from kiosk_app.domain.document import Document

# White around the slip, in dots: a QR code needs 4 modules of it, and it looks like paper.
_MARGIN = 32


def png(document: Document, profile: Profile = DEFAULT) -> bytes:
    """The slip as a PNG, one pixel a dot. Raises ValueError as `lay_out`."""
    layout = lay_out(document, profile.columns, profile.dots, profile.code_page)
    return draw(layout).framed(_MARGIN).png()


def draw(layout: Layout) -> Canvas:
    """The slip as it is laid out; the cut is where the picture ends."""
    canvas = Canvas(layout.dots, max(layout.height, 1))
    for y, element in layout.placed():
        _draw(canvas, layout, y, element)
    return canvas


def draw_line(canvas: Canvas, y: int, line: Line) -> None:
    cell = (CELL_WIDTH * line.wide, CELL_HEIGHT * line.high)
    for span in line.spans:
        canvas.text(span.column * CELL_WIDTH, y, span.text, cell, span.bold)


def draw_bars(canvas: Canvas, x: int, y: int, bars: Bars) -> None:
    """Draw the dark modules, runs of them at once."""
    for run in re.finditer("1+", bars.modules):
        size = bars.module_dots
        canvas.fill(x + run.start() * size, y, len(run[0]) * size, bars.height)


def _draw(canvas: Canvas, layout: Layout, y: int, element: Element) -> None:
    match element:
        case Line():
            draw_line(canvas, y, element)
        case RuleLine():
            canvas.fill(0, y + CELL_HEIGHT // 2 - 1, layout.columns * CELL_WIDTH, 2)
        case QrCode():
            canvas.modules((layout.dots - element.height) // 2, y, matrix(element.text), element.module_dots)
        case Bars():
            draw_bars(canvas, (layout.dots - element.width) // 2, y, element)
        case Picture():
            x = (layout.dots - element.row_bytes * 8) // 2
            canvas.bits(x, y, element.row_bytes, element.data)
        case Space() | CutHere():
            pass
