"""`urzedomat-central import-pack DIR`: a starter pack into the editor."""

import argparse

from django.utils import timezone

from central.commands.trouble import CommandError
from central.knowledge.packs import PackError, read_pack
from central.knowledge.services import import_content


def run(arguments: argparse.Namespace) -> None:
    """Check every file, then import all of them or none."""
    try:
        content = read_pack(arguments.directory)
    except PackError as error:
        count = len(error.problems)
        listed = "\n".join(f"  {problem}" for problem in error.problems)
        raise CommandError(f"nothing was imported; correct {count} problem(s):\n{listed}") from error
    done = import_content(content, now=timezone.now())
    print(
        f"Imported: {len(content.services)} services, {len(content.forms)} forms, {len(content.texts)} texts "
        f"({done.changed} changed, {done.same} the same as before)"
    )
