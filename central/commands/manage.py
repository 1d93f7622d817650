"""`urzedomat-central manage …`: Django's own commands."""

import argparse

from django.core.management import execute_from_command_line


def run(arguments: argparse.Namespace) -> None:
    """Pass the rest of the line through."""
    execute_from_command_line(["urzedomat-central manage", *arguments.arguments])
