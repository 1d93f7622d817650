"""Bar codes as rows of modules. The only file that knows the library barcode."""

import re

from barcode.codex import Code39, Code128
from barcode.itf import ITF

from kiosk_app.domain.document import Symbology

# What each can say: printable ASCII, and not more than GS k takes.
_SAYABLE = {
    Symbology.CODE128: re.compile(r"[ -~]{1,80}"),
    Symbology.CODE39: re.compile(r"[0-9A-Z $%+./-]{1,80}"),
    Symbology.ITF: re.compile(r"(?:[0-9]{2}){1,40}"),
}


def modules(text: str, symbology: Symbology) -> str:
    """One character a module, "1" for a dark one, without quiet zones.

    Raises:
        ValueError: the symbology cannot say that; the message does not tell the text.
    """
    if _SAYABLE[symbology].fullmatch(text) is None:
        raise ValueError(f"the text of a bar code is empty, too long or not for {symbology.value}")
    match symbology:
        case Symbology.CODE128:
            code = Code128(text)
        case Symbology.CODE39:
            code = Code39(text, add_checksum=False)
        case Symbology.ITF:
            code = ITF(text)
    (row,) = code.build()
    return str(row)
