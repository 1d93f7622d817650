"""Models of receipt printers, as data. docs/devices/adding-a-printer.md says how to add one.

Code pages and slots are those of the makers' manuals where they could be read, and otherwise those on
which two public tables agree: python-escpos 3.1 (capabilities.json) and receipt-printer-encoder 3
(codepageMappings). None of these printers has been tried by us: the test slip tells.
"""

from dataclasses import dataclass, replace
from enum import Enum


class EndOfJob(Enum):
    """How a printer confirms that all that was sent has been printed.

    PROCESS_ID: it answers `GS ( H` (function 48) when it gets there; a missing answer is a failure.
    PAPER_REPORT: it answers `GS r 1` in its turn; a missing answer is a failure.
    REPORT_OR_TIME: tried once per connection: a printer that does not answer `GS r 1` while idle is
    given the time that the print takes, and then asked how it is. For models that nobody knows.
    """

    PROCESS_ID = "GS ( H"
    PAPER_REPORT = "GS r 1"
    REPORT_OR_TIME = "GS r 1, or time"


class StatusDialect(Enum):
    """How a printer is asked how it is.

    EPSON: `DLE EOT` 1 to 4, a byte each. CUSTOM: `DLE EOT` 20, six bytes, which also tell of a slip in
    the presenter. NONE: it would print the questions; only the USB port is asked.
    """

    EPSON = "DLE EOT 1-4"
    CUSTOM = "DLE EOT 20"
    NONE = "none"


@dataclass(frozen=True)
class Presenter:
    """Holds a cut slip in its mouth until it is taken.

    `hold_s`: after so many seconds it takes the slip back by itself (0: it holds it). `make_room`: the
    command that empties the mouth at once; empty where there is none, and the next slip has to wait.
    """

    hold_s: int
    make_room: bytes = b""


@dataclass(frozen=True)
class Profile:
    """One model.

    `dots` is the printable width, `dots_per_mm` how close they stand, `columns` how many characters of
    font A (12 × 24 dots) fit. `code_page` is Python's name of a code page with the Polish letters and
    `code_page_slot` the printer's number of it for `ESC t`; None: every line with a letter outside
    ASCII goes as a picture. `prologue` follows every `ESC @`. `cut` ends a slip, and presents it where
    there is a presenter. `clear` empties the printer's memory even when it is off line, so that the
    rest of a failed slip does not come out for the next person; empty where the model has no such
    command. `speed_mm_s` is a careful guess of the speed of printing.

    `may_be_silent`: it may be one that only listens, and is sent a job without an answer as long as it
    has never given one. `port_tells`: somebody has seen the USB port status of this model change when
    paper is taken out, so that "all is well" there means something.
    """

    name: str
    dots: int = 576
    columns: int = 48
    code_page: str | None = "cp852"
    code_page_slot: int = 18
    prologue: bytes = b""
    native_qr: bool = True
    cut: bytes = b"\x1dVB\x00"
    presenter: Presenter | None = None
    end_of_job: EndOfJob = EndOfJob.REPORT_OR_TIME
    status: StatusDialect = StatusDialect.EPSON
    clear: bytes = b""
    speed_mm_s: int = 80
    dots_per_mm: int = 8
    may_be_silent: bool = False
    port_tells: bool = False


# FS .: leave the Chinese two-byte mode that many makes start in; ignored by the others.
_LEAVE_KANJI = b"\x1c."
# GS a: automatic status (ASB) for on line, errors and paper. ESC @ turns it off again, so it is here.
_AUTOMATIC_STATUS = b"\x1da\x0e"
# DLE DC4 (fn 8): clear buffer; its seven fixed bytes guard against chance.
_EPSON_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
# ESC i: total cut.
_TOTAL_CUT = b"\x1bi"
# 1C C0 18 10 14 1A: reset, obeyed even when busy (KPM150 and KPM216H manuals).
_CUSTOM_RESET = b"\x1c\xc0\x18\x10\x14\x1a"
# How long a slip waits in a mouth before it is taken back: it bears an access code.
_HOLD_S = 30

DEFAULT = Profile("default", prologue=_LEAVE_KANJI, may_be_silent=True)

