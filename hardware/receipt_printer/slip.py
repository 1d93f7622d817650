"""A document as one print job for one model."""

from dataclasses import dataclass, field

from hardware.receipt_printer.profiles import Profile
from kiosk_app.domain.document import Document

# Between the last dot and the cut: what the mechanism takes besides moving the paper.
_MECHANISM_S = 0.7
# No command of ours is longer: escpos_encoder.py cuts pictures into bands.
LONGEST_COMMAND = 4096
# A command whose size is not said to its end gets none: else a question would be taken for the rest of it,
# and a megabyte be waited for.
END_OF_HEADER = bytes(8)


@dataclass(frozen=True)
class Slip:
    """One print job: its bytes, and how many seconds they take to print."""

    data: bytes = field(repr=False)
    seconds: float


def render(document: Document, profile: Profile) -> Slip:
    """Raises whatever drawing and encoding raise: ValueError for what cannot be said, OSError for no font."""
    # Imported here: both take their time, and must not be on the way to the first frame.
    from hardware.receipt_printer.escpos_encoder import encode
    from hardware.receipt_printer.layout import lay_out

    layout = lay_out(document, profile.columns, profile.dots, profile.code_page)
    seconds = layout.height / profile.dots_per_mm / profile.speed_mm_s + _MECHANISM_S
    return Slip(encode(layout, profile), seconds)


def end_of_broken_slip(profile: Profile) -> bytes:
    """What goes before a slip when the one before it may have been cut off in any byte.

    NULs complete the command that it ended in: a picture takes them for white, anything else for nothing.
    Without them the beginning of the next slip would be taken for the picture's rest, and be missing on
    the paper. What came out is cut off; where a presenter would show it, it stays above the next slip.
    """
    return bytes(LONGEST_COMMAND) + (b"" if profile.presenter else b"\n" + profile.cut)
