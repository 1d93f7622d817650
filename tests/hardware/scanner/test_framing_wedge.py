"""What a keyboard-wedge scanner types, by our own key map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.barcode_scanner.framing import ScanFramer
from hardware.barcode_scanner.port import ScannedText
from hardware.barcode_scanner.wedge_keys import WedgeKeys, events_of
from hardware.input_device import EV_KEY, EV_SW, InputEvent
from tests.hardware.scanner.test_framing import PRINTABLE

ASCII = "".join(chr(number) for number in range(32, 127))
LEFT_SHIFT, LEFT_CONTROL, LEFT_ALT, RIGHT_ALT, META = 42, 29, 56, 100, 125
ENTER, TAB, CAPS_LOCK, KEY_M, KEY_A, KEY_2 = 28, 15, 58, 50, 30, 3


def typed(events: list[InputEvent]) -> bytes:
    keys = WedgeKeys()
    return b"".join(keys.type(event) for event in events)


def press(code: int) -> list[InputEvent]:
    return [InputEvent(EV_KEY, code, 1), InputEvent(EV_KEY, code, 0)]


def with_key(modifier: int, events: list[InputEvent]) -> list[InputEvent]:
    return [InputEvent(EV_KEY, modifier, 1), *events, InputEvent(EV_KEY, modifier, 0)]


def alt(digits: str, key: int = LEFT_ALT) -> list[InputEvent]:
    codes = {"0": 82, "1": 79, "2": 80, "3": 81, "4": 75, "5": 76, "6": 77, "7": 71, "8": 72, "9": 73}
    return with_key(key, [event for digit in digits for event in press(codes[digit])])


def test_every_sign_of_ascii_is_typed() -> None:
    assert typed(events_of(ASCII)) == ASCII.encode()


def test_the_map_is_that_of_a_us_keyboard() -> None:
    # Key numbers as in linux/input-event-codes.h: KEY_H 35, KEY_I 23, KEY_SLASH 53, KEY_SEMICOLON 39.
    events = with_key(54, press(35)) + press(23) + press(53) + with_key(LEFT_SHIFT, press(39))
    assert typed(events) == b"Hi/:"


@given(st.lists(PRINTABLE, min_size=1, max_size=4))
def test_codes_come_out_as_they_were_typed(codes: list[str]) -> None:
    framer = ScanFramer()
    found = framer.feed(typed(events_of("".join(f"]Q1{code}\n" for code in codes))))
    assert found == [ScannedText(code, "]Q1") for code in codes]


@pytest.mark.parametrize("code", [ENTER, 96, TAB])
def test_enter_and_tab_end_a_code(code: int) -> None:
    assert typed(press(KEY_A) + press(code)) == b"a\r"


def test_held_keys_and_caps_lock_and_switches_type_nothing() -> None:
    events = [*press(CAPS_LOCK), *press(KEY_A), InputEvent(EV_KEY, KEY_A, 2), InputEvent(EV_SW, KEY_A, 1)]
    assert typed(events) == b"a"


@pytest.mark.parametrize("modifier", [LEFT_CONTROL, LEFT_ALT, META])
def test_commands_are_no_text(modifier: int) -> None:
    assert typed(with_key(modifier, press(KEY_M)) + press(KEY_A)) == b"\x1aa"


@pytest.mark.parametrize(
    ("digits", "bytes_"),
    [
        ("0065", b"A"),
        ("65", b"A"),
        ("0197", b"\xc5"),
        ("380", "ż".encode()),
        ("128512", "😀".encode()),
        ("0013", b"\x1a"),
        ("010", b"\x1a"),
        ("27", b"\x1a"),
        ("0", b"\x1a"),
        ("55296", b"\x1a"),
        ("1114112", b"\x1a"),
        ("00000000000065", b"\x1a"),
        ("", b""),
    ],
)
def test_digits_with_alt_are_a_character_and_never_a_control(digits: str, bytes_: bytes) -> None:
    assert typed(alt(digits)) == typed(alt(digits, RIGHT_ALT)) == bytes_


def test_modifiers_that_are_held_at_the_beginning_count() -> None:
    keys = WedgeKeys()
    keys.held(frozenset({(EV_KEY, LEFT_SHIFT), (EV_KEY, KEY_A), (EV_SW, 2)}))
    assert keys.type(InputEvent(EV_KEY, KEY_2, 1)) == b"@"
    keys.held(frozenset())
    assert keys.type(InputEvent(EV_KEY, KEY_2, 1)) == b"2"


events = st.builds(InputEvent, st.sampled_from([EV_KEY, 0, 4, 5]), st.integers(0, 767), st.integers(-1, 3))


@given(st.lists(events, max_size=200))
def test_no_keys_break_it(keys: list[InputEvent]) -> None:
    written = typed(keys)
    assert all(byte in b"\r\x1a" or byte >= 32 for byte in written)
    assert len(written) <= 4 * len(keys)
