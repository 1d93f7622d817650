"""What a receipt printer does with its commands: head, roll and cutter. No ports, no threads."""

from collections.abc import Callable

from hardware.receipt_printer.qr_matrix import matrix
from hardware.simulators.printer.bar_settings import BarSettings
from hardware.simulators.printer.escpos_commands import DLE, ESC, FS, GS, Command, Printable, Token
from hardware.simulators.printer.mouth import Mouth
from hardware.simulators.printer.paper import Dots, Letters, Modules, Paper, Stroke

_CELL = (12, 24)
_PITCH = 30
_SLOTS = {0: "cp437", 2: "cp850", 16: "cp1252", 18: "cp852", 19: "cp858", 45: "cp1250"}
# Questions come whenever the driver likes, and what the mouth does comes after the cut.
_NO_PART_OF_A_SLIP = {(DLE, 0x04), (DLE, 0x05), (DLE, 0x14), (GS, ord("e"))}


class Mechanism:
    """The state of a printer between two commands.

    `paper_status` is the byte that `GS r 1` reports; `automatic` what `GS a` has asked for.
    """

    def __init__(self, width: int = 576, *, tells_process_ids: bool = True) -> None:
        self.width = width
        self.mouth = Mouth()
        self.automatic = 0
        self._tells_process_ids = tells_process_ids
        self.paper_status = 0
        self.unknown: list[tuple[int, int]] = []
        self._raw = bytearray()
        self._bars = BarSettings()
        self._begin_paper()
        self._reset()
        self._obeyed: dict[tuple[int, int], Callable[[bytes], bytes]] = {
            (ESC, ord("@")): lambda _: self._reset(),
            (ESC, ord("t")): self._set_code_page,
            (ESC, ord("E")): self._set_bold,
            (ESC, ord("a")): self._set_align,
            (ESC, ord("J")): self._feed_dots,
            (ESC, ord("d")): self._feed_lines,
            (GS, ord("!")): self._set_size,
            (GS, ord("v")): self._print_raster,
            (GS, ord("h")): self._bars.set_height,
            (GS, ord("w")): self._bars.set_module,
            (GS, ord("k")): self._print_bars,
            (GS, ord("(")): self._extended,
            (GS, ord("a")): self._set_automatic,
            (GS, ord("e")): self.mouth.obey_ejector,
            (GS, ord("r")): lambda _: bytes([self.paper_status]),
        }
        self._ignored = {
            (ESC, ord("R")),
            (FS, ord(".")),
            (GS, ord("H")),
            (DLE, 0x04),
            (DLE, 0x14),
            (FS, 0xC0),
        }

    def obey(self, token: Token, raw: bytes) -> tuple[bytes, Paper | None]:
        """Do one thing; return what the printer answers to it, and the slip that it ends."""
        if not isinstance(token, Command) or (token.prefix, token.letter) not in _NO_PART_OF_A_SLIP:
            self._raw += raw
        match token:
            case Printable(byte=0x0A):
                self._end_line()
            case Printable(byte=byte) if byte >= 0x20:
                self._line.append(bytes([byte]).decode(self._code_page, errors="replace"))
                self._styles.append((self._cell, self._bold))
            case Printable():
                pass
            case Command(prefix=prefix, letter=letter) if (prefix, letter) in (
                (GS, ord("V")),
                (ESC, ord("i")),
                (ESC, ord("m")),
            ):
                return b"", self.finish(cut=True)
            case Command(prefix=0x1C, letter=0x50):
                # FS P: cut and present (VKP80III).
                self.mouth.present()
                return b"", self.finish(cut=True)
            case Command():
                return self._command(token), None
        return b"", None

    def finish(self, *, cut: bool) -> Paper | None:
        """End the slip, by the cutter or by hand; None when there is nothing on it."""
        self._end_line(only_if_begun=True)
        paper = (
            Paper(self.width, self._y, tuple(self._strokes), bytes(self._raw), cut) if self._strokes else None
        )
        self._begin_paper()
        self._raw.clear()
        return paper

    def _command(self, command: Command) -> bytes:
        key = (command.prefix, command.letter)
        obey = self._obeyed.get(key)
        if obey is not None:
            return obey(command.arguments)
        if key not in self._ignored:
            self.unknown.append(key)
        return b""

    def _begin_paper(self) -> None:
        self._strokes: list[Stroke] = []
        self._y = 0
        self._line: list[str] = []
        self._styles: list[tuple[tuple[int, int], bool]] = []

    def _reset(self) -> bytes:
        # ESC @ also empties the line that has begun, and takes the code page back to its first.
        self._line, self._styles = [], []
        self._code_page = "cp437"
        self._cell = _CELL
        self._bold = False
        self._align = 0
        self._bars.reset()
        self.automatic = 0
        self._qr_text = b""
        self._qr_size = 3
        return b""

    def _set_code_page(self, arguments: bytes) -> bytes:
        self._code_page = _SLOTS.get(arguments[0], "ascii")
        return b""

    def _set_automatic(self, arguments: bytes) -> bytes:
        self.automatic = arguments[0]
        return b""

    def _set_bold(self, arguments: bytes) -> bytes:
        self._bold = bool(arguments[0] & 1)
        return b""

    def _set_align(self, arguments: bytes) -> bytes:
        self._align = arguments[0] % 48
        return b""

    def _set_size(self, arguments: bytes) -> bytes:
        wide, high = (arguments[0] >> 4) + 1, (arguments[0] & 0x0F) + 1
        self._cell = (_CELL[0] * wide, _CELL[1] * high)
        return b""

    def _feed_dots(self, arguments: bytes) -> bytes:
        self._end_line(only_if_begun=True)
        self._y += arguments[0]
        return b""

    def _feed_lines(self, arguments: bytes) -> bytes:
        self._end_line(only_if_begun=True)
        self._y += arguments[0] * _PITCH
        return b""

    def _end_line(self, *, only_if_begun: bool = False) -> None:
        """Print the line that has begun; what does not fit on the paper goes to the next."""
        if not self._line and only_if_begun:
            return
        row, x = 0, 0
        placed: list[tuple[int, int, str, tuple[int, int], bool]] = []
        for letter, (cell, bold) in zip(self._line, self._styles, strict=True):
            if x + cell[0] > self.width:
                row, x = row + 1, 0
            placed.append((row, x, letter, cell, bold))
            x += cell[0]
        for number in range(row + 1):
            self._print_row([item[1:] for item in placed if item[0] == number])
        self._line, self._styles = [], []

    def _print_row(self, letters: list[tuple[int, str, tuple[int, int], bool]]) -> None:
        tallest = max((cell[1] for _, _, cell, _ in letters), default=0)
        end = max((x + cell[0] for x, _, cell, _ in letters), default=0)
        shift = self._aligned(end)
        for x, letter, cell, bold in letters:
            # Letters of different heights stand on one base line.
            self._strokes.append(Letters(shift + x, self._y + tallest - cell[1], letter, cell, bold))
        self._y += max(_PITCH, tallest)

    def _aligned(self, width: int) -> int:
        return (0, (self.width - width) // 2, self.width - width)[self._align if self._align < 3 else 0]

    def _print_raster(self, arguments: bytes) -> bytes:
        self._end_line(only_if_begun=True)
        row_bytes, rows = int.from_bytes(arguments[2:4], "little"), int.from_bytes(arguments[4:6], "little")
        self._strokes.append(Dots(self._aligned(row_bytes * 8), self._y, row_bytes, arguments[6:]))
        self._y += rows
        return b""

    def _print_bars(self, arguments: bytes) -> bytes:
        self._end_line(only_if_begun=True)
        drawn = self._bars.drawn(arguments)
        # What is wider than the paper is not printed.
        if drawn is not None and drawn[0] * 8 <= self.width:
            self._strokes.append(Dots(self._aligned(drawn[0] * 8), self._y, *drawn))
            self._y += len(drawn[1]) // drawn[0]
        return b""

    def _extended(self, arguments: bytes) -> bytes:
        letter, body = arguments[0], arguments[3:]
        if letter == ord("k") and body[:1] == b"1":
            self._qr(body[1:2], body[2:])
        elif letter == ord("H") and body[:2] == b"00" and self._tells_process_ids:
            # GS ( H fn 48: "7", 22h, the process id, NUL
            return b"\x37\x22" + body[2:6] + b"\0"
        else:
            self.unknown.append((GS, letter))
        return b""

    def _qr(self, function: bytes, data: bytes) -> None:
        """`GS ( k`, cn 49: C module size, P data, Q print; the model and the level are fixed here."""
        if function == b"C":
            self._qr_size = data[0]
        elif function == b"P":
            self._qr_text = data[1:]
        elif function == b"Q" and self._qr_text:
            rows = matrix(self._qr_text.decode("utf-8", errors="replace"))
            side = len(rows) * self._qr_size
            self._strokes.append(Modules(self._aligned(side), self._y, rows, self._qr_size))
            self._y += side
