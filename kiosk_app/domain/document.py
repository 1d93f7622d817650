"""What is printed, as a value: a list of blocks, laid out once and drawn on paper or on a screen."""

from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class Heading:
    """A line that is read first, large; `level` 1 is the largest, 2 smaller."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph, wrapped at words."""

    text: str
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True)
class Pair:
    """A label at the left and a value at the right; on narrow paper the value goes below."""

    label: str
    value: str


@dataclass(frozen=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True)
class Qr:
    """A QR code of UTF-8 text (scanners guess at other encodings)."""

    text: str = field(repr=False)


class Symbology(Enum):
    """Kinds of bar codes, and what each can say.

    CODE128: ASCII. CODE39: capital letters, digits and `- . $ / + %`. ITF: an even number of digits.
    """

    CODE128 = "Code 128"
    CODE39 = "Code 39"
    ITF = "ITF"


@dataclass(frozen=True)
class Barcode:
    """A bar code with its text below it; what the symbology cannot say is refused when it is laid out."""

    text: str = field(repr=False)
    symbology: Symbology = Symbology.CODE128


@dataclass(frozen=True)
class Image:
    """A picture (PNG) in the middle, in black dots. `alt` says what it shows, where it cannot be seen."""

    png: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True)
class Feed:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True)
class Cut:
    """Cuts the paper, where the printer has a cutter."""


Block = Heading | Text | Pair | Rule | Qr | Barcode | Image | Feed | Cut


@dataclass(frozen=True)
class Document:
    """One print job. `language` (BCP 47) is that of its words.

    `large_print`: in letters twice as large, for people who ask for them.
    """

    blocks: tuple[Block, ...] = field(repr=False)
    language: str = "pl"
    large_print: bool = False
