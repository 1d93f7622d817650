"""What comes out of a printer for a document, and reading it back, letter by letter and dot by dot."""

from functools import lru_cache

from hardware.drawing import Canvas
from hardware.receipt_printer.elements import CELL_HEIGHT, CELL_WIDTH
from hardware.receipt_printer.escpos_encoder import encode
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.profiles import DEFAULT, Profile
from hardware.simulators.printer.escpos_commands import next_token
from hardware.simulators.printer.mechanism import Mechanism
from hardware.simulators.printer.paper import Dots, Letters, Paper
from kiosk_app.domain.document import Document

# What a reader of dots knows. Each looks unlike all others, or `read_dots` would not know which it was;
# those that look alike by nature are taken for one another.
_ALIKE = str.maketrans("аеіорсухАВЕІКМНОРСТХЗʼ—", "aeiopcyxABEIKMHOPCTX3’–")
ALPHABET = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?'\"()/*+-=<>%&@#"
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”’–…€§°№→•×½²«»"
    "бвгґдєжзиїйклмнптфцчшщьюяБГҐДЄЖИЇЙЛПУФЦЧШЩЬЮЯ"
)


def job(document: Document, profile: Profile) -> bytes:
    layout = lay_out(document, profile.columns, profile.dots, profile.code_page)
    return encode(layout, profile)


def printed(document: Document, profile: Profile = DEFAULT) -> Paper:
    """What comes out of a printer of that model, which knows all that it is told."""
    data, mechanism, papers = bytearray(job(document, profile)), Mechanism(profile.dots), []
    while found := next_token(data):
        token, length = found
        _, paper = mechanism.obey(token, bytes(data[:length]))
        papers.append(paper)
        del data[:length]
    assert not data
    assert not mechanism.unknown
    (only,) = [paper for paper in papers if paper is not None]
    return only


def read(paper: Paper) -> str:
    """The text on the paper, be it letters of the printer's or dots of ours; one space between words."""
    lines: dict[int, str] = {}
    for stroke in paper.strokes:
        if isinstance(stroke, Letters):
            base = stroke.y + stroke.cell[1]
            lines[base] = lines.get(base, "") + stroke.text
        elif isinstance(stroke, Dots):
            lines[stroke.y + CELL_HEIGHT] = read_dots(stroke)
    return " ".join(" ".join(lines[y] for y in sorted(lines)).split())


def looks(text: str) -> str:
    """The text as eyes see it: letters of two alphabets that look alike are one."""
    return text.translate(_ALIKE)


def read_dots(dots: Dots) -> str:
    """The letters that a line of dots shows, each looked up in the pictures of all that are known."""
    canvas = Canvas(dots.row_bytes * 8, CELL_HEIGHT)
    canvas.bits(0, 0, dots.row_bytes, dots.data)
    width, _, shades = canvas.shades()
    cells = range(0, width - CELL_WIDTH + 1, CELL_WIDTH)
    return "".join(_known().get(_cell(shades, width, x), "\N{REPLACEMENT CHARACTER}") for x in cells)


def _cell(shades: bytes, width: int, x: int) -> bytes:
    return b"".join(shades[y * width + x : y * width + x + CELL_WIDTH] for y in range(CELL_HEIGHT))


@lru_cache(maxsize=1)
def _known() -> dict[bytes, str]:
    known: dict[bytes, str] = {}
    for letter in ALPHABET:
        # 24 dots: a row of bits is a whole number of bytes.
        canvas = Canvas(2 * CELL_WIDTH, CELL_HEIGHT)
        canvas.text(0, 0, letter, (CELL_WIDTH, CELL_HEIGHT))
        sharp = Canvas(2 * CELL_WIDTH, CELL_HEIGHT)
        sharp.bits(0, 0, 3, canvas.to_bits())
        assert known.setdefault(_cell(sharp.shades()[2], 2 * CELL_WIDTH, 0), letter) == letter
    return known
