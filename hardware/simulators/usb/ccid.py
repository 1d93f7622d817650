"""A USB card reader with one slot, by the CCID class (Integrated Circuit(s) Cards Interface Devices 1.1).

It tells of cards by its interrupt endpoint, and exchanges whole APDUs (dwFeatures: short and extended
APDU level), so that nothing of T=0 or T=1 is left to simulate. The card is that of `virtual_card`.
"""

import struct
import threading
from typing import Any

from usbip import In, Interface, Out, Setup, Stall, USBDevice

from hardware.simulators.cards.virtual_card import Card
from hardware.simulators.simulated import wrong
from hardware.simulators.usb.port import UsbPart, UsbPort

VENDOR, PRODUCT, SERIAL = 0x04E6, 0x5116, "C3456"
# Table 6.1-1, PC_to_RDR_…, and 6.2-1, RDR_to_PC_….
_POWER_ON, _POWER_OFF, _SLOT_STATUS, _TRANSFER = 0x62, 0x63, 0x65, 0x6F
_GET_PARAMETERS, _SET_PARAMETERS, _RESET_PARAMETERS = 0x6C, 0x61, 0x6D
_DATA_BLOCK, _STATUS, _PARAMETERS, _SLOT_CHANGE = 0x80, 0x81, 0x82, 0x50
_HEADER = struct.Struct("<BIBB3s")
_LONGEST = 65_544
# bStatus: the card's state in bits 0 and 1, a failed command in bit 6. bError: table 6.2-2.
_ACTIVE, _INACTIVE, _NO_CARD, _FAILED = 0, 1, 2, 0x40
_ICC_MUTE, _UNKNOWN_COMMAND = 0xFE, 0x00
_ATR_PLEASE, _OFF, _ON = b"\x04", b"\x00", b"\x01"
# T=1: no tune of speed, the checksum LRC, guard and waiting times, sizes of its blocks (table 6.1.7).
_T1 = bytes([0x11, 0x10, 0x00, 0x45, 0x00, 0xFE, 0x00])


class Slot:
    """What the reader answers to messages, and when. Pure: no bus, no threads."""

    def __init__(self) -> None:
        self.card: Card | None = None
        self._is_powered = False

    def insert(self, card: Card | None) -> bytes:
        """Put a card in, or take it out (None); return the notification of it (chapter 6.3.1)."""
        self.card, self._is_powered = card, False
        return bytes([_SLOT_CHANGE, 0b10 | (card is not None)])

    def answer(self, message: bytes) -> bytes:
        """The answer to one whole message of the host's."""
        kind, _, _, sequence, _ = _HEADER.unpack_from(message)
        body = message[_HEADER.size :]
        match kind:
            case int(command) if command == _POWER_ON:
                return self._answer(_DATA_BLOCK, sequence, self._power_on())
            case int(command) if command == _TRANSFER:
                return self._answer(_DATA_BLOCK, sequence, self._exchange(body))
            case int(command) if command == _POWER_OFF:
                self._power_off()
                return self._answer(_STATUS, sequence, b"")
            case int(command) if command == _SLOT_STATUS:
                return self._answer(_STATUS, sequence, b"")
            case int(command) if command in (_GET_PARAMETERS, _SET_PARAMETERS, _RESET_PARAMETERS):
                return self._answer(_PARAMETERS, sequence, _T1, last=1)
            case _:
                return self._answer(_STATUS, sequence, None, error=_UNKNOWN_COMMAND)

    def _power_on(self) -> bytes | None:
        if self.card is None:
            return None
        self.card.answer(_ON)
        # On vpcd's wire a mute card must say something; here it need not.
        atr = None if self.card.mute else self.card.answer(_ATR_PLEASE)
        self._is_powered = atr is not None
        return atr

    def _power_off(self) -> None:
        self._is_powered = False
        if self.card is not None:
            self.card.answer(_OFF)

    def _exchange(self, apdu: bytes) -> bytes | None:
        return (
            self.card.answer(apdu) if self.card is not None and self._is_powered and len(apdu) > 1 else None
        )

    def _answer(
        self, kind: int, sequence: int, body: bytes | None, *, error: int = _ICC_MUTE, last: int = 0
    ) -> bytes:
        """`body` None: the command failed, for the reason of `error`."""
        card = _NO_CARD if self.card is None else _ACTIVE if self._is_powered else _INACTIVE
        state = bytes([card, 0, last]) if body is not None else bytes([card | _FAILED, error, last])
        data = body or b""
        return _HEADER.pack(kind, len(data), 0, sequence, state) + data


def split(data: bytes) -> tuple[list[bytes], bytes]:
    """The whole messages at the beginning of `data`, and what is left."""
    messages = []
    while len(data) >= _HEADER.size:
        end = _HEADER.size + min(_LONGEST, int.from_bytes(data[1:5], "little"))
        if len(data) < end:
            break
        messages.append(data[:end])
        data = data[end:]
    return messages, data


class UsbCardReader(UsbPart):
    """The slot on the bus."""

    def __init__(self, port: int = 0) -> None:
        """Raises OSError when the port is taken."""
        self._reader = _Reader()
        device = USBDevice(
            VENDOR, PRODUCT, manufacturer="SCM Microsystems Inc.", product="SCR 3310", serial=SERIAL
        )
        device.add(self._reader)
        super().__init__(UsbPort(device, port))

    def insert(self, card: Card | None) -> None:
        """Put a card in, or take it out (None)."""
        self._reader.insert(card)

    def obey(self, body: dict[str, Any]) -> None:
        match body:
            case {"inserted": True}:
                self.insert(Card())
            case {"inserted": False}:
                self.insert(None)
            case _:
                raise wrong("inserted or plugged (true or false) is needed")


class _Reader(Interface):  # type: ignore[misc]  # usbip has no types
    bInterfaceClass, bInterfaceSubClass, bInterfaceProtocol = 0x0B, 0, 0  # noqa: N815  # the specification's names
    commands = Out(0x01, "bulk")
    answers = In(0x82, "bulk")
    changes = In(0x83, "interrupt", mps=8, interval=16)

    def __init__(self) -> None:
        super().__init__()
        self._slot = Slot()
        self._lock = threading.Lock()
        self._begun = b""

    def insert(self, card: Card | None) -> None:
        with self._lock:
            self.changes.write(self._slot.insert(card))

    def on_reset(self) -> None:
        self._begun = b""

    def on_out(self, ep: Any, data: bytes) -> None:  # noqa: ARG002  # the library hands it in
        messages, self._begun = split(self._begun + data)
        for message in messages:
            with self._lock:
                answer = self._slot.answer(message)
            self.answers.write(answer)

    def on_control(self, setup: Setup, data: bytes = b"") -> bytes:  # noqa: ARG002  # the library hands it in
        # Chapter 5.3.1, ABORT: commands are answered as they come, so there is nothing to abort.
        if setup.bRequest == 0x01:
            return b""
        raise Stall

    def extra_descriptors(self) -> bytes:
        """Chapter 5.1, table 5.1-1."""
        protocols, clock_khz, rate_bps = 0x03, 4000, 10_753
        features, no_file_system = 0x0004_00BA, b"\xff\xff"
        return (
            struct.pack("<BBHBBI", 54, 0x21, 0x0110, 0, 0x07, protocols)
            + struct.pack("<IIBIIB", clock_khz, clock_khz, 0, rate_bps, rate_bps, 0)
            + struct.pack("<IIIII", 254, 0, 0, features, _LONGEST)
            + no_file_system
            + struct.pack("<HBB", 0, 0, 1)
        )
