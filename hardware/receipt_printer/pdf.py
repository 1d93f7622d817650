"""A document as PDF, for e-mail: the layout that the printer gets, as text. The only file that knows fpdf2.

ISO 32000-1: letters are text in an embedded font (9.9), the language and title of the document are told
to readers (14.9.2, 14.3.3), and pictures have words in their place (14.9.3).
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

from fpdf import FPDF, ViewerPreferences
from fpdf.fonts import TTFFont

from hardware.drawing import Canvas
from hardware.fonts import font_files
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
    Span,
)
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.picture import draw_bars
from hardware.receipt_printer.profiles import DEFAULT, Profile
from hardware.receipt_printer.qr_matrix import matrix
from kiosk_app.domain.document import Document

# White around the slip, in dots.
_MARGIN = 32
_POINTS_PER_MM = 72 / 25.4
# Where the letters of a cell stand, from its top (drawing.py).
_BASELINE = 0.78


def pdf(document: Document, title: str, profile: Profile = DEFAULT) -> bytes:
    """One page for each slip, as wide as the paper and as long as the slip, with a margin around it.

    A PDF has all letters and signs, so none is spelled. `title` is what readers call the document.

    Raises:
        ValueError: as `lay_out`.
        FontMissingError: no font is installed.
    """
    layout = lay_out(document, profile.columns, profile.dots, code_page=None)
    sheet = _Sheet(layout, title, profile.dots_per_mm)
    for slip in _slips(layout):
        sheet.add(slip)
    return sheet.bytes()


def _slips(layout: Layout) -> Iterator[Layout]:
    """The layout in pieces, as the cutter leaves them."""
    begun: list[Element] = []
    for element in layout.elements:
        if isinstance(element, CutHere):
            yield Layout(layout.dots, layout.columns, tuple(begun), layout.language)
            begun = []
        else:
            begun.append(element)
    if begun:
        yield Layout(layout.dots, layout.columns, tuple(begun), layout.language)


class _Sheet:
    """The PDF that is being made; all lengths are given in dots."""

    def __init__(self, layout: Layout, title: str, dots_per_mm: int) -> None:
        self._pdf = FPDF(unit=_POINTS_PER_MM / dots_per_mm)
        self._pdf.set_margin(0)
        self._pdf.set_auto_page_break(False)
        self._pdf.set_lang(layout.language)
        self._pdf.set_title(title)
        # A reader shows the title in place of the file's name (ISO 14289-1, 7.1).
        self._pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self._width = layout.dots
        # By style: the fonts in their order, and the letters of each.
        self._families: dict[str, dict[str, frozenset[int]]] = {"": {}, "B": {}}
        self._add_fonts({span.text for span in _spans(layout)})

    def add(self, slip: Layout) -> None:
        """A page."""
        size = (self._width + 2 * _MARGIN, slip.height + 2 * _MARGIN)
        self._pdf.add_page(orientation="P", format=size)
        for y, element in slip.placed():
            self._draw(y + _MARGIN, element, slip.columns)

    def bytes(self) -> bytes:
        return bytes(self._pdf.output())

    def _add_fonts(self, texts: set[str]) -> None:
        """The font in both weights, and others only where letters are lacking: each takes its time."""
        letters = frozenset(ord(letter) for letter in "".join(texts))
        for style, bold in (("", False), ("B", True)):
            lacking = letters
            for path in font_files(bold):
                family = f"paper{len(self._families[style])}"
                self._pdf.add_font(family, style, path)
                face = self._pdf.fonts[f"{family}{style}"]
                known = frozenset(face.cmap) if isinstance(face, TTFFont) else frozenset()
                self._families[style][family] = known
                lacking -= known
                if not lacking:
                    break

    def _family(self, letter: str, style: str) -> str:
        """The first font that has the letter; the first of all where none has."""
        families = self._families[style]
        return next((family for family, known in families.items() if ord(letter) in known), "paper0")

    def _draw(self, y: int, element: Element, columns: int) -> None:
        match element:
            case Line():
                for span in element.spans:
                    self._text(y, element, span)
            case RuleLine():
                self._rule(y + CELL_HEIGHT // 2 - 1, columns * CELL_WIDTH)
            case QrCode():
                self._qr(y, element)
            case Bars():
                canvas = Canvas(element.width, element.height)
                draw_bars(canvas, 0, 0, element)
                self._image(y, canvas, element.text)
            case Picture():
                canvas = Canvas(element.row_bytes * 8, element.height)
                canvas.bits(0, 0, element.row_bytes, element.data)
                self._image(y, canvas, element.alt)
            case Space() | CutHere():
                pass

    def _text(self, y: int, line: Line, span: Span) -> None:
        """A run of letters, in pieces of one font each."""
        style, column = "B" if span.bold else "", span.column
        for family, letters in groupby(span.text, lambda letter: self._family(letter, style)):
            text = "".join(letters)
            self._pdf.set_font(family, style, 100)
            self._run(_MARGIN + column * CELL_WIDTH, y, line, text)
            column += len(text) * line.wide

    def _run(self, x: int, y: int, line: Line, text: str) -> None:
        """Letters of the font that is set, stretched to the cells that they stand in."""
        self._pdf.set_stretching(100)
        cell = CELL_HEIGHT * line.high / 2
        self._pdf.set_font_size(100 * cell / (self._pdf.get_string_width("0") or cell))
        wanted, natural = CELL_WIDTH * line.wide * len(text), self._pdf.get_string_width(text)
        if natural and abs(wanted / natural - 1) > 0.005:
            self._pdf.set_stretching(100 * wanted / natural)
        self._pdf.text(x, y + CELL_HEIGHT * line.high * _BASELINE, text)

    def _rule(self, y: int, width: int) -> None:
        self._pdf.rect(_MARGIN, y, width, 2, style="F")

    def _qr(self, y: int, code: QrCode) -> None:
        # Of a pixel a module readers make a blur: they smooth what they enlarge.
        canvas = Canvas(code.height, code.height)
        canvas.modules(0, 0, matrix(code.text), code.module_dots)
        link = code.text if code.text.startswith(("https://", "http://")) else ""
        self._image(y, canvas, "QR", link)

    def _image(self, y: int, canvas: Canvas, alt: str, link: str = "") -> None:
        width, height, _ = canvas.shades()
        x = _MARGIN + (self._width - width) // 2
        self._pdf.image(
            BytesIO(canvas.png()),
            x=x,
            y=y,
            w=width,
            h=height,
            alt_text=alt or None,
            link=link or None,
        )


def _spans(layout: Layout) -> Iterator[Span]:
    for element in layout.elements:
        if isinstance(element, Line):
            yield from element.spans
