"""`urzedomat-central`: the command line of the central service."""

import argparse
import importlib
import os
import sys
from pathlib import Path

from central import configuration
from central.keys import KeysMissingError

_NEEDS_NO_SETTINGS = {"openapi"}


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns 0, or 2 when something must be put right first."""
    arguments = _parser().parse_args(argv)
    try:
        _set_up(arguments)
        # Commands import models, which need Django to be set up.
        importlib.import_module(f"central.commands.{arguments.module}").run(arguments)
    except (configuration.ConfigurationError, KeysMissingError) as error:
        return _say(error)
    except Exception as error:
        if not _is_expected(error):
            raise
        return _say(error)
    return 0


def _set_up(arguments: argparse.Namespace) -> None:
    named = arguments.settings or os.environ.get(configuration.ENVIRONMENT_VARIABLE)
    path = Path(named or configuration.DEFAULT_FILE)
    if named or path.exists() or arguments.module not in _NEEDS_NO_SETTINGS:
        configuration.load(path)
        # Workers of the server are other processes, and may be in another directory.
        os.environ[configuration.ENVIRONMENT_VARIABLE] = str(path.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    import django

    django.setup()


def _is_expected(error: Exception) -> bool:
    from django.db import OperationalError

    from central.commands.trouble import CommandError

    return isinstance(error, CommandError | OperationalError)


def _say(error: Exception) -> int:
    text = str(error)
    if "no such table" in text or "unable to open database" in text:
        text = "there is no database yet; run: urzedomat-central init"
    print(f"urzedomat-central: {text}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="urzedomat-central", description="The central service of Urzędomat."
    )
    shared = argparse.ArgumentParser(add_help=False)
    for where in (parser, shared):
        where.add_argument(
            "--settings",
            metavar="FILE",
            # A value given before the command must not be undone by the default after it.
            default=None if where is parser else argparse.SUPPRESS,
            help=f"the settings file (else ${configuration.ENVIRONMENT_VARIABLE}, else ./central.toml)",
        )
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words, parents=[shared])
        added.set_defaults(module=name.replace("-", "_"))
        return added

    init = command("init", "make data directory, keys, database and the first administrator")
    init.add_argument("--admin", metavar="NAME", default="admin", help="the administrator's name")
    init.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    serve = command("serve", "run the web server")
    serve.add_argument("--host", help="listen here instead of [server] host")
    serve.add_argument("--port", type=int, help="listen here instead of [server] port; 0: any free port")
    pack = command("import-pack", "import a starter pack of content")
    pack.add_argument("directory", type=Path, metavar="DIR")
    publish = command("publish", "compile the content into a release for kiosks")
    publish.add_argument("--channel", choices=("stable", "canary"), default="stable")
    publish.add_argument("--to", type=Path, metavar="DIR", help="else releases/ in the data directory")
    delete = command("delete-case", "delete a case and its document; the history stays")
    delete.add_argument("number", metavar="NUMBER", help="receipt number, or the id of the submission")
    delete.add_argument("--reason", required=True, help="for the history; no personal data")
    kiosk = command("issue-kiosk", "register a kiosk for development and write its files")
    kiosk.add_argument("kiosk_id", metavar="KIOSK_ID", help="such as LDZ07")
    kiosk.add_argument("--place", required=True, help="where it stands")
    kiosk.add_argument("--to", type=Path, required=True, metavar="DIR")
    kiosk.add_argument("--url", required=True, help="by which address the kiosk reaches this service")
    kiosk.add_argument("--replace", action="store_true", help="give a kiosk that is registered a new key")
    command("openapi", "print the OpenAPI document")
    manage = command("manage", "run a command of Django")
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser


if __name__ == "__main__":
    sys.exit(main())
