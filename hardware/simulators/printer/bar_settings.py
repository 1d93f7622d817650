"""How the next bar code of the simulated printer will look: `GS h`, `GS w`, `GS k`."""

from hardware.receipt_printer.bar_code import modules
from kiosk_app.domain.document import Symbology

_SYMBOLOGIES = {69: Symbology.CODE39, 70: Symbology.ITF, 73: Symbology.CODE128}


class BarSettings:
    """Height and width of a module in dots, until `ESC @`."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._height, self._module = 162, 3

    def set_height(self, arguments: bytes) -> bytes:
        self._height = max(arguments[0], 1)
        return b""

    def set_module(self, arguments: bytes) -> bytes:
        if 2 <= arguments[0] <= 6:
            self._module = arguments[0]
        return b""

    def drawn(self, arguments: bytes) -> tuple[int, bytes] | None:
        """Bytes a row, and the rows, for the arguments of `GS k`; None for what cannot be a bar code."""
        symbology, data = _SYMBOLOGIES.get(arguments[0]), arguments[2:].decode("latin-1")
        if symbology is Symbology.CODE128:
            # Set B alone; a brace is sent twice.
            symbology = symbology if data.startswith("{B") else None
            data = data[2:].replace("{{", "{")
        if symbology is None:
            return None
        try:
            row = modules(data, symbology)
        except ValueError:
            return None
        bits = "".join(module * self._module for module in row)
        padded = bits + "0" * (-len(bits) % 8)
        return len(padded) // 8, int(padded, 2).to_bytes(len(padded) // 8, "big") * self._height
