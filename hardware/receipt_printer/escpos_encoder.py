"""A layout as ESC/POS bytes for one model. The only file that knows escpos.

Only its constants are used: its printers forget the code page after `ESC @`, and lose bytes on short
writes (docs/adr/0002-receipt-printer.md).
"""

import re

from escpos import constants

from hardware.receipt_printer.elements import (
    CELL_HEIGHT,
    CELL_WIDTH,
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
)
from hardware.receipt_printer.profiles import Profile
from kiosk_app.domain.document import Symbology

_INIT: bytes = constants.HW_INIT
_CODE_PAGE: bytes = constants.CODEPAGE_CHANGE
_SIZE: bytes = constants.TXT_SIZE
_LINE_FEED: bytes = constants.CTL_LF
_RASTER: bytes = constants.S_RASTER_N
_LEFT: bytes = constants.TXT_STYLE["align"]["left"]
_CENTRE: bytes = constants.TXT_STYLE["align"]["center"]
_BOLD: dict[bool, bytes] = constants.TXT_STYLE["bold"]
# GS k: the number of each symbology in the form that tells its length (function B).
_BARCODES = {Symbology.CODE128: 73, Symbology.CODE39: 69, Symbology.ITF: 70}
# Rows of a picture go in bands of so many bytes, for printers with small buffers.
_BAND = 4000
_RULE_SIGN = "─"
_ASCII = "ascii"


def encode(layout: Layout, profile: Profile) -> bytes:
    """All bytes of one job, from `ESC @` to the cut."""
    out = bytearray(_INIT + profile.prologue)
    if profile.code_page is not None:
        # ESC t n: needed after every ESC @, which resets it.
        out += _CODE_PAGE + bytes([profile.code_page_slot])
    for element in layout.elements:
        out += _element(element, layout, profile)
    return bytes(out)


def _element(element: Element, layout: Layout, profile: Profile) -> bytes:
    match element:
        case Line():
            return _line(element, layout.dots, profile)
        case RuleLine():
            return _rule(layout.columns, profile)
        case QrCode():
            return _native_qr(element) if profile.native_qr else _raster_qr(element)
        case Bars():
            return _native_bars(element, layout.dots, profile) or _raster_bars(element)
        case Picture():
            return _CENTRE + _raster(element.data, element.row_bytes) + _LEFT
        case Space():
            return _feed(element.height)
        case CutHere():
            return profile.cut or _feed(5 * LINE_PITCH)


def _line(line: Line, dots: int, profile: Profile) -> bytes:
    spans = [_coded(span.text, profile) for span in line.spans]
    if any(coded is None for coded in spans):
        return _raster_line(line, dots)
    out, column = bytearray(), 0
    for span, coded in zip(line.spans, spans, strict=True):
        assert coded is not None
        out += b" " * (span.column - column)
        out += _styled(coded, line.wide, line.high, span.bold)
        column = span.column + len(span.text) * line.wide
    return bytes(out + _LINE_FEED)


def _styled(coded: bytes, wide: int, high: int, bold: bool) -> bytes:
    if bold:
        coded = _BOLD[True] + coded + _BOLD[False]
    if (wide, high) == (1, 1):
        return coded
    # GS ! n: width in the upper four bits, height in the lower.
    return _SIZE + bytes([(wide - 1) << 4 | (high - 1)]) + coded + _SIZE + b"\0"


def _coded(text: str, profile: Profile) -> bytes | None:
    """The text in the printer's code page, or None when it has to be drawn."""
    try:
        return text.encode(profile.code_page or _ASCII)
    except UnicodeEncodeError:
        return None


def _rule(columns: int, profile: Profile) -> bytes:
    sign = _coded(_RULE_SIGN, profile) or b"-"
    return sign * columns + _LINE_FEED


def _feed(dots: int) -> bytes:
    """`ESC J n`: at most 255 dots at a time."""
    whole, rest = divmod(dots, 255)
    return b"\x1bJ\xff" * whole + (b"\x1bJ" + bytes([rest]) if rest else b"")


def _native_qr(code: QrCode) -> bytes:
    """`GS ( k`: model 2 (fn 165), module size (167), error correction M (169), data (180), print (181)."""
    data = code.text.encode()
    functions = (b"1A2\0", b"1C" + bytes([code.module_dots]), b"1E1", b"1P0" + data, b"1Q0")
    commands = b"".join(b"\x1d(k" + len(body).to_bytes(2, "little") + body for body in functions)
    return _CENTRE + commands + _LEFT


def _raster_qr(code: QrCode) -> bytes:
    from hardware.drawing import Canvas
    from hardware.receipt_printer.qr_matrix import matrix

    width = -(-code.height // 8) * 8
    canvas = Canvas(width, code.height)
    canvas.modules(0, 0, matrix(code.text), code.module_dots)
    return _CENTRE + _raster(canvas.to_bits(), width // 8) + _LEFT


def _native_bars(bars: Bars, dots: int, profile: Profile) -> bytes:
    """`GS h` height, `GS w` width of a module, `GS H` no text, `GS k`; empty where it has to be drawn.

    A printer prints nothing that is wider than its paper, and in Code 128 it is told to stay in set B:
    11 modules a character, with start, check and stop 35 more.
    """
    if profile.code_page is None:
        return b""
    data = bars.text.encode("ascii")
    if bars.symbology is Symbology.CODE128:
        if (11 * len(data) + 35) * bars.module_dots > dots:
            return b""
        data = b"{B" + data.replace(b"{", b"{{")
    size = b"\x1dh" + bytes([bars.height]) + b"\x1dw" + bytes([bars.module_dots]) + b"\x1dH\0"
    return _CENTRE + size + b"\x1dk" + bytes([_BARCODES[bars.symbology], len(data)]) + data + _LEFT


def _raster_bars(bars: Bars) -> bytes:
    from hardware.drawing import Canvas
    from hardware.receipt_printer.picture import draw_bars

    width = -(-bars.width // 8) * 8
    canvas = Canvas(width, bars.height)
    draw_bars(canvas, (width - bars.width) // 2, 0, bars)
    return _CENTRE + _raster(canvas.to_bits(), width // 8) + _LEFT


def _raster_line(line: Line, dots: int) -> bytes:
    """Letters that the code page lacks, drawn; only as wide as the text reaches."""
    from hardware.drawing import Canvas
    from hardware.receipt_printer.picture import draw_line

    reach = max((span.column + len(span.text) * line.wide) * CELL_WIDTH for span in line.spans)
    width = min(-(-reach // 8) * 8, dots // 8 * 8)
    canvas = Canvas(width, CELL_HEIGHT * line.high)
    draw_line(canvas, 0, line)
    return _raster(canvas.to_bits(), width // 8) + _feed(line.height - CELL_HEIGHT * line.high)


def _raster(data: bytes, row_bytes: int) -> bytes:
    """Rows of dots, in bands one below the other."""
    size = max(_BAND // row_bytes, 1) * row_bytes
    return b"".join(_band(data[start : start + size], row_bytes) for start in range(0, len(data), size))


def _band(data: bytes, row_bytes: int) -> bytes:
    """`GS v 0`, normal size."""
    size = row_bytes.to_bytes(2, "little") + (len(data) // row_bytes).to_bytes(2, "little")
    # DLE EOT, DLE ENQ and DLE DC4 are obeyed even inside data: one dot more, and they are not there.
    return _RASTER + size + re.sub(rb"\x10(?=[\x04\x05\x14])", b"\x18", data)
