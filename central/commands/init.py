"""`urzedomat-central init`: data directory, keys, database, first administrator. May be run again."""

import argparse
import sys

from django.conf import settings
from django.core.management import call_command

from central.accounts.services import AccountRefusedError, clerks, create_first_administrator, editors
from central.commands.trouble import CommandError


def run(arguments: argparse.Namespace) -> None:
    """Make what is missing; what is there stays as it is."""
    data = settings.CENTRAL.data
    try:
        data.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        data.releases.mkdir(exist_ok=True)
        settings.KEYS.create_missing()
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}; choose another [data] directory") from error
    call_command("migrate", verbosity=0, interactive=False)
    # The database holds what citizens wrote.
    data.database.chmod(0o600)
    clerks()
    editors()
    password = sys.stdin.readline().rstrip("\n") if arguments.password_stdin else None
    try:
        made = create_first_administrator(username=arguments.admin, password=password)
    except AccountRefusedError as error:
        raise CommandError(f"the administrator was not created: {error}") from error
    print(f"Ready: {data.directory}")
    if made and made.generated_password:
        print(f"Administrator {made.username}, password (shown once): {made.generated_password}")
    elif made:
        print(f"Administrator {made.username} created")
    else:
        print("There is an administrator already; nothing changed")
