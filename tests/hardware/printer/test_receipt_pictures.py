"""Bar codes, pictures and large print: on paper, on the screen, and read back by zxing-cpp."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from hardware.drawing import Canvas, dithered
from hardware.receipt_printer import picture
from hardware.receipt_printer.elements import Bars, Element, Line, Picture
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.profiles import DEFAULT, PROFILES, Profile
from hardware.simulators.printer.code_reader import read_bar_codes, read_codes
from hardware.simulators.printer.paper import Dots
from kiosk_app.domain.document import Barcode, Cut, Document, Image, Symbology, Text
from tests.hardware.printer.papers import job, printed, read
from tests.hardware.printer.samples import CONFIRMATION, QR_TEXT

ALL_PROFILES = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
BARCODES = {
    Symbology.CODE128: "LDZ07-000123-4",
    Symbology.CODE39: "LDZ/1234",
    Symbology.ITF: "0123456789",
}
BRACES = Barcode("{a}{B}")


@ALL_PROFILES
@pytest.mark.parametrize("symbology", Symbology)
def test_a_bar_code_is_the_same_on_paper_and_on_the_screen(profile: Profile, symbology: Symbology) -> None:
    document = Document((Barcode(BARCODES[symbology], symbology), Cut()))
    (code,) = read_bar_codes(printed(document, profile).picture())
    (shown,) = read_bar_codes(drawn(document, profile))
    assert code.text == shown.text == BARCODES[symbology]


@pytest.mark.parametrize("profile", [DEFAULT, PROFILES["raster-only"]], ids=["native", "drawn"])
def test_braces_are_no_commands_of_code_128(profile: Profile) -> None:
    (code,) = read_bar_codes(printed(Document((BRACES, Cut())), profile).picture())
    assert code.text == BRACES.text
    assert b"{B{{a}{{B}" in job(Document((BRACES, Cut())), DEFAULT)


def test_the_printer_draws_its_own_bars_where_it_has_them() -> None:
    document = Document((BRACES, Cut()))
    assert b"\x1dk\x49" in job(document, DEFAULT)
    assert b"\x1dk" not in job(document, PROFILES["raster-only"])


@pytest.mark.parametrize(
    "barcode",
    [
        Barcode(""),
        Barcode("ż"),
        Barcode("a\x10\x04\x01"),
        Barcode("abc", Symbology.CODE39),
        Barcode("123", Symbology.ITF),
        Barcode("x" * 60),
        Barcode("x" * 500),
    ],
    ids=lambda barcode: f"{barcode.symbology.value}, {len(barcode.text)}",
)
def test_what_a_bar_code_cannot_say_is_refused_without_telling_it(barcode: Barcode) -> None:
    with pytest.raises(ValueError, match="bar code") as refused:
        lay_out(Document((barcode,)), 48, 576)
    assert not barcode.text or barcode.text not in str(refused.value)


def png(width: int, height: int, mode: str = "L") -> bytes:
    stream = BytesIO()
    grey = Pillow.linear_gradient("L").resize((width, height))
    if mode == "I;16":
        grey = grey.convert("I").point(lambda shade: shade * 257)
    grey.convert(mode).save(stream, "PNG")
    return stream.getvalue()


@ALL_PROFILES
def test_a_picture_comes_out_as_it_is_on_the_screen(profile: Profile) -> None:
    document = Document((Image(png(1000, 700), "Logo"), Cut()))
    layout = lay_out(document, profile.columns, profile.dots)
    (laid_out,) = [element for element in layout.elements if isinstance(element, Picture)]
    assert laid_out.row_bytes * 8 == profile.dots // 8 * 8
    paper, screen = printed(document, profile).picture().shades(), drawn(document, profile).shades()
    assert paper[:2] == screen[:2]
    # A dot more wherever the bytes of the picture would spell a real-time command.
    unlike = [there - here for here, there in zip(paper[2], screen[2], strict=True) if here != there]
    assert set(unlike) <= {255}
    assert len(unlike) < 40


def test_a_picture_goes_in_bands_that_a_small_memory_takes() -> None:
    paper = printed(Document((Image(png(576, 800), "Logo"), Cut())))
    bands = [stroke for stroke in paper.strokes if isinstance(stroke, Dots)]
    assert len(bands) > 10
    assert max(len(band.data) for band in bands) <= 4000
    assert sum(len(band.data) for band in bands) == 72 * 800


def test_half_grey_is_half_of_the_dots() -> None:
    grey = BytesIO()
    Pillow.new("L", (64, 64), 128).save(grey, "PNG")
    found = dithered(grey.getvalue(), 576, 800)
    assert found is not None
    assert sum(byte.bit_count() for byte in found[1]) == pytest.approx(64 * 64 / 2, rel=0.05)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_all_kinds_are_seen(mode: str) -> None:
    found = dithered(png(16, 40, mode), 576, 800)
    assert found is not None
    # The gradient is black at the top and white at the bottom.
    assert found[1][:2] == b"\xff\xff"
    assert found[1][-2:] == b"\0\0"


def test_what_is_transparent_stays_white() -> None:
    clear = BytesIO()
    Pillow.new("RGBA", (16, 16), (0, 0, 0, 0)).save(clear, "PNG")
    assert dithered(clear.getvalue(), 576, 800) == (2, bytes(32))


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a" + bytes(50), png(8, 8)[:50], png(8, 8) + bytes(5_000_000)],
    ids=["nothing", "head alone", "GIF", "cut short", "too long"],
)
def test_a_picture_that_cannot_be_shown_is_told_in_words(data: bytes) -> None:
    assert read(printed(Document((Image(data, "Herb miasta"), Text("x"), Cut())))) == "Herb miasta x"


def test_a_picture_that_would_unfold_into_gigabytes_is_not_opened() -> None:
    small, large = BytesIO(), BytesIO()
    Pillow.new("1", (4000, 4000)).save(small, "PNG")
    Pillow.new("1", (4000, 6000)).save(large, "PNG")
    assert len(large.getvalue()) < 10_000
    assert dithered(small.getvalue(), 576, 800) is not None
    assert dithered(large.getvalue(), 576, 800) is None


def test_no_picture_spells_a_real_time_command() -> None:
    """DLE EOT, DLE ENQ and DLE DC4 are obeyed even within data."""
    commands = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
    dots = Pillow.frombytes("1", (16, 3), b"".join(commands), "raw", "1;I")
    stream = BytesIO()
    dots.save(stream, "PNG")
    found = dithered(stream.getvalue(), 576, 800)
    assert found is not None
    assert all(command in found[1] for command in commands)
    data = job(Document((Image(stream.getvalue(), ""), Cut())), DEFAULT)
    assert b"\x18\x04\x18\x05\x18\x14" in data
    assert not any(command in data for command in commands)


@given(st.data())
@settings(max_examples=80)
def test_no_picture_breaks_a_slip(data: st.DataObject) -> None:
    broken = bytearray(png(20, 20, "P"))
    for _ in range(data.draw(st.integers(0, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    found = dithered(bytes(broken[: data.draw(st.integers(0, len(broken)))]), 576, 800)
    assert found is None or (found[0] <= 72 and len(found[1]) <= 72 * 800)


@ALL_PROFILES
def test_large_print_is_twice_as_large_and_its_codes_can_be_read(profile: Profile) -> None:
    large = replace(CONFIRMATION, blocks=(Barcode("123456"), *CONFIRMATION.blocks), large_print=True)
    layout = lay_out(large, profile.columns, profile.dots, profile.code_page)
    assert all(line.wide >= 2 <= line.high for line in layout.elements if isinstance(line, Line))
    assert all(_width(element) <= profile.dots for element in layout.elements)
    paper = printed(large, profile)
    (code,) = read_codes(paper.picture())
    assert code.text == QR_TEXT
    assert paper.height == layout.height
    assert drawn(large, profile).shades()[:2] == paper.picture().shades()[:2]


def test_large_print_has_all_the_words() -> None:
    small, large = (read(printed(replace(CONFIRMATION, large_print=size))) for size in (False, True))
    assert small == large


def _width(element: Element) -> int:
    if isinstance(element, Line):
        return max((span.column + len(span.text) * element.wide) * 12 for span in element.spans)
    return element.width if isinstance(element, Bars) else 0


def drawn(document: Document, profile: Profile) -> Canvas:
    return picture.draw(lay_out(document, profile.columns, profile.dots, profile.code_page)).framed(32)
