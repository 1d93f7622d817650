"""Opens the devices that the settings name by connection URL (docs/devices/README.md).

Importing this costs next to nothing: a driver and its libraries are imported when a device of its
kind is opened, so that they are not on the way to the first frame.
"""

from dataclasses import dataclass
from typing import Any, TypeVar

from hardware.barcode_scanner.port import BarcodeScanner, NoScanner
from hardware.card_reader.port import CardReader, NoCardReader
from hardware.connection_url import (
    ConnectionUrl,
    ConnectionUrlError,
    DeviceFile,
    Pcsc,
    SerialLine,
    Tcp,
    Usb,
    parse,
)
from hardware.receipt_printer.port import NoPrinter, ReceiptPrinter
from kiosk_app import settings

Address = TypeVar("Address", bound=ConnectionUrl)

_SCHEMES: dict[type[Any], str] = {
    Tcp: "tcp://host:port",
    SerialLine: "serial:///dev/…?baud=…&flow=…",
    DeviceFile: "file:///dev/usb/lp0",
    Usb: "usb://VID:PID[/serial]",
    Pcsc: "pcsc://[reader]",
}


@dataclass(frozen=True)
class Devices:
    """The devices of one kiosk. Those that the settings do not name are there, as disconnected."""

    printer: ReceiptPrinter
    scanner: BarcodeScanner
    card_reader: CardReader

    def close(self) -> None:
        self.printer.close()
        self.scanner.close()
        self.card_reader.close()


def open_devices(named: settings.Settings) -> Devices:
    """Make ready every device that the settings name. Nothing is connected yet, so nothing waits.

    Raises:
        SettingsError: a connection or a profile cannot be used; the message names the key.
    """
    return Devices(
        open_printer(named.printer),
        open_scanner(named.scanner),
        open_card_reader(named.card_reader),
    )


def open_printer(named: settings.Printer) -> ReceiptPrinter:
    """The receipt printer, or one that is disconnected. Raises SettingsError as `open_devices`."""
    if not named.connection:
        return NoPrinter()
    address = _address("printer.connection", named.connection, Tcp, Usb, SerialLine, DeviceFile)
    from hardware.receipt_printer import driver, profiles, transport

    profile = profiles.PROFILES.get(named.profile)
    if profile is None:
        known = ", ".join(sorted(profiles.PROFILES))
        raise settings.SettingsError(f"printer.profile: {named.profile!r} is not known; known are {known}")
    return driver.EscPosPrinter(lambda: transport.connect(address, named.timeout_s), profile, named.timeout_s)


def open_scanner(named: settings.Scanner) -> BarcodeScanner:
    """The scanner, or one that is disconnected. Raises SettingsError as `open_devices`."""
    if not named.connection:
        return NoScanner()
    address = _address("scanner.connection", named.connection, SerialLine)
    from hardware.barcode_scanner import serial_scanner

    return serial_scanner.SerialScanner(address)


def open_card_reader(named: settings.CardReader) -> CardReader:
    """The card reader, or one that is absent. Raises SettingsError as `open_devices`."""
    if not named.connection:
        return NoCardReader()
    address = _address("card_reader.connection", named.connection, Pcsc)
    from hardware.card_reader import pcsc_reader

    return pcsc_reader.PcscReader(address)


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
