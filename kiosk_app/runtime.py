"""Performs what the flow asks for, and feeds back what happened. No Qt here, and no rules.

What may block (the disk, the printer, the network) runs on a thread of its own, one for each, so
that a printer that hangs delays no filing. Results come back through `post`, onto the thread of the
screens, and are dropped when the session that asked for them is over.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

from kiosk_app.content import Reading, read
from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.case import Unreachable
from kiosk_app.domain.document import Document
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.id_card import CardAccessNumber, ReaderUnavailable
from kiosk_app.domain.printing import Faulty, PrinterStatus, PrintOutcome, Uncertain
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.receipts import Stationery, compose_receipt, compose_service
from kiosk_app.domain.scan import ScannedReceipt, read_scan
from kiosk_app.domain.submission import Submission
from kiosk_app.equipment import KioskSignal, after_signal
from kiosk_app.flows import effects as fx
from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from kiosk_app.flows.citizen import next_step
from kiosk_app.flows.notices import Equipment
from kiosk_app.flows.states import Home, OutOfService, Session
from kiosk_app.ports import Ports
from offline_cache.catalogue import Catalogue, CatalogueError
from offline_cache.outbox import FilingFailed

log = logging.getLogger("urzedomat.runtime")


class Runtime:
    """One kiosk's conversation, over and over. All methods belong to the thread of the screens."""

    def __init__(self, ports: Ports, post: Callable[[Callable[[], None]], None]) -> None:
        self.session = Session(Home())
        self._ports = ports
        self._post = post
        self._listeners: list[Callable[[], None]] = []
        self._workers = {
            name: ThreadPoolExecutor(1, name) for name in ("storage", "printer", "network", "cards")
        }
        self._asks_printer = False
        self._catalogue: Catalogue | None = None
        self._stationery: Stationery | None = None
        self._open_content()

    @property
    def stationery(self) -> Stationery | None:
        """The office's name and texts, or None while no content can be read."""
        return self._stationery

    def subscribe(self, callback: Callable[[], None]) -> None:
        """Call `callback` after every change of `session`."""
        self._listeners.append(callback)

    def dispatch(self, event: ev.Event) -> None:
        """Take one step, show where it leads, and only then do what it asks for."""
        before = self.session
        step = next_step(before, event)
        self.session = step.session
        _log_change(before, step.session)
        if before is not step.session:
            for listener in self._listeners:
                listener()
        for effect in step.effects:
            self._perform(effect)

    def scanned(self, text: str, aim_id: str = "") -> None:
        """Take what the scanner read. Posted, because the scanner has a thread of its own."""
        scan = read_scan(text, aim_id)
        genuine = self._ports.is_genuine(scan) if isinstance(scan, ScannedReceipt) else None
        self._post(lambda: self.dispatch(ev.Scanned(scan, genuine)))

    def refresh_content(self) -> None:
        """Take what was published since: only while nobody has begun, or while there is nothing to show."""
        if self.session.untouched or isinstance(self.session.screen, OutOfService):
            self._open_content()

    def look_at_devices(self) -> None:
        """See which devices can be relied on. The printer is asked only on the first screen, so that no
        question stands before a receipt."""
        self._look_at_reader()
        if isinstance(self.session.screen, Home) and not self._asks_printer:
            self._asks_printer = True
            self._workers["printer"].submit(self._ports.printer.status).add_done_callback(self._printer_seen)

    def card_put(self, kind: CardKind) -> None:
        """Take a card that came into a reader: so there is one, which may not have been seen yet."""
        self._look_at_reader()
        self.dispatch(ev.CardPut(kind))

    def signalled(self, signal: KioskSignal) -> None:
        """Take what a jack, a contact or the power supply says. Each is a line of the log."""
        log.info("signal %s", signal)
        self._equip(after_signal(self.session.equipment, signal))

    def _look_at_reader(self) -> None:
        self._equip(replace(self.session.equipment, reads_id_cards=self._ports.id_cards_ready()))

    def _printer_seen(self, future: "Future[PrinterStatus]") -> None:
        def take() -> None:
            self._asks_printer = False
            self._equip(replace(self.session.equipment, printer=status))

        if not future.cancelled():
            status = Faulty(Failure.INTERNAL) if future.exception() else future.result()
            self._post(take)

    def _equip(self, equipment: Equipment) -> None:
        if equipment != self.session.equipment:
            log.info("equipment %s", equipment)
            self.dispatch(ev.EquipmentSeen(equipment))

    def close(self) -> None:
        """End what has begun, and let go of the release."""
        for worker in self._workers.values():
            worker.shutdown(wait=True, cancel_futures=True)
        if self._catalogue is not None:
            self._catalogue.close()

    def _perform(self, effect: fx.Effect) -> None:
        match effect:
            case fx.CheckAnswers(form, answers, fields):
                self.dispatch(rs.AnswersChecked(self._ports.check_answers(form, answers, fields)))
            case fx.File(submission):
                self._later("storage", lambda: self._file(submission), rs.FilingFailed(Failure.INTERNAL))
            case fx.PrintReceipt(receipt, language, copy, large):
                stationery = self._require_stationery()
                document = compose_receipt(receipt, copy, stationery, language, large_print=large)
                self._print(str(receipt.number), document)
            case fx.PrintService(service, language, large, job):
                stationery = self._require_stationery()
                document = compose_service(service, stationery, language, large_print=large)
                self._print(service.id, document, job)
            case fx.ReadIdCard(can):
                self._read_id_card(can)
            case fx.LookUp(number, code):
                self._look_up(number, code)
            case fx.Forget():
                self._open_content()
            case _:
                self._read(effect)

    def _read(self, effect: Reading) -> None:
        if self._catalogue is None:
            self.dispatch(ev.ContentUnavailable(Failure.CONTENT_MISSING))
            return
        try:
            event = read(effect, self._catalogue, self._ports.check_answers)
        except CatalogueError as error:
            log.error("content_unreadable detail=%s", error)
            # Without its categories a release is of no use; one bad record takes nothing else away.
            whole = isinstance(effect, fx.LoadCategories)
            event = ev.ContentUnavailable(Failure.CONTENT_UNREADABLE) if whole else rs.NotOpened()
        self.dispatch(event)

    def _file(self, submission: Submission) -> ev.Event:
        try:
            return rs.FiledSafely(self._ports.outbox.file(submission, datetime.now().astimezone()))
        except FilingFailed as failure:
            log.error("filing_failed reason=%s", failure.reason)
            return rs.FilingFailed(failure.reason)

    def _print(self, name: str, document: Document, job: int = 0) -> None:
        def work() -> ev.Event:
            outcome: PrintOutcome = self._ports.printer.print(document)
            log.info("print outcome=%s status=%s", type(outcome).__name__, _status_name(outcome))
            return rs.PrintEnded(name, outcome, job)

        self._later("printer", work, rs.PrintEnded(name, Uncertain(Faulty(Failure.INTERNAL)), job))

    def _read_id_card(self, can: CardAccessNumber) -> None:
        def work() -> ev.Event:
            outcome = self._ports.id_cards.read(can)
            # The kind of end alone: nothing of the card or its holder.
            log.info("id_card outcome=%s", type(outcome).__name__)
            return rs.IdCardEnded(can, outcome)

        self._later("cards", work, rs.IdCardEnded(can, ReaderUnavailable()))

    def _look_up(self, number: ReceiptNumber, code: AccessCode) -> None:
        def work() -> ev.Event:
            return rs.LookedUp(str(number), self._ports.cases.lookup(number, code))

        self._later("network", work, rs.LookedUp(str(number), Unreachable()))

    def _later(self, worker: str, work: Callable[[], ev.Event], if_broken: ev.Event) -> None:
        """Run `work` on a thread; a bug in it must not leave a person before a screen that waits."""
        asked_by = self.session.number

        def finished(future: Future[ev.Event]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            if error is not None:
                # The type only: a message can quote what a person typed.
                log.error("effect_broken worker=%s error=%s", worker, type(error).__name__)
            event = if_broken if error is not None else future.result()
            self._post(lambda: self._finish(asked_by, event))

        self._workers[worker].submit(work).add_done_callback(finished)

    def _finish(self, asked_by: int, event: ev.Event) -> None:
        if self.session.number == asked_by:
            self.dispatch(event)

    def _open_content(self) -> None:
        """Open the release, or take a newer one: between two people, never under a person's hands."""
        try:
            if self._catalogue is None:
                self._catalogue = self._ports.open_catalogue()
            elif not self._catalogue.reopen_if_changed():
                return
        except CatalogueError as error:
            if not isinstance(self.session.screen, OutOfService):
                log.error("content_missing detail=%s", error)
                self.dispatch(ev.ContentUnavailable(Failure.CONTENT_MISSING))
            return
        catalogue = self._catalogue
        log.info("content release=%d as_of=%s", catalogue.release_number, catalogue.as_of)
        self._stationery = Stationery(
            catalogue.office(),
            catalogue.texts(),
            self._ports.kiosk_id,
            self._ports.place,
        )
        for listener in self._listeners:
            listener()
        if isinstance(self.session.screen, OutOfService):
            self.dispatch(ev.RetryPressed())

    def _require_stationery(self) -> Stationery:
        assert self._stationery is not None, "a receipt is composed only where content was read"
        return self._stationery


def _log_change(before: Session, after: Session) -> None:
    """Say which screen follows which: derived from the two states, so that no branch can forget to."""
    if type(before.screen) is not type(after.screen) or before.overlay != after.overlay:
        log.info("screen=%s overlay=%s session=%d", type(after.screen).__name__, after.overlay, after.number)


def _status_name(outcome: PrintOutcome) -> str:
    return type(getattr(outcome, "status", None)).__name__
