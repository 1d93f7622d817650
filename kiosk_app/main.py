"""The composition root of `urzedomat run`: the only place that knows everything.

What the first screen needs comes before it; what only a later one needs is warmed up behind it.
"""

import argparse
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from hardware.barcode_scanner.port import ScannedText
from hardware.card_reader.port import CardEvent, CardIdentified, CardReaderStatus
from hardware.devices import Devices, open_devices
from hardware.signals.port import KeyPressed, SignalEvent
from kiosk_app import settings as configuration
from kiosk_app.domain.case import LookupOutcome
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.submission import Receipt, Submission
from kiosk_app.flows import events as ev
from kiosk_app.flows.idleness import idle_limit_s
from kiosk_app.ports import CaseLookup, Ports
from kiosk_app.runtime import Runtime
from offline_cache import form_check
from offline_cache.catalogue import Catalogue
from offline_cache.keys import load_kiosk_key
from offline_cache.outbox import FilingFailed, Outbox
from offline_cache.receipt_signature import ReceiptVerifier
from offline_cache.state.database import StateError
from screens.app import KioskWindow
from screens.keypad import Keypad

log = logging.getLogger("urzedomat.main")

CONTENT_CHECK_S = 30
DEVICES_CHECK_S = 5


class Poster(QObject):
    """Carries work from any thread to the thread of the screens (a queued signal)."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._run)

    def post(self, work: Callable[[], None]) -> None:
        self._posted.emit(work)

    @Slot(object)
    def _run(self, work: Callable[[], None]) -> None:
        work()


class IdleClock:
    """Tells the flow when nobody has touched anything for as long as the screen allows."""

    def __init__(self, runtime: Runtime, screen: configuration.Screen) -> None:
        self._runtime = runtime
        self._screen = screen
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(lambda: runtime.dispatch(ev.IdleTimeElapsed()))
        runtime.subscribe(self.restart)

    def activity(self) -> None:
        """A touch, a key, a scan. It does not answer the warning: that takes its button."""
        if self._runtime.session.overlay != "idle_warning":
            self.restart()

    def restart(self) -> None:
        screen = self._screen
        limit = idle_limit_s(
            self._runtime.session, screen.idle_timeout_s, screen.idle_warning_s, screen.idle_on_home_s
        )
        if limit is None:
            self._timer.stop()
        else:
            self._timer.start(limit * 1000)


def main(arguments: Sequence[str]) -> int:
    """`urzedomat run`: serve citizens until the window closes or SIGTERM comes."""
    options = _parse(arguments)
    settings = configuration.load(options.settings)
    configuration.use_time_zone(settings)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    if not any(Path("/dev/dri").glob("renderD*")):
        # No graphics card: Qt's own renderer starts sooner and takes half the memory of Mesa's llvmpipe.
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationName("urzedomat")
    devices = open_devices(settings)
    outbox = _PatientOutbox(settings)
    poster = Poster()
    runtime = Runtime(_ports(settings, devices, outbox), poster.post)
    clock = IdleClock(runtime, settings.screen)
    window = KioskWindow(runtime, settings, on_activity=clock.activity)
    keypad = Keypad(window.window, runtime)
    _every(application, CONTENT_CHECK_S * 1000, runtime.refresh_content)
    _every(application, DEVICES_CHECK_S * 1000, runtime.look_at_devices)
    _quit_on_signals(application)

    def on_scan(scanned: ScannedText) -> None:
        poster.post(clock.activity)
        runtime.scanned(scanned.text, scanned.aim_id)

    def on_card(event: CardEvent) -> None:
        poster.post(clock.activity)
        if isinstance(event, CardIdentified):
            poster.post(lambda: runtime.card_put(event.kind))

    def on_signal(event: SignalEvent) -> None:
        if isinstance(event, KeyPressed):
            poster.post(clock.activity)
            poster.post(lambda: keypad.press(event.action))
        else:
            poster.post(lambda: runtime.signalled(event))

    def behind_first_frame() -> None:
        """What the first question and the first scan need: it shall take nothing from the first frame."""
        devices.scanner.start(on_scan)
        devices.card_reader.start(on_card)
        devices.signals.start(on_signal)
        runtime.look_at_devices()
        threading.Thread(target=form_check.preload, daemon=True).start()
        log.info("running")

    # Posted: Qt may say so in its thread for drawing.
    window.window.frameSwapped.connect(
        lambda: poster.post(behind_first_frame), Qt.ConnectionType.SingleShotConnection
    )
    window.show(windowed=options.windowed, size=options.size)
    try:
        return application.exec()
    finally:
        runtime.close()
        outbox.close()
        devices.close()
        window.close()


def _ports(settings: configuration.Settings, devices: Devices, outbox: "_PatientOutbox") -> Ports:
    own_key = load_kiosk_key(settings.central.key).public_key()
    return Ports(
        open_catalogue=lambda: Catalogue.open(settings.content.release),
        check_answers=form_check.check,
        outbox=outbox,
        cases=_LazyLookup(settings),
        printer=devices.printer,
        id_cards=devices.id_card,
        id_cards_ready=lambda: (
            settings.id_card.enabled and devices.card_reader.status() is CardReaderStatus.READY
        ),
        is_genuine=ReceiptVerifier({settings.kiosk.id: own_key}).is_genuine,
        kiosk_id=settings.kiosk.id,
        place=settings.kiosk.place,
    )


class _PatientOutbox:
    """The outbox, opened at the start and, where the disk did not allow it, again at each filing: a disk
    that fails takes away the filing, and not the information of the whole kiosk."""

    def __init__(self, settings: configuration.Settings) -> None:
        """Raises KeyFileError: the settings name a key that cannot be used."""
        self._settings = settings
        self._outbox: Outbox | None = None
        try:
            self._open()
        except FilingFailed as failure:
            log.error("outbox_unusable reason=%s", failure.reason)

    def file(self, submission: Submission, now: datetime) -> Receipt:
        return self._open().file(submission, now)

    def close(self) -> None:
        if self._outbox is not None:
            self._outbox.close()

    def _open(self) -> Outbox:
        if self._outbox is None:
            try:
                self._outbox = Outbox.open(self._settings)
            except StateError as error:
                raise FilingFailed(error.trouble) from error
        return self._outbox


class _LazyLookup:
    """The look-up of a case, whose HTTP library is imported at the first question and not before."""

    def __init__(self, settings: configuration.Settings) -> None:
        self._settings = settings
        self._lookup: CaseLookup | None = None

    def lookup(self, number: ReceiptNumber, code: AccessCode) -> LookupOutcome:
        if self._lookup is None:
            from offline_cache.case_lookup import CaseLookup as Network

            self._lookup = Network.open(self._settings)
        return self._lookup.lookup(number, code)


def _quit_on_signals(application: QGuiApplication) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))
    # Python runs its signal handlers between two bytecodes: this timer gives it some.
    _every(application, 200, lambda: None)


def _every(owner: QObject, interval_ms: int, work: Callable[[], None]) -> None:
    timer = QTimer(owner)
    timer.timeout.connect(work)
    timer.start(interval_ms)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="urzedomat run", description="Show the screens and serve citizens.")
    parser.add_argument("--settings", type=Path, required=True, help="the kiosk's settings, a TOML file")
    parser.add_argument("--windowed", action="store_true", help="in a window instead of fullscreen")
    parser.add_argument("--size", type=_size, default=(1080, 1920), help="of the window, WIDTHxHEIGHT")
    return parser.parse_args(arguments)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)
