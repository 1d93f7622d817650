"""The simulated USB devices against what reads them: the drivers' own parsers, whatever the bytes."""

from hypothesis import given
from hypothesis import strategies as st

from hardware.barcode_scanner.hid_pos import ReportAssembler, is_scanner
from hardware.barcode_scanner.port import ScannedText
from hardware.simulators.cards.virtual_card import Card
from hardware.simulators.printer.faults import Fault
from hardware.simulators.usb.ccid import Slot, split
from hardware.simulators.usb.contacts import LINES, Bridge
from hardware.simulators.usb.hid_pos import report_descriptor, reports
from hardware.simulators.usb.keyboard import KEYS
from hardware.simulators.usb.printer import port_status

# PC_to_RDR_IccPowerOn and PC_to_RDR_XfrBlock of slot 0, sequence 7 (CCID 1.1, 6.1).
_POWER_ON = bytes.fromhex("62000000000007000000")
_GET_UID = bytes.fromhex("6f05000000000700 0000 ffca000000")


def _slot_with_a_card() -> Slot:
    slot = Slot()
    assert slot.insert(Card()) == b"\x50\x03"
    return slot


def test_a_card_is_powered_and_asked() -> None:
    slot = _slot_with_a_card()
    # RDR_to_PC_DataBlock: its header tells length, slot, sequence and a card that is active.
    assert slot.answer(_POWER_ON) == bytes.fromhex("80050000000007000000") + Card().atr
    assert slot.answer(_GET_UID) == bytes.fromhex("80090000000007000000") + Card().uid + b"\x90\x00"
    assert slot.insert(None) == b"\x50\x02"
    # Failed, for there is no card: bStatus 42, bError FE (ICC_MUTE).
    assert slot.answer(_GET_UID) == bytes.fromhex("8000000000000742fe00")


def test_a_card_that_was_exchanged_is_not_powered() -> None:
    slot = _slot_with_a_card()
    slot.answer(_POWER_ON)
    slot.insert(Card(mute=True))
    assert slot.answer(_GET_UID)[7] == 0x41
    assert slot.answer(_POWER_ON)[7:9] == b"\x41\xfe"


@given(st.binary(max_size=400), st.booleans())
def test_whatever_a_host_sends_gets_answers_of_the_same_sequence(data: bytes, has_card: bool) -> None:
    slot = _slot_with_a_card() if has_card else Slot()
    messages, left = split(data)
    assert b"".join(messages) + left == data
    for message in messages:
        answer = slot.answer(message)
        assert answer[6] == message[6]
        assert len(answer) == 10 + int.from_bytes(answer[1:5], "little")


def test_a_bridge_tells_the_levels_of_its_lines() -> None:
    bridge = Bridge()
    # Report 3 (AN495, 4.3): a bit for each line; those with nothing at them are pulled up.
    assert bridge.get_report(3) == b"\x03\xff"
    bridge.put(3, 0)
    bridge.put(7, 0)
    assert bridge.get_report(3) == b"\x03\x77"
    bridge.put(7, 1)
    assert bridge.get_report(3) == b"\x03\xf7"
    # Report 2 (4.2): directions are kept as the host sets them.
    assert bridge.set_report(2, b"\x08\xff\x00\x00")
    assert bridge.get_report(2) == b"\x02\x08\xff\x00\x00"


@given(st.integers(0, 255), st.binary(max_size=64), st.lists(st.integers(0, LINES - 1)))
def test_whatever_a_host_sets_changes_no_contact(number: int, body: bytes, closed: list[int]) -> None:
    bridge = Bridge()
    for line in closed:
        bridge.put(line, 0)
    before = bridge.get_report(3)
    bridge.set_report(number, body)
    assert bridge.get_report(3) == before
    report = bridge.get_report(number)
    assert report is None or report[0] == number


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=500))
def test_reports_of_a_code_are_put_together_by_the_driver(text: str) -> None:
    assembler = ReportAssembler()
    *begun, scanned = [assembler.feed(report) for report in reports(text.encode())]
    assert (set(begun) <= {None}, scanned) == (True, ScannedText(text, "]Q1"))


def test_the_report_descriptor_is_a_scanners() -> None:
    assert is_scanner(report_descriptor())


def test_a_keyboard_has_every_printable_letter_of_ascii_once() -> None:
    letters = {chr(code) for code in range(0x20, 0x7F)}
    assert letters <= set(KEYS)
    assert len({KEYS[letter] for letter in letters}) == len(letters)


def test_port_status_tells_paper_and_error() -> None:
    told = {
        fault: port_status(fault) for fault in (Fault.NONE, Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.OFFLINE)
    }
    assert told == {Fault.NONE: 0x18, Fault.PAPER_OUT: 0x30, Fault.COVER_OPEN: 0x10, Fault.OFFLINE: 0x08}
