"""What stands on laid-out paper, in columns and dots. Pure values.

A column is the cell of font A, 12 × 24 dots at 8 dots a millimetre. A line of text takes 30 dots
(1/6 inch at 180 dpi, the default of `ESC 2`), or its own height where it is taller.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kiosk_app.domain.document import Symbology

CELL_WIDTH = 12
CELL_HEIGHT = 24
LINE_PITCH = 30


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
class Bars:
    """A bar code in the middle of the paper. `modules` has one character each, "1" for a dark one."""

    text: str = field(repr=False)
    symbology: Symbology
    modules: str = field(repr=False)
    module_dots: int
    height: int

    @property
    def width(self) -> int:
        return len(self.modules) * self.module_dots


@dataclass(frozen=True)
class Picture:
    """A picture in the middle of the paper: rows of dots as `GS v 0` has them."""

    row_bytes: int
    data: bytes = field(repr=False)
    alt: str

    @property
    def height(self) -> int:
        return len(self.data) // self.row_bytes


@dataclass(frozen=True)
class Space:
    """Empty paper, `height` dots of it."""

    height: int


@dataclass(frozen=True)
class CutHere:
    """The end of a slip."""

    height = 0


Element = Line | RuleLine | QrCode | Bars | Picture | Space | CutHere


@dataclass(frozen=True)
class Layout:
    """What is where on paper `dots` wide, and the language (BCP 47) that it is in."""

    dots: int
    columns: int
    elements: tuple[Element, ...]
    language: str = "pl"

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
