"""`urzedomat print-test`: a slip that shows whether the printer's profile is right.

docs/devices/adding-a-printer.md says how to read it.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hardware.receipt_printer.profiles import Profile
from kiosk_app import settings
from kiosk_app.domain.document import Cut, Document, Heading, Image, Pair, Qr, Rule, Text
from kiosk_app.domain.printing import NotPrinted, Printed, PrinterStatus, PrintOutcome, Uncertain

_TITLE = "Wydruk próbny"
_LOWER, _UPPER = "ąćęłńóśźż", "ĄĆĘŁŃÓŚŹŻ"
_PANGRAM = "Zażółć gęślą jaźń, pchnąć w tę łódź jeża lub ośm skrzyń fig."
# What code pages lack: the first line is spelled out in ASCII there, the second is drawn.
_SIGNS, _DRAWN = "„cudzysłów” ’ – — … € § ° → • ×", "H₂O, 20 m², ✓"
_UKRAINIAN = "Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів!"
_QR = "https://example.pl/próba#zażółć-gęślą-jaźń"
_WEDGE_STEPS, _WEDGE_HEIGHT = 8, 48


def trial_slip(profile: Profile, when: str) -> Document:
    """What is printed for this model; `when` says when, as it is to be shown."""
    return Document(
        (
            Heading(_TITLE),
            Pair("Profil", profile.name),
            Pair("Kolumny", f"{profile.columns}, {profile.dots} punktów"),
            Pair("Strona kodowa", _code_page(profile)),
            Pair("Wydrukowano", when),
            Rule(),
            Text(_ruler(profile.columns)),
            Rule(),
            Text(_LOWER),
            Text(_UPPER),
            Text(_PANGRAM),
            Text(_PANGRAM, bold=True),
            Text(_SIGNS),
            Text(_DRAWN),
            Text(_UKRAINIAN),
            Heading("Kwota i wyrównanie", 2),
            Pair("Opłata skarbowa", "17,00 zł"),
            Image(_wedge(profile.dots), "osiem pól od bieli do czerni"),
            Qr(_QR),
            Rule(),
            Text("Koniec wydruku próbnego.", centred=True),
            Cut(),
        )
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print it; the exit status is 0 when it is known to have come out, 1 otherwise.

    With `--pdf` it is written to a file and not printed; 1 where that cannot be.

    Raises:
        SettingsError: the settings, the connection or the profile cannot be used.
    """
    parser = argparse.ArgumentParser(prog="urzedomat print-test", description="Print a test slip.")
    printer = parser.add_mutually_exclusive_group(required=True)
    printer.add_argument("--settings", type=Path, metavar="FILE", help="the kiosk's settings")
    printer.add_argument("--connection", metavar="URL", help="a printer that no settings name")
    parser.add_argument("--profile", metavar="NAME", help="try this model, whatever the settings say")
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="write it as PDF instead, to compare with")
    options = parser.parse_args(argv)
    named = _named(options)
    return _print(named) if options.pdf is None else _write(options.pdf, named)


def _named(options: argparse.Namespace) -> settings.Printer:
    if options.settings is None:
        named = settings.Printer(options.connection)
    else:
        named = settings.load(options.settings).printer
    return replace(named, profile=options.profile or named.profile)


def _write(file: Path, named: settings.Printer) -> int:
    from hardware import devices
    from hardware.fonts import FontMissingError
    from hardware.receipt_printer.pdf import pdf

    profile = devices.printer_profile(named)
    try:
        file.write_bytes(pdf(trial_slip(profile, _now()), _TITLE, profile))
    except (OSError, FontMissingError) as error:
        print(f"urzedomat print-test: {error}", file=sys.stderr)
        return 1
    return 0


def _print(named: settings.Printer) -> int:
    from hardware import devices

    if not named.connection:
        raise settings.SettingsError("printer.connection is empty: there is no printer to try")
    printer = devices.open_printer(named)
    try:
        print(f"printer: {named.connection}, profile {named.profile}")
        print(f"before:  {_told(printer.status())}")
        outcome = printer.print(trial_slip(devices.printer_profile(named), _now()))
        print(f"outcome: {_said(outcome)}")
        print(f"after:   {_told(printer.status())}")
    finally:
        printer.close()
    return 0 if isinstance(outcome, Printed) else 1


def _now() -> str:
    return datetime.now().astimezone().strftime("%d.%m.%Y, %H:%M")


def _said(outcome: PrintOutcome) -> str:
    match outcome:
        case Printed():
            return "printed"
        case NotPrinted(status):
            return f"not printed: {_told(status)}"
        case Uncertain(status):
            return f"uncertain, look at the paper: {_told(status)}"


def _told(status: PrinterStatus) -> str:
    return repr(status)


def _code_page(profile: Profile) -> str:
    return f"{profile.code_page}, nr {profile.code_page_slot}" if profile.code_page else "brak, same obrazy"


def _ruler(columns: int) -> str:
    """As many signs as fit in a line, the tens marked: `123456789|123…`."""
    return "".join("|" if place % 10 == 0 else str(place % 10) for place in range(1, columns + 1))


def _wedge(dots: int) -> bytes:
    """Fields side by side, each a little darker: dots of a 4 × 2 matrix, from none to all (PNG)."""
    from hardware.drawing import Canvas

    width = dots // 64 * 64
    field = width // _WEDGE_STEPS // 8
    rows = (
        b"".join(bytes([_shade(step, row)]) * field for step in range(_WEDGE_STEPS))
        for row in range(_WEDGE_HEIGHT)
    )
    canvas = Canvas(width, _WEDGE_HEIGHT)
    canvas.bits(0, 0, width // 8, b"".join(rows))
    return canvas.png()


def _shade(step: int, row: int) -> int:
    """A row of eight dots of a field: `step` of 7 parts black, spread so that no lines are seen."""
    order = ((0, 4, 2, 6), (5, 1, 7, 3))[row % 2]
    return sum(0x80 >> place for place in range(8) if order[place % 4] < round(step * 8 / (_WEDGE_STEPS - 1)))


if __name__ == "__main__":
    sys.exit(main())
