"""`urzedomat draft-code`: make the QR codes of a draft from home, for trying them out (docs/codes.md).

The file is `{"form": "interwencja", "version": 2, "answers": {"category": "drogi", …}}`.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from hardware.drawing import Canvas
from hardware.receipt_printer.qr_matrix import compact_matrix
from kiosk_app.domain.codes.draft import Draft, write_draft

_MODULE_DOTS = 4
# ISO/IEC 18004, 7.3.7: four modules of white around a code.
_QUIET_MODULES = 4


def main(argv: Sequence[str] | None = None) -> int:
    """Write `NAME-1.png`, `NAME-2.png` … and print the codes' texts; 1 where the file makes no draft."""
    parser = argparse.ArgumentParser(
        prog="urzedomat draft-code", description="Make the QR codes of a draft: the answers of one form."
    )
    parser.add_argument("file", type=Path, metavar="FILE.json")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where to write the pictures; beside the file"
    )
    options = parser.parse_args(argv)
    try:
        texts = write_draft(_draft(options.file))
        for number, text in enumerate(texts, 1):
            picture = (options.out or options.file.parent) / f"{options.file.stem}-{number}.png"
            picture.write_bytes(_png(text))
            print(text)
    except (OSError, ValueError) as error:
        print(f"urzedomat draft-code: {error}", file=sys.stderr)
        return 1
    return 0


def _draft(file: Path) -> Draft:
    """Raises OSError and ValueError."""
    match json.loads(file.read_text(encoding="utf-8")):
        case {"form": str(form_id), "version": int(version), "answers": dict(answers)}:
            return Draft(form_id, version, answers)
        case _:
            raise ValueError(f"{file}: form (a text), version (a number) and answers (an object) are needed")


def _png(text: str) -> bytes:
    modules = compact_matrix(text)
    canvas = Canvas(len(modules) * _MODULE_DOTS, len(modules) * _MODULE_DOTS)
    canvas.modules(0, 0, modules, _MODULE_DOTS)
    return canvas.framed(_QUIET_MODULES * _MODULE_DOTS).png()
