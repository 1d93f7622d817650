"""Opening what the settings name."""

import subprocess
import sys
from pathlib import Path

import pytest

from hardware import devices
from hardware.barcode_scanner.port import ScannerStatus
from hardware.card_reader.port import CardReaderStatus
from hardware.connection_url import (
    Bias,
    ConnectionUrlError,
    DeviceFile,
    Evdev,
    Flow,
    Gpio,
    Nut,
    Pcsc,
    SerialLine,
    Tcp,
    Usb,
    parse,
)
from kiosk_app import settings
from kiosk_app.domain.printing import Disconnected, NotPrinted
from tests.hardware.printer.samples import CONFIRMATION


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("tcp://127.0.0.1:9100", Tcp("127.0.0.1", 9100)),
        ("tcp://[::1]:9100", Tcp("::1", 9100)),
        ("tcp://printer.local:9100", Tcp("printer.local", 9100)),
        ("serial:///dev/ttyACM0", SerialLine("/dev/ttyACM0", 115200)),
        ("serial:///dev/ttyS0?baud=9600", SerialLine("/dev/ttyS0", 9600)),
        ("serial:///dev/ttyS0?flow=none", SerialLine("/dev/ttyS0", 115200, Flow.NONE)),
        ("serial:///dev/ttyS0?baud=9600&flow=dsrdtr", SerialLine("/dev/ttyS0", 9600, Flow.DSRDTR)),
        ("file:///dev/usb/lp0", DeviceFile("/dev/usb/lp0")),
        ("usb://04b8:0E15", Usb(0x04B8, 0x0E15)),
        ("usb://04b8:0e15/J1%2F2", Usb(0x04B8, 0x0E15, "J1/2")),
        ("pcsc://", Pcsc()),
        ("pcsc://ACS%20ACR1252%20%5BCL%5D/A?socket=/run/x.comm", Pcsc("ACS ACR1252 [CL]/A", "/run/x.comm")),
        ("evdev:///dev/input/by-id/usb-Storm-event-kbd", Evdev("/dev/input/by-id/usb-Storm-event-kbd")),
        ("evdev://?name=*Headphone%20Jack", Evdev(name="*Headphone Jack")),
        (
            "evdev:///dev/input/event3?code=SW_MACHINE_COVER&active=low",
            Evdev("/dev/input/event3", code="SW_MACHINE_COVER", active_low=True),
        ),
        ("gpio:///dev/gpiochip0/17", Gpio("/dev/gpiochip0", 17)),
        ("gpio://INT34C5:00/3?active=low", Gpio("INT34C5:00", 3, True)),
        ("gpio://USB%20bridge/3", Gpio("USB bridge", 3)),
        (
            "gpio:///dev/gpiochip1/4?active=low&debounce_ms=50&bias=pull-up",
            Gpio("/dev/gpiochip1", 4, True, 50, Bias.PULL_UP),
        ),
        ("nut://127.0.0.1/ups", Nut("127.0.0.1", "ups")),
        ("nut://[::1]:3500/apc", Nut("::1", "apc", 3500)),
    ],
)
def test_connection_urls(url: str, address: object) -> None:
    assert parse(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "", "printer", "http://x", "tcp:9100", "tcp://host", "tcp://:9100", "tcp://host:99999", "tcp://host:x",
        "serial://dev/ttyS0", "serial:///", "serial:///dev/ttyS0?speed=1", "serial:///dev/ttyS0?baud=fast",
        "serial:///dev/ttyS0?flow=hardware", "tcp://[::1:9100",
        "pcsc://?port=1", "pcsc://a[b", "file://lp0", "usb://04b8", "usb://4b8:0e15", "usb://04b8:0e1g",
        "evdev://", "evdev://host/dev/input/event0", "evdev:///dev/input/event0?name=x", "evdev:///x?code=17",
        "evdev:///x?grab=1", "evdev:///x?active=on", "gpio:///17", "gpio:///dev/gpiochip0/x", "gpio://0/17",
        "gpio://label", "gpio://label/", "gpio://label/x", "gpio://a/b/1", "gpio://%2Fdev%2Fgpiochip0/1",
        "gpio:///dev/gpiochip0/17?bias=up", "gpio:///dev/gpiochip0/17?debounce_ms=-1", "nut://ups",
        "nut://:1/ups", "nut://host:x/ups", "nut://host/a b", "nut://host/ups?x=1",
    ],
)  # fmt: skip
def test_wrong_connection_urls(url: str) -> None:
    with pytest.raises(ConnectionUrlError):
        parse(url)


def test_a_wrong_url_names_the_key_and_the_schemes() -> None:
    with pytest.raises(
        settings.SettingsError, match=r"printer\.connection: .*tcp://host:port.*usb://.*serial.*file"
    ):
        devices.open_printer(settings.Printer("lpt1"))
    with pytest.raises(settings.SettingsError, match=r"scanner\.connection: 'tcp://.*serial://"):
        devices.open_scanner(settings.Scanner("tcp://127.0.0.1:1"))
    with pytest.raises(settings.SettingsError, match=r"card_reader\.connection: .*pcsc://"):
        devices.open_card_reader(settings.CardReader("serial:///dev/ttyS0"))
    with pytest.raises(settings.SettingsError, match=r"printer\.profile: .*default"):
        devices.open_printer(settings.Printer("tcp://127.0.0.1:1", "typewriter"))


def test_what_the_settings_do_not_name_is_there_as_disconnected(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(
        '[kiosk]\nid = "LDZ07"\nplace = "parter"\n[state]\ndirectory = "s"\n[content]\nrelease = "r"\n'
        '[central]\nurl = "http://127.0.0.1:1"\noffice_id = "x"\nstatus_address = "http://127.0.0.1:1"\n'
        'key = "k"\nsealing_keys = "k"\nacknowledgement_keys = "k"\n'
    )
    opened = devices.open_devices(settings.load(file))
    assert opened.printer.status() == Disconnected()
    assert opened.printer.print(CONFIRMATION) == NotPrinted(Disconnected())
    assert opened.scanner.status() is ScannerStatus.DISCONNECTED
    opened.scanner.start(lambda scan: None)
    opened.card_reader.start(lambda event: None)
    assert opened.card_reader.status() is CardReaderStatus.ABSENT
    opened.close()


def test_opening_devices_imports_nothing_slow_and_nothing_that_is_used_later() -> None:
    program = (
        "import sys; from hardware import devices; from kiosk_app import settings\n"
        "devices.open_printer(settings.Printer('tcp://127.0.0.1:1'))\n"
        "devices.open_card_reader(settings.CardReader('pcsc://'))\n"
        "slow = {'smartcard', 'escpos', 'PIL', 'qrcode', 'usb', 'serial', 'zxingcpp', 'PySide6'}\n"
        "later = {'hardware.receipt_printer.layout', 'hardware.card_reader.piv.port'}\n"
        "print(sorted((slow | later) & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