# Epson's tables have CP852 in slot 18; `GS ( H` and `DLE DC4` 8 are in its reference for both families.
_TM_T20 = Profile(
    "epson-tm-t20",
    prologue=_AUTOMATIC_STATUS,
    end_of_job=EndOfJob.PROCESS_ID,
    clear=_EPSON_CLEAR,
    speed_mm_s=150,
)
# 180 dots an inch, 42 columns: narrower than its paper of 80 mm.
_TM_T88V = replace(_TM_T20, name="epson-tm-t88v", dots=512, columns=42, speed_mm_s=200, dots_per_mm=7)

# KPM150 and KPM210/216 manuals: ESC i, GS r, `DLE EOT` 20 and the reset. No QR there: drawn. CP852 in slot
# 18 as in the VKP80III's table (below), which the KPM180H shares; KPM210's own has no Polish page.
_KPM = Profile(
    "custom-kpm",
    cut=_TOTAL_CUT,
    end_of_job=EndOfJob.PAPER_REPORT,
    status=StatusDialect.CUSTOM,
    clear=_CUSTOM_RESET,
    native_qr=False,
    speed_mm_s=150,
)
# GS e 3 m: present by m steps; GS e 2: retract, where that is enabled in the printer (KPM210/216 manual).
_KPM_PRESENTING = replace(
    _KPM, cut=_TOTAL_CUT + b"\x1de\x03\x50", presenter=Presenter(hold_s=0, make_room=b"\x1de\x02")
)
# VKP80III commands manual, as far as public drivers cite it: ESC t 18 = PC852, `DLE EOT` 20, GS ( k; FS P
# n b c t cuts, presents by n × 5 mm, blinks (b = 1) and retracts (c = R) after t seconds. GS r is not in it.
_VKP80 = replace(
    _KPM,
    name="custom-vkp80",
    cut=b"\x1cP\x0c\x01R" + bytes([_HOLD_S]),
    presenter=Presenter(hold_s=_HOLD_S),
    end_of_job=EndOfJob.REPORT_OR_TIME,
    native_qr=True,
)

# Star, ESC/POS Mode Command Specifications 2.50, and receipt-printer-encoder: CP852 in slot 18. In Star's own
# modes it is slot 5: the printer has to be set to ESC/POS. No `GS ( H`, no command that clears.
_STAR = Profile("star-tsp650", end_of_job=EndOfJob.PAPER_REPORT, native_qr=False, speed_mm_s=150)

# SRP-350III and SRP-330II, 180 dots an inch: slot 18 = PC852 (SRP-350III, SRP-500 manuals). The old SRP-350
# has no Polish page and no QR: all its Polish lines are drawn.
_BIXOLON = Profile(
    "bixolon-srp-350iii",
    dots=512,
    columns=42,
    end_of_job=EndOfJob.PAPER_REPORT,
    speed_mm_s=150,
    dots_per_mm=7,
)

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        DEFAULT,
        replace(DEFAULT, name="default-58mm", dots=384, columns=32),
        _TM_T20,
        replace(_TM_T20, name="epson-tm-t20ii"),
        replace(_TM_T20, name="epson-tm-t20iii", speed_mm_s=200),
        _TM_T88V,
        replace(_TM_T88V, name="epson-tm-t88vi"),
        _KPM,
        replace(_KPM, name="custom-kpm150"),
        replace(_KPM_PRESENTING, name="custom-kpm180h"),
        # Its paper is 216 mm wide; a receipt is kept as narrow as the others.
        replace(_KPM_PRESENTING, name="custom-kpm216h"),
        _VKP80,
        _STAR,
        # The TSP143IV. The TSP143III and older know pictures only in Star's own mode: they cannot be used.
        replace(_STAR, name="star-tsp143"),
        replace(_STAR, name="star-mc-print3"),
        _BIXOLON,
        replace(_BIXOLON, name="bixolon-srp-330ii"),
        replace(_BIXOLON, name="bixolon-srp-350", code_page=None, native_qr=False),
        # A printer of which nothing is known but that it prints pictures.
        replace(DEFAULT, name="raster-only", code_page=None, native_qr=False),
        # The same, where even the questions would come out as signs.
        replace(DEFAULT, name="raster-unasked", code_page=None, native_qr=False, status=StatusDialect.NONE),
    )
}
