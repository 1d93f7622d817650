"""What a keyboard-wedge scanner types, by a key map of our own. Pure. Everything scanned is untrusted input.

Key numbers are those of linux/input-event-codes.h; what they write is the US layout, which scanners
type in unless told otherwise. No other layout of this machine has a say.
"""

from hardware.input_device import EV_KEY, EV_SYN, SYN_DROPPED, Held, InputEvent

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_PLAIN = {first + place: sign for first, plain, _ in _ROWS for place, sign in enumerate(plain)}
_SHIFTED = {first + place: sign for first, _, shifted in _ROWS for place, sign in enumerate(shifted)}
_KEYPAD = {82: "0", 79: "1", 80: "2", 81: "3", 75: "4", 76: "5", 77: "6", 71: "7", 72: "8", 73: "9"}
_KEYPAD_SIGNS = {55: "*", 74: "-", 78: "+", 83: ".", 98: "/"}
# Enter, keypad Enter and Tab.
_ENDS = (28, 96, 15)
_SHIFTS, _CONTROLS, _ALTS, _METAS = (42, 54), (29, 97), (56, 100), (125, 126)
_MODIFIERS = {*_SHIFTS, *_CONTROLS, *_ALTS, *_METAS}
_DOWN, _UP, _HELD = 1, 0, 2
_MAX_ALT_DIGITS = 7
# Stands for what cannot be typed as text: it is made U+FFFD with all other control characters.
_UNREADABLE = b"\x1a"


class WedgeKeys:
    """Turns key events into the bytes that a serial scanner would have sent: each code ends in CR."""

    def __init__(self) -> None:
        self._down: set[int] = set()
        self._alt_digits = ""

    def held(self, held: Held) -> None:
        """Learn which modifiers are down, at the beginning and after events were lost."""
        self._down = {code for kind, code in held if kind == EV_KEY} & _MODIFIERS
        self._alt_digits = ""

    def type(self, event: InputEvent) -> bytes:
        """The bytes that an event writes, mostly none or one."""
        if event.type != EV_KEY or event.value == _HELD:
            return b""
        if event.code in _MODIFIERS:
            return self._modify(event)
        return self._press(event.code) if event.value == _DOWN else b""

    def _modify(self, event: InputEvent) -> bytes:
        if event.value == _DOWN:
            self._down.add(event.code)
            return b""
        self._down.discard(event.code)
        return self._end_of_alt() if event.code in _ALTS else b""

    def _press(self, code: int) -> bytes:
        if code in _ENDS:
            return b"\r"
        if self._is_down(_ALTS) and code in _KEYPAD:
            # One digit more than is allowed stays, as the sign that it is none.
            self._alt_digits = (self._alt_digits + _KEYPAD[code])[: _MAX_ALT_DIGITS + 1]
            return b""
        written = self._sign(code)
        if written and self._is_down((*_ALTS, *_CONTROLS, *_METAS)):
            return _UNREADABLE
        return written.encode("ascii")

    def _sign(self, code: int) -> str:
        signs = _SHIFTED if self._is_down(_SHIFTS) else _PLAIN
        return signs.get(code) or _KEYPAD.get(code) or _KEYPAD_SIGNS.get(code, "")

    def _is_down(self, keys: tuple[int, ...]) -> bool:
        return any(key in self._down for key in keys)

    def _end_of_alt(self) -> bytes:
        """What Alt and digits of the keypad meant: up to 255 a byte, of UTF-8 where several follow, above
        it a character of Unicode. A control character is never typed: it would end a code, or worse."""
        digits, self._alt_digits = self._alt_digits, ""
        if not digits:
            return b""
        number = int(digits)
        if len(digits) > _MAX_ALT_DIGITS or number < 32 or number > 0x10FFFF or 0xD800 <= number < 0xE000:
            return _UNREADABLE
        return bytes((number,)) if number < 256 else chr(number).encode()


def is_lost(event: InputEvent) -> bool:
    """Whether the kernel has dropped events before this one."""
    return (event.type, event.code) == (EV_SYN, SYN_DROPPED)


def events_of(text: str) -> list[InputEvent]:
    """The events in which a scanner types a text, newlines as Enter. For simulators."""
    return [event for letter in text for event in _strokes(letter)]


def _strokes(letter: str) -> list[InputEvent]:
    if letter == "\n":
        return _stroke(_ENDS[0])
    if letter in _KEY_OF_PLAIN:
        return _stroke(_KEY_OF_PLAIN[letter])
    if letter in _KEY_OF_SHIFTED:
        return _with(_SHIFTS[0], _stroke(_KEY_OF_SHIFTED[letter]))
    return [event for byte in letter.encode() for event in _alt(byte)]


def _alt(byte: int) -> list[InputEvent]:
    digits = [_stroke(_KEY_OF_DIGIT[digit]) for digit in f"{byte:04d}"]
    return _with(_ALTS[0], [event for stroke in digits for event in stroke])


def _stroke(code: int) -> list[InputEvent]:
    return [InputEvent(EV_KEY, code, _DOWN), InputEvent(EV_KEY, code, _UP)]


def _with(modifier: int, events: list[InputEvent]) -> list[InputEvent]:
    return [InputEvent(EV_KEY, modifier, _DOWN), *events, InputEvent(EV_KEY, modifier, _UP)]


_KEY_OF_PLAIN = {sign: code for code, sign in _PLAIN.items()}
_KEY_OF_SHIFTED = {sign: code for code, sign in _SHIFTED.items()}
_KEY_OF_DIGIT = {digit: code for code, digit in _KEYPAD.items()}
