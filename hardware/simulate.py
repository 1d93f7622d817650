"""`urzedomat simulate`: the simulated devices, on the wire, until SIGTERM or SIGINT.

One line of JSON on standard output says how they are reached, once all of them are:

    {"printer": "tcp://127.0.0.1:9100", "scanner": "serial:///run/…",
     "card_reader": "pcsc://…?socket=/tmp/…", "control": "http://127.0.0.1:8089",
     "signals": {"headphones": "evdev:///tmp/…", "keypad": …, "door": …, "tamper": …, "ups": "nut://…"}}

The card reader is empty where none can be simulated; `GET /state` says why.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `urzedomat simulate`."""
    parser.add_argument(
        "--printer-port", type=int, default=0, metavar="N", help="TCP port; 0: any that is free"
    )
    parser.add_argument(
        "--printer-profile",
        default="",
        metavar="NAME",
        help="the model that the printer is; none: one that takes all commands",
    )
    parser.add_argument(
        "--control-port", type=int, default=0, metavar="N", help="HTTP port; 0: any that is free"
    )
    parser.add_argument("--ups-port", type=int, default=0, metavar="N", help="NUT port; 0: any that is free")
    parser.add_argument("--scanner-link", type=Path, metavar="PATH", help="link to make to the scanner's pty")
    parser.add_argument(
        "--papers", type=Path, metavar="DIR", help="keep each paper there as PNG and as bytes"
    )
    parser.add_argument(
        "--cards", type=Path, metavar="DIR", help="files of cards, beside those that come with the package"
    )
    parser.add_argument(
        "--signals", type=Path, metavar="DIR", help="make the sockets of jack, keypad and contacts there"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the simulators; the exit status is 0 after a signal, 2 for wrong options, 1 for a failed start."""
    parser = argparse.ArgumentParser(prog="urzedomat simulate", description="Simulated devices, on the wire.")
    arguments(parser)
    options = parser.parse_args(argv)
    if find_spec("zxingcpp") is None:
        print("urzedomat simulate: install urzedomat[simulate], which reads codes off paper", file=sys.stderr)
        return 1
    from hardware.receipt_printer.profiles import PROFILES
    from hardware.simulators import bench

    if options.printer_profile not in ("", *PROFILES):
        parser.error(f"--printer-profile must be one of {', '.join(sorted(PROFILES))}")
    return bench.run(bench.Options(**vars(options)))
