"""A kiosk runs for months: nothing that Qt takes may run out."""

import sys

from PySide6.QtCore import QObject

from screens.immortal import keep_singletons


def test_the_singletons_do_not_run_out() -> None:
    keep_singletons()
    thing = QObject()
    for _ in range(50_000):
        thing.setObjectName("x")
    for singleton in (None, True, False):
        assert sys.getrefcount(singleton) > 1_000_000
