"""Reads codes off simulated paper, as a scanner would. The only file that knows zxing-cpp."""

from dataclasses import dataclass, field

import zxingcpp

from hardware.drawing import Canvas

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)

LINEAR = zxingcpp.BarcodeFormats(
    [zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.Code39, zxingcpp.BarcodeFormat.ITF]
)


@dataclass(frozen=True)
class FoundCode:
    """A code and where it is: left, top, width and height in dots of the picture."""

    text: str = field(repr=False)
    box: tuple[int, int, int, int]


def read_codes(canvas: Canvas) -> list[FoundCode]:
    """The QR codes that can be read on the paper."""
    return read_picture(*canvas.shades())


def read_bar_codes(canvas: Canvas) -> list[FoundCode]:
    """The bar codes (Code 128, Code 39, ITF) that can be read on the paper."""
    return read_picture(*canvas.shades(), formats=LINEAR)


def read_picture(
    width: int, height: int, shades: bytes, formats: zxingcpp.BarcodeFormats = _QR
) -> list[FoundCode]:
    """The codes that can be read on a picture of grey pixels, one byte each, row by row."""
    picture = memoryview(shades).cast("B", (height, width))
    found = zxingcpp.read_barcodes(picture, formats=formats)
    return [FoundCode(code.text, _box(code.position)) for code in found]


def _box(position: zxingcpp.Position) -> tuple[int, int, int, int]:
    corners = (position.top_left, position.top_right, position.bottom_left, position.bottom_right)
    left, right = min(corner.x for corner in corners), max(corner.x for corner in corners)
    top, bottom = min(corner.y for corner in corners), max(corner.y for corner in corners)
    return left, top, right - left, bottom - top
