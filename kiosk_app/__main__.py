"""`urzedomat`: the kiosk's commands. Each is imported only when it is asked for."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from kiosk_app.settings import SettingsError

# command: (module, what it does)
_COMMANDS = {
    "run": ("kiosk_app.main", "show the screens and serve citizens"),
    "agent": ("offline_cache.agent", "send what was filed to the central service"),
    "print-test": ("hardware.print_test", "print a slip that shows whether the printer's profile is right"),
    "simulate": ("hardware.simulate", "start simulated devices and print their connection URLs"),
    "draft-code": ("hardware.draft_command", "make the QR codes of a draft from home"),
    "panel": ("screens.panel", "show the simulated devices in a window"),
    "id-card-samples": (
        "hardware.simulators.cards.emrtd_chip_samples",
        "write made-up identity cards to try out",
    ),
    "card": ("hardware.card_command", "say what the card in the reader is, and try a technician's log-in"),
    "technician-ca": ("provisioning.technician_cards.command", "make a CA for technicians' cards, and cards"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 2 for settings or arguments that cannot be used."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help"):
        print(_usage())
        return 0 if given else 2
    if given[0] not in _COMMANDS:
        print(f"urzedomat: unknown command {given[0]!r}\n{_usage()}", file=sys.stderr)
        return 2
    command: Callable[[Sequence[str]], int] = import_module(_COMMANDS[given[0]][0]).main
    try:
        return command(given[1:])
    except SettingsError as error:
        print(f"urzedomat {given[0]}: {error}", file=sys.stderr)
        return 2


def _usage() -> str:
    rows = "\n".join(f"  {name:15} {what}" for name, (_, what) in _COMMANDS.items())
    return f"usage: urzedomat COMMAND --settings FILE\n\n{rows}\n\nurzedomat COMMAND --help says more."


if __name__ == "__main__":
    sys.exit(main())
