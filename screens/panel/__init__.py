"""`urzedomat panel`: the simulated devices in a window, for demonstrations and for developers."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit


def main(argv: Sequence[str]) -> int:
    """Show the panel until its window is closed or SIGTERM comes. Wrong options exit with status 2."""
    parser = argparse.ArgumentParser(prog="urzedomat panel", description="The simulated devices in a window.")
    parser.add_argument(
        "--control",
        type=_control_url,
        required=True,
        metavar="URL",
        help="the simulators' control port, as `urzedomat simulate` tells it: http://127.0.0.1:PORT",
    )
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write what it shows as PNG, and end")
    options = parser.parse_args(argv)
    from screens.panel import window

    return window.run(options.control, options.picture)


def _control_url(given: str) -> str:
    try:
        parts = urlsplit(given)
        usable = parts.scheme == "http" and parts.hostname and parts.port and parts.path in ("", "/")
    except ValueError:
        usable = False
    if not usable:
        raise argparse.ArgumentTypeError(f"{given!r} is not of the form http://127.0.0.1:PORT")
    return given.rstrip("/")
