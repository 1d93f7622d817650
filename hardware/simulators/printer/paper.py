"""What a simulated printer has printed: drawn strokes, kept until somebody looks."""

from dataclasses import dataclass, field

from hardware.drawing import Canvas

# White around a slip, in dots, so that codes at its edge can be read.
MARGIN = 32


@dataclass(frozen=True)
class Letters:
    """Text that stands in cells of `cell` dots (width, height)."""

    x: int
    y: int
    text: str = field(repr=False)
    cell: tuple[int, int]
    bold: bool

    def draw(self, canvas: Canvas) -> None:
        canvas.text(self.x, self.y, self.text, self.cell, self.bold)


@dataclass(frozen=True)
class Dots:
    """A raster picture, `row_bytes` × 8 dots wide."""

    x: int
    y: int
    row_bytes: int
    data: bytes = field(repr=False)

    def draw(self, canvas: Canvas) -> None:
        canvas.bits(self.x, self.y, self.row_bytes, self.data)


@dataclass(frozen=True)
class Modules:
    """A QR code."""

    x: int
    y: int
    matrix: tuple[tuple[bool, ...], ...] = field(repr=False)
    size: int

    def draw(self, canvas: Canvas) -> None:
        canvas.modules(self.x, self.y, self.matrix, self.size)


Stroke = Letters | Dots | Modules


@dataclass(frozen=True)
class Paper:
    """One slip. `cut` is False for one that was torn off or given up. `raw` is what was received for it."""

    width: int
    height: int
    strokes: tuple[Stroke, ...] = field(repr=False)
    raw: bytes = field(repr=False)
    cut: bool

    def picture(self) -> Canvas:
        """The slip, one pixel a dot, with a white margin of `MARGIN` around it."""
        canvas = Canvas(self.width, max(self.height, 1))
        for stroke in self.strokes:
            stroke.draw(canvas)
        return canvas.framed(MARGIN)

    def png(self) -> bytes:
        return self.picture().png()

    def text(self) -> str:
        """The letters on it, line by line."""
        lines: dict[int, str] = {}
        for stroke in self.strokes:
            if isinstance(stroke, Letters):
                base = stroke.y + stroke.cell[1]
                lines[base] = lines.get(base, "") + stroke.text
        return "\n".join(lines[y] for y in sorted(lines))
