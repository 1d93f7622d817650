"""Models of receipt printers, as data. docs/devices/receipt-printer.md says how to add one."""

from dataclasses import dataclass, replace
from enum import Enum


class EndOfJob(Enum):
    """How a printer confirms that all that was sent has been printed.

    PROCESS_ID: it answers `GS ( H` (function 48) when it gets there; a missing answer is a failure.
    PAPER_REPORT: it answers `GS r 1` in its turn. Tried once per connection: a printer that does
    not answer it while idle is given the time that the print takes, and then asked how it is.
    """

    PROCESS_ID = "GS ( H"
    PAPER_REPORT = "GS r 1"


@dataclass(frozen=True)
class Profile:
    """One model.

    `dots` is the printable width at 8 dots a millimetre, `columns` how many characters of font A
    (12 × 24 dots) fit. `code_page` is Python's name of a code page with the Polish letters and
    `code_page_slot` the printer's number of it for `ESC t`; None: every line with a letter outside
    ASCII goes as a picture. `clear` empties the printer's memory even when it is off line, so that
    the rest of a failed slip does not come out for the next person; empty where the model has no
    such command. `speed_mm_s` is a careful guess of the speed of printing.
    """

    name: str
    dots: int = 576
    columns: int = 48
    code_page: str | None = "cp852"
    code_page_slot: int = 18
    prologue: bytes = b""
    native_qr: bool = True
    cut: bytes = b"\x1dVB\x00"
    end_of_job: EndOfJob = EndOfJob.PAPER_REPORT
    clear: bytes = b""
    speed_mm_s: int = 80


# DLE DC4 (fn 8): clear buffer; its seven fixed bytes guard against chance.
_EPSON_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
# FS .: leave the Chinese two-byte mode that many makes start in; ignored by the others.
_LEAVE_KANJI = b"\x1c."

DEFAULT = Profile("default", prologue=_LEAVE_KANJI)
_TM_T20 = Profile("epson-tm-t20", end_of_job=EndOfJob.PROCESS_ID, clear=_EPSON_CLEAR, speed_mm_s=150)

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        DEFAULT,
        replace(DEFAULT, name="default-58mm", dots=384, columns=32),
        _TM_T20,
        replace(_TM_T20, name="epson-tm-t88v", dots=512, columns=42, speed_mm_s=200),
        # ESC i: total cut. 1C C0 18 10 14 1A: reset, obeyed even when busy (KPM150 manual).
        Profile(
            "custom-kpm", cut=b"\x1bi", clear=b"\x1c\xc0\x18\x10\x14\x1a", native_qr=False, speed_mm_s=150
        ),
        # A printer of which nothing is known but that it prints pictures.
        Profile("raster-only", code_page=None, native_qr=False, prologue=_LEAVE_KANJI),
    )
}
