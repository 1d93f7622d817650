"""Opens the devices that the settings name by connection URL (docs/devices/README.md).

Importing this costs next to nothing: a driver and its libraries are imported when a device of its
kind is opened, so that they are not on the way to the first frame.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from hardware.barcode_scanner.port import BarcodeScanner, NoScanner
from hardware.card_reader.id_card_port import IdCardReader, NoIdCardReader
from hardware.card_reader.port import CardReader, NoCardReader
from hardware.connection_url import (
    ConnectionUrl,
    ConnectionUrlError,
    DeviceFile,
    Evdev,
    Gpio,
    Hidraw,
    Nut,
    Pcsc,
    SerialLine,
    Tcp,
    Usb,
    parse,
)
from hardware.receipt_printer.port import NoPrinter, ReceiptPrinter
from hardware.signals.port import NoSignals, Signals
from kiosk_app import settings

if TYPE_CHECKING:
    from hardware.card_reader.piv.port import TechnicianLogIn
    from hardware.receipt_printer.profiles import Profile
    from hardware.signals.monitor import Wire

Address = TypeVar("Address", bound=ConnectionUrl)

_SCHEMES: dict[type[Any], str] = {
    Tcp: "tcp://host:port",
    SerialLine: "serial:///dev/…?baud=…&flow=…",
    DeviceFile: "file:///dev/usb/lp0",
    Usb: "usb://VID:PID[/serial]",
    Pcsc: "pcsc://[reader]",
    Hidraw: "hidraw:///dev/hidraw…",
    Evdev: "evdev:///dev/input/… or evdev://?name=…",
    Gpio: "gpio:///dev/gpiochip0/17",
    Nut: "nut://host:3493/ups",
}


@dataclass(frozen=True)
class Devices:
    """The devices of one kiosk. Those that the settings do not name are there, as disconnected."""

    printer: ReceiptPrinter
    scanner: BarcodeScanner
    card_reader: CardReader
    id_card: IdCardReader
    signals: Signals

    def close(self) -> None:
        self.printer.close()
        self.scanner.close()
        self.card_reader.close()
        self.signals.close()


def open_devices(named: settings.Settings) -> Devices:
    """Make ready every device that the settings name. Nothing is connected yet, so nothing waits.

    Raises:
        SettingsError: a connection or a profile cannot be used; the message names the key.
    """
    card_reader = open_card_reader(named.card_reader)
    return Devices(
        open_printer(named.printer),
        open_scanner(named.scanner),
        card_reader,
        open_id_card(named.id_card, card_reader),
        open_signals(named.signals),
    )


def open_printer(named: settings.Printer) -> ReceiptPrinter:
    """The receipt printer, or one that is disconnected. Raises SettingsError as `open_devices`."""
    if not named.connection:
        return NoPrinter()
    address = _address("printer.connection", named.connection, Tcp, Usb, SerialLine, DeviceFile)
    from hardware.receipt_printer import driver
    from hardware.receipt_printer.links import transport

    profile = printer_profile(named)
    return driver.EscPosPrinter(lambda: transport.connect(address, named.timeout_s), profile, named.timeout_s)


def printer_profile(named: settings.Printer) -> "Profile":
    """The model that the settings name. Raises SettingsError."""
    from hardware.receipt_printer.profiles import PROFILES

    profile = PROFILES.get(named.profile)
    if profile is None:
        known = ", ".join(sorted(PROFILES))
        raise settings.SettingsError(f"printer.profile: {named.profile!r} is not known; known are {known}")
    return profile


def open_scanner(named: settings.Scanner) -> BarcodeScanner:
    """The scanner, or one that is disconnected. Raises SettingsError as `open_devices`."""
    if not named.connection:
        return NoScanner()
    address = _address("scanner.connection", named.connection, SerialLine, Hidraw, Evdev)
    assert isinstance(address, SerialLine | Hidraw | Evdev)  # mypy joins the three to every kind
    from hardware.barcode_scanner import scanner

    return scanner.scanner_at(address)


def open_card_reader(named: settings.CardReader) -> CardReader:
    """The card reader, or one that is absent. Raises SettingsError as `open_devices`."""
    if not named.connection:
        return NoCardReader()
    address = _address("card_reader.connection", named.connection, Pcsc)
    from hardware.card_reader import pcsc_reader

    return pcsc_reader.PcscReader(address)


def open_id_card(named: settings.IdCard, reader: CardReader) -> IdCardReader:
    """Identity cards on this reader, or none where they are not allowed.

    Raises:
        SettingsError: the folder of certificates is not there.
    """
    if not named.enabled:
        return NoIdCardReader()
    if named.csca is not None and not named.csca.is_dir():
        raise settings.SettingsError(f"id_card.csca: there is no folder {named.csca}")
    from hardware.card_reader import id_card_reader

    return id_card_reader.EmrtdIdCardReader(reader, named.csca)


def open_technician_log_in(named: settings.CardReader, reader: CardReader) -> "TechnicianLogIn":
    """Technicians' log-in by card on this reader, or none where the settings name no CA."""
    if not named.connection or named.technician_ca is None:
        from hardware.card_reader.piv import port as technician_port

        return technician_port.NoTechnicianLogIn()
    from hardware.card_reader.piv import log_in as piv_log_in

    return piv_log_in.PivLogIn(reader.connect, named.technician_ca, named.technician_crl)


def open_signals(named: settings.Signals) -> Signals:
    """Jack, keypad, contacts and UPS; those not named are absent. Raises SettingsError as `open_devices`."""
    if named == settings.Signals():
        return NoSignals()
    from hardware.signals import keys, monitor, opening

    try:
        wires = list(_wires(named))
    except keys.KeyMapError as error:
        raise settings.SettingsError(f"signals.keypad_keys: {error}") from error
    except opening.UnknownCodeError as error:
        raise settings.SettingsError(f"signals: {error}") from error
    return monitor.DeviceSignals(tuple(wires))


def _wires(named: settings.Signals) -> Iterator["Wire"]:
    from hardware.signals import keys, opening

    if named.keypad:
        elsewhere = frozenset(name for name in ("headphones", "door", "tamper") if getattr(named, name))
        keypad = _address("signals.keypad", named.keypad, Evdev)
        yield opening.keypad(keypad, keys.read_key_map(named.keypad_keys), elsewhere)
    if named.headphones:
        yield opening.headphones(_address("signals.headphones", named.headphones, Evdev))
    for name, url in (("door", named.door), ("tamper", named.tamper)):
        if url:
            address = _address(f"signals.{name}", url, Evdev, Gpio)
            assert isinstance(address, (Evdev, Gpio))  # mypy joins the two to every kind
            yield opening.contact(name, address)
    if named.ups:
        yield opening.ups(_address("signals.ups", named.ups, Nut))


def _address(key: str, url: str, *kinds: type[Address]) -> Address:
    try:
        address = parse(url)
    except ConnectionUrlError as error:
        raise _wrong(key, str(error), kinds) from error
    if not isinstance(address, kinds):
        raise _wrong(key, f"{url!r} is of no use here", kinds)
    return address


def _wrong(key: str, why: str, kinds: tuple[type[Any], ...]) -> settings.SettingsError:
    return settings.SettingsError(f"{key}: {why}; known are {', '.join(_SCHEMES[kind] for kind in kinds)}")
