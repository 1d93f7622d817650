"""What ends a command with one clear line and exit status 2."""


class CommandError(Exception):
    """The message says what is wrong and what to do about it."""
