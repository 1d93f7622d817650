"""Devices for programs that run under umockdev: sysfs, device files and their ioctls.

    umockdev-wrapper /usr/bin/python3 -m tests.hardware.umockdev.server

By the system's Python, which has GObject introspection. Says where its /sys and /dev are (UMOCKDEV_DIR
of the programs that shall see them), and then obeys orders, each a line of JSON, each answered by one.
It ends with its standard input.
"""

import json
import sys
from typing import Any

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import GLib, UMockdev  # noqa: E402, after the version is chosen

from tests.hardware.umockdev.keyboard import Keyboard  # noqa: E402
from tests.hardware.umockdev.usb_printer import UsbPrinter  # noqa: E402


def main() -> None:
    testbed = UMockdev.Testbed.new()
    devices: dict[str, Any] = {"printer": UsbPrinter(testbed), "keyboard": Keyboard(testbed)}
    loop = GLib.MainLoop()

    def obey(*_: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        order = json.loads(line)
        answer = devices[order["device"]].obey(order)
        print(json.dumps(answer), flush=True)
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, obey)
    print(json.dumps({"directory": testbed.get_root_dir()}), flush=True)
    loop.run()


if __name__ == "__main__":
    main()
