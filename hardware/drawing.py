"""Drawing of paper: letters in cells, dots and modules. The only file that knows Pillow."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

_BLACK, _WHITE = 0, 255
# Of Debian's fonts-noto-mono, fonts-dejavu-core, fonts-noto-core and fonts-inter, the first that is there.
_FONTS = {
    False: (
        "/usr/share/fonts/truetype/noto/NotoSansMono-Regular.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
        "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
        "/usr/share/fonts/opentype/inter/Inter-Regular.otf",
    ),
    True: (
        "/usr/share/fonts/truetype/noto/NotoSansMono-Bold.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf",
        "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf",
        "/usr/share/fonts/opentype/inter/Inter-Bold.otf",
    ),
}


class FontMissingError(RuntimeError):
    """None of the fonts that paper is drawn with is installed."""


class Canvas:
    """Paper that is drawn on, in dots; white at first."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("L", (width, height), _WHITE)

    def text(self, x: int, y: int, text: str, cell: tuple[int, int], bold: bool = False) -> None:
        """Draw letters, each in the middle of its cell of `cell` dots (width, height)."""
        for index, letter in enumerate(text):
            if not letter.isspace():
                self._darken(x + index * cell[0], y, _glyph(letter, cell, bold))

    def modules(self, x: int, y: int, matrix: Sequence[Sequence[bool]], size: int) -> None:
        """Draw a matrix of squares, `size` dots each."""
        small = Image.new("L", (len(matrix[0]), len(matrix)))
        small.putdata([_BLACK if dark else _WHITE for row in matrix for dark in row])
        self._darken(x, y, small.resize((small.width * size, small.height * size), Image.Resampling.NEAREST))

    def bits(self, x: int, y: int, row_bytes: int, data: bytes) -> None:
        """Draw rows of dots as `GS v 0` has them: eight a byte, the highest bit leftmost, 1 for black."""
        height = len(data) // row_bytes
        if height:
            self._darken(x, y, Image.frombytes("1", (row_bytes * 8, height), data, "raw", "1;I").convert("L"))

    def fill(self, x: int, y: int, width: int, height: int) -> None:
        """Draw a black box."""
        ImageDraw.Draw(self._image).rectangle((x, y, x + width - 1, y + height - 1), fill=_BLACK)

    def to_bits(self) -> bytes:
        """All dots as `GS v 0` wants them; the width must be a multiple of 8."""
        return self._image.point(lambda shade: 255 if shade > 150 else 0).convert("1").tobytes("raw", "1;I")

    def shades(self) -> tuple[int, int, bytes]:
        """Width, height, and a byte of grey for each dot."""
        return self._image.width, self._image.height, self._image.tobytes()

    def framed(self, margin: int) -> "Canvas":
        """The same with a white margin of so many dots around it."""
        framed = Canvas(self._image.width + 2 * margin, self._image.height + 2 * margin)
        framed._image.paste(self._image, (margin, margin))
        return framed

    def png(self) -> bytes:
        stream = BytesIO()
        self._image.save(stream, "PNG")
        return stream.getvalue()

    def _darken(self, x: int, y: int, picture: Image.Image) -> None:
        box = (x, y, x + picture.width, y + picture.height)
        self._image.paste(ImageChops.darker(self._image.crop(box), picture), (x, y))


@lru_cache(maxsize=2048)
def _glyph(letter: str, cell: tuple[int, int], bold: bool) -> Image.Image:
    """One letter in its cell: drawn at the cell's height, and stretched where the cell is not 1 : 2."""
    width, height = cell
    natural = height // 2
    picture = Image.new("L", (natural, height), _WHITE)
    font = _font(bold, natural)
    draw = ImageDraw.Draw(picture)
    x = (natural - draw.textlength(letter, font)) / 2
    draw.text((x, height * 0.78), letter, font=font, fill=_BLACK, anchor="ls")
    return picture if natural == width else picture.resize((width, height), Image.Resampling.LANCZOS)


@lru_cache(maxsize=16)
def _font(bold: bool, advance: int) -> ImageFont.FreeTypeFont:
    """The font at the size at which its digits are `advance` dots wide."""
    for name in _FONTS[bold]:
        if Path(name).is_file():
            probe = ImageFont.truetype(name, 1000)
            return ImageFont.truetype(name, advance * 1000 / probe.getlength("0"))
    raise FontMissingError("no font to draw paper with; install fonts-dejavu-core or fonts-noto-mono")
