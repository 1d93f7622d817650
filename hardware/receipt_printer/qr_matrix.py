"""QR codes as matrices. The only file that knows the library qrcode."""

import qrcode.constants
import qrcode.exceptions
import qrcode.util
from qrcode.main import QRCode

from hardware.receipt_printer.qr_size import version_for

Matrix = tuple[tuple[bool, ...], ...]


def matrix(text: str) -> Matrix:
    """Rows of modules, True for dark, without the quiet zone; the size that `qr_size` foretells."""
    data = text.encode()
    code = QRCode(
        version=version_for(len(data)),
        error_correction=qrcode.constants.ERROR_CORRECT_M,
        border=0,
    )
    code.add_data(qrcode.util.QRData(data, mode=4))
    code.make(fit=False)
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def compact_matrix(text: str) -> Matrix:
    """The same in the smallest mode that takes the text: digits, capitals and some signs need less room.

    Raises:
        ValueError: more than a QR code of level M can hold.
    """
    code = QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    data = text.encode()
    code.add_data(qrcode.util.QRData(data, mode=qrcode.util.optimal_mode(data)))
    try:
        code.make(fit=True)
    except qrcode.exceptions.DataOverflowError as error:
        raise ValueError(f"{len(data)} bytes are too many for a QR code") from error
    return tuple(tuple(bool(module) for module in row) for row in code.modules)
