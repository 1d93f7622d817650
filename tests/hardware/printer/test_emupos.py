"""Our bytes and our driver against emupos, a simulated printer that knows nothing of ours.

Paper, letters and codes have to be the same as on our own simulator's paper. What it cannot show is not
compared: the glyphs of CP1250 (boxes), `GS ( H`, cutter and head, and Custom's questions.
"""

import re
import socket
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from hardware.receipt_printer.profiles import DEFAULT, PROFILES, Profile
from hardware.simulators.printer.code_reader import FoundCode, read_picture
from kiosk_app.domain.document import Barcode, Cut, Document, Symbology, Text
from kiosk_app.domain.printing import CoverOpen, Offline, PaperLow, PaperOut, Printed, PrinterStatus, Ready
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer.independent_reader import EmuPrinter, running
from tests.hardware.printer.papers import job, printed
from tests.hardware.printer.samples import CONFIRMATION, QR_TEXT, UKRAINIAN

_CP1250 = replace(DEFAULT, name="cp1250", code_page="cp1250", code_page_slot=45)
# Those that ask and answer otherwise speak the same ESC/POS on paper: one of each is enough.
PAPERS: dict[str, Profile] = {
    **{name: PROFILES[name] for name in ("default", "default-58mm", "epson-tm-t20", "epson-tm-t88v")},
    **{name: PROFILES[name] for name in ("custom-kpm", "raster-only")},
    "cp1250": _CP1250,
}
ALL = pytest.mark.parametrize("name", PAPERS)


@pytest.fixture(scope="module")
def emupos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, EmuPrinter]]:
    with running(tmp_path_factory.mktemp("emupos"), PAPERS) as printers:
        yield printers


def show(printer: EmuPrinter, data: bytes) -> None:
    """Send it, and wait until its slip is cut."""
    before = printer.receipts()
    with socket.create_connection(("127.0.0.1", int(printer.url.rpartition(":")[2]))) as wire:
        wire.sendall(data)
        wait_for_slip(printer, before)


def wait_for_slip(printer: EmuPrinter, before: int) -> None:
    deadline = time.monotonic() + 20
    while printer.receipts() == before:
        assert time.monotonic() < deadline, "no slip came out"
        time.sleep(0.02)


def letters(printer: EmuPrinter) -> str:
    """What is written on the slip; pictures and codes aside, single spaced."""
    text = re.sub(r"\[(?:image|qr|barcode) .*\]", " ", printer.text())
    return " ".join(text.split())


def codes(printer: EmuPrinter) -> list[FoundCode]:
    picture = printer.picture()
    return read_picture(*picture.size, picture.tobytes())


@ALL
@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
def test_it_reads_what_ours_reads(emupos: dict[str, EmuPrinter], name: str, large: bool) -> None:
    document = replace(CONFIRMATION, large_print=large)
    show(emupos[name], job(document, PAPERS[name]))
    ours = " ".join(printed(document, PAPERS[name]).text().split())
    # What is drawn has no letters, for neither of the two.
    assert letters(emupos[name]) == ours
    assert [code.text for code in codes(emupos[name])] == [QR_TEXT]


@ALL
def test_its_paper_is_as_long_as_ours(emupos: dict[str, EmuPrinter], name: str) -> None:
    show(emupos[name], job(CONFIRMATION, PAPERS[name]))
    paper = printed(CONFIRMATION, PAPERS[name])
    width, height = emupos[name].picture().size
    assert width == paper.width + 64
    # Both paddings aside; it leaves out the feed after the last line, which ours keeps.
    assert 0 <= paper.height + 64 - height < 30


@pytest.mark.parametrize("name", ["default", "raster-only"])
@pytest.mark.parametrize(
    "barcode",
    [Barcode("LDZ07-000123-4"), Barcode("LDZ/1234", Symbology.CODE39), Barcode("01234567", Symbology.ITF)],
    ids=lambda barcode: barcode.symbology.value,
)
def test_its_bar_codes_can_be_read(emupos: dict[str, EmuPrinter], name: str, barcode: Barcode) -> None:
    from hardware.simulators.printer import code_reader

    show(emupos[name], job(Document((Text("x"), barcode, Cut())), PAPERS[name]))
    picture = emupos[name].picture()
    found = read_picture(*picture.size, picture.tobytes(), formats=code_reader.LINEAR)
    assert [code.text for code in found] == [barcode.text]


def test_ukrainian_is_the_same_dot_for_dot(emupos: dict[str, EmuPrinter]) -> None:
    show(emupos["default"], job(UKRAINIAN, DEFAULT))
    width, height, shades = printed(UKRAINIAN).picture().shades()
    theirs = emupos["default"].picture()
    rows = theirs.height - 32
    assert theirs.width == width
    assert rows <= height
    assert theirs.tobytes()[: rows * width] == shades[: rows * width]


FAULTS: dict[str, PrinterStatus] = {
    "paper-near-end": PaperLow(),
    "paper-out": PaperOut(),
    "cover-open": CoverOpen(),
    "offline": Offline(),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_our_driver_understands_its_status(
    emupos: dict[str, EmuPrinter], open_printer: OpenPrinter, fault: str
) -> None:
    printer = open_printer(emupos["default"].url)
    assert printer.status() == Ready()
    emupos["default"].fault(fault)
    try:
        assert printer.status() == FAULTS[fault]
    finally:
        emupos["default"].fault(fault, active=False)
    assert printer.status() == Ready()


def test_our_driver_prints_on_it(emupos: dict[str, EmuPrinter], open_printer: OpenPrinter) -> None:
    before = emupos["default"].receipts()
    assert open_printer(emupos["default"].url).print(CONFIRMATION) == Printed()
    wait_for_slip(emupos["default"], before)
    assert [code.text for code in codes(emupos["default"])] == [QR_TEXT]
