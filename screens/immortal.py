"""Keeps None, True and False alive under PySide 6.12 on Python 3.11.

PySide 6.12 counts on immortal singletons (PEP 683, Python 3.12): each call of a Qt method without a
result takes a reference to None that it never gave, each `emit()` one to True. On Python 3.11 the
count reaches zero after a few thousand calls and the interpreter aborts, in the midst of a session.
What newer Pythons do by themselves is done here: a count so high that it never ends.
tests/screens/test_immortal.py tells when it is no longer needed.
"""

import ctypes
import sys

_FOR_EVER = 1 << 60


def keep_singletons() -> None:
    """Give None, True and False a reference count that no session uses up. Twice does no harm."""
    if sys.version_info >= (3, 12):
        return
    for singleton in (None, True, False):
        ctypes.c_ssize_t.from_address(id(singleton)).value = _FOR_EVER
