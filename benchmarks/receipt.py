"""A receipt from value to last byte, against python-escpos with an image QR; and what its import costs."""

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from escpos.constants import QR_ECLEVEL_M
from escpos.printer import Dummy

from benchmarks import Figures
from hardware.receipt_printer.escpos_encoder import encode
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.profiles import PROFILES
from kiosk_app.domain.document import Cut, Document, Heading, Pair, Qr, Rule, Text

RUNS = 60
IMPORTS = 7
PROFILE = "epson-tm-t20"
COLUMNS = 48
# As large as the layout makes it.
QR_MODULE_DOTS = 6
QR = f"https://sprawa.example.pl/s#LDZ07-000123-4.7KQ2M9XD.1764000000.{'h' * 22}.{'s' * 86}"
TITLE, NUMBER = "Potwierdzenie złożenia", "LDZ07-000123-4"
PAIRS = {"Kod dostępu": "7KQ2-M9XD", "Złożono": "24.11.2026, 10:42", "Termin odpowiedzi": "do 24.12.2026"}
PARAGRAPHS = (
    "Urząd Miasta, Centrum Kontaktu z Mieszkańcami",
    "Urząd zarejestruje skargę i nada jej znak sprawy.",
    "Odpowiedź wyślemy pocztą na podany adres, najpóźniej w ciągu miesiąca.",
    "Stan sprawy sprawdzisz w urzędomacie albo telefonem, zeskanuj kod:",
)
SMALL_PRINT = "To potwierdzenie nie jest urzędowym poświadczeniem odbioru (UPO)."


def run() -> Figures:
    """Print by turns, so that a busy machine delays both; what each caches stays cached, as in a kiosk."""
    ours_bytes, theirs_bytes = len(ours()), len(theirs())
    times = [(_cpu_seconds(ours), _cpu_seconds(ours_drawn), _cpu_seconds(theirs)) for _ in range(RUNS)]
    mine, drawn, peer = (median(column) * 1000 for column in zip(*times, strict=True))
    devices, escpos = (_import_ms(name) for name in ("hardware.devices", "escpos.printer"))
    print(f"receipt {mine:.2f} ms, {ours_bytes} bytes (escpos {peer:.2f} ms, {theirs_bytes} bytes)", end=", ")
    print(f"import {devices:.0f} ms (escpos.printer {escpos:.0f} ms)")
    return {
        "receipt.cpu.vs_escpos": {
            "value": round(mine / peer, 3),
            "unit": "ratio",
            "peer": f"python-escpos with an image QR, {peer:.2f} ms of CPU",
            "runs": RUNS,
        },
        "receipt.cpu.drawn_vs_escpos": {
            "value": round(drawn / peer, 3),
            "unit": "ratio",
            "peer": f"the same; here the QR code is an image on both sides, {len(ours_drawn())} bytes",
            "runs": RUNS,
        },
        "receipt.bytes.vs_escpos": {
            "value": round(ours_bytes / theirs_bytes, 3),
            "unit": "ratio",
            "peer": f"python-escpos with an image QR, {theirs_bytes} bytes",
            "runs": 1,
        },
        "devices.import_ms": {
            "value": round(devices, 1),
            "unit": "ms",
            "peer": f"import escpos.printer, {escpos:.0f} ms",
            "runs": IMPORTS,
        },
    }


def ours_drawn() -> bytes:
    """For a printer without QR codes of its own."""
    return ours("custom-kpm")


def ours(name: str = PROFILE) -> bytes:
    """The document made, laid out and encoded anew; the printer draws the QR code if it can."""
    profile = PROFILES[name]
    document = Document(
        (
            Text(PARAGRAPHS[0], centred=True),
            Heading(TITLE),
            Rule(),
            Heading(NUMBER),
            *(Pair(label, value) for label, value in PAIRS.items()),
            Rule(),
            *(Text(paragraph) for paragraph in PARAGRAPHS[1:]),
            Qr(QR),
            Rule(),
            Text(SMALL_PRINT),
            Cut(),
        )
    )
    return encode(lay_out(document, profile.columns, profile.dots, profile.code_page), profile)


def theirs() -> bytes:
    """The same with the calls that python-escpos has for it, as its own pages show them."""
    printer = Dummy(profile="TM-T20II")
    printer.set(align="center")
    printer.block_text(PARAGRAPHS[0], columns=COLUMNS)
    printer.ln()
    printer.set(align="left", bold=True, double_height=True, double_width=True)
    printer.textln(TITLE)
    printer.set_with_default()
    printer.textln("-" * COLUMNS)
    printer.set(bold=True, custom_size=True, width=3, height=3)
    printer.textln(NUMBER)
    printer.set_with_default()
    for label, value in PAIRS.items():
        printer.textln(f"{label}{value:>{COLUMNS - len(label)}}")
    printer.textln("-" * COLUMNS)
    for paragraph in PARAGRAPHS[1:]:
        printer.block_text(paragraph, columns=COLUMNS)
        printer.ln()
    printer.set(align="center")
    printer.qr(QR, ec=QR_ECLEVEL_M, native=False, size=QR_MODULE_DOTS)
    printer.set(align="left")
    printer.textln("-" * COLUMNS)
    printer.block_text(SMALL_PRINT, columns=COLUMNS)
    printer.ln()
    printer.cut()
    return bytes(printer.output)


def _cpu_seconds(work: Callable[[], bytes]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _import_ms(module: str) -> float:
    """In a new interpreter each time, the interpreter's own start left out."""
    code = f"import time; begun = time.perf_counter(); import {module}; print(time.perf_counter() - begun)"
    outputs = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
        for _ in range(IMPORTS)
    ]
    return median(float(output) for output in outputs) * 1000
