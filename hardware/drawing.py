"""Drawing of paper: letters in cells, dots and modules. The only file that knows Pillow."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from hardware.fonts import font_files

_BLACK, _WHITE = 0, 255
# What a picture may be before it is opened: a picture of few bytes can unfold into gigabytes.
_MOST_BYTES = 4 * 1024 * 1024
_MOST_PIXELS = 20_000_000


class Canvas:
    """Paper that is drawn on, in dots; white at first."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("L", (width, height), _WHITE)

    def text(self, x: int, y: int, text: str, cell: tuple[int, int], bold: bool = False) -> None:
        """Draw letters, each in the middle of its cell of `cell` dots (width, height).

        A combining mark is drawn over the letter before it, and leaves its own cell empty.
        """
        for index, cluster in _clusters(text):
            if not cluster.isspace():
                self._darken(x + index * cell[0], y, _glyph(cluster, cell, bold))

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


def dithered(png: bytes, widest: int, tallest: int) -> tuple[int, bytes] | None:
    """A PNG as rows of dots: bytes a row, and the rows as `GS v 0` has them.

    Never larger than it is, nor than `widest` (a multiple of 8) and `tallest`. Greys become a spread
    of dots (Floyd and Steinberg), what is transparent white. None for what is not a picture, or too large.
    """
    if len(png) > _MOST_BYTES:
        return None
    try:
        with Image.open(BytesIO(png), formats=("PNG",)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            grey = _fitted(_on_white(picture), widest, tallest)
    except Exception:  # noqa: BLE001  # a broken picture makes Pillow raise nearly anything
        return None
    padded = Image.new("L", (-(-grey.width // 8) * 8, grey.height), _WHITE)
    padded.paste(grey, ((padded.width - grey.width) // 2, 0))
    return padded.width // 8, padded.convert("1").tobytes("raw", "1;I")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        # 16 bits of grey.
        return picture.convert("I").point(lambda shade: shade / 256).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("L")
    layer = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("L")


def _fitted(picture: Image.Image, widest: int, tallest: int) -> Image.Image:
    factor = min(1.0, widest / picture.width, tallest / picture.height)
    size = (max(1, int(picture.width * factor)), max(1, int(picture.height * factor)))
    return picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the marks that follow it, and the place of the letter."""
    if text.isascii():
        yield from enumerate(text)
        return
    begin = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or unicodedata.category(text[index]) not in ("Mn", "Me"):
            yield begin, text[begin:index]
            begin = index


@lru_cache(maxsize=2048)
def _glyph(cluster: str, cell: tuple[int, int], bold: bool) -> Image.Image:
    """One letter in its cell: drawn at the cell's height, and stretched where the cell is not 1 : 2."""
    width, height = cell
    natural = height // 2
    picture = Image.new("L", (natural, height), _WHITE)
    font = _font_for(cluster[0], bold, natural)
    draw = ImageDraw.Draw(picture)
    x = (natural - draw.textlength(cluster, font)) / 2
    draw.text((x, height * 0.78), cluster, font=font, fill=_BLACK, anchor="ls")
    return picture if natural == width else picture.resize((width, height), Image.Resampling.LANCZOS)


def _font_for(letter: str, bold: bool, advance: int) -> ImageFont.FreeTypeFont:
    """The first font that has the letter, at a size at which it fits."""
    fonts = [_font(path, advance) for path in font_files(bold)]
    font = next((font for font in fonts if _has(font, letter)), fonts[0])
    too_wide = font.getlength(letter) / advance
    return font if too_wide <= 1.01 else font.font_variant(size=font.size / too_wide)


def _has(font: ImageFont.FreeTypeFont, letter: str) -> bool:
    """Whether the font draws the letter unlike one that no font has."""
    mask, missing = font.getmask(letter), font.getmask("\uffff")
    return mask.size != missing.size or bytes(mask) != bytes(missing)


@lru_cache(maxsize=16)
def _font(path: Path, advance: int) -> ImageFont.FreeTypeFont:
    """The font at the size at which its digits are `advance` dots wide."""
    probe = ImageFont.truetype(path, 1000)
    return ImageFont.truetype(path, advance * 1000 / probe.getlength("0"))
