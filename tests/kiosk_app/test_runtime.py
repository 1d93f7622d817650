"""The runtime among real parts: a release, an outbox, a printer on the wire, a service that answers."""

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hardware import devices
from hardware.card_reader.id_card_port import IdCardReader, NoIdCardReader
from hardware.signals.port import (
    DoorOpened,
    HeadphonesPlugged,
    HeadphonesUnplugged,
    PowerLost,
    PowerLow,
    PowerRestored,
    TamperDetected,
)
from hardware.simulators.printer.faults import Fault
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from kiosk_app import settings as configuration
from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.forms import Answer
from kiosk_app.domain.id_card import ReaderUnavailable
from kiosk_app.domain.printing import Disconnected, NotPrinted, PaperOut, Printed, Ready
from kiosk_app.domain.scan import Draft
from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from kiosk_app.flows.id_card_states import IdCardFailed, ReadingIdCard
from kiosk_app.flows.notices import Told
from kiosk_app.flows.states import Asking, CaseUnknown, Home, LookingUp, OutOfService, ReadingService, Saved
from kiosk_app.ports import Ports
from kiosk_app.runtime import Runtime
from offline_cache import form_check
from offline_cache.case_lookup import CaseLookup
from offline_cache.catalogue import Catalogue
from offline_cache.outbox import Outbox
from tests.kiosk_app.content_of_tests import named
from tests.offline_cache import releases
from tests.offline_cache.central_service import CentralService, Reply, problem, serving
from tests.offline_cache.conftest import settings_file
from tests.offline_cache.office import Office

PATIENCE_S = 30
ANSWERS: dict[str, dict[str, Answer]] = {
    "kind": {"declared_kind": "skarga"},
    "against": {"against": "wydzial"},
    "content": {"content": "Hałas pod oknem"},
    "reply": {"channel": "post"},
    "consent": {"consent": True},
}


@dataclass
class Kiosk:
    """A runtime, and the thread that is the screens'."""

    folder: Path
    settings: configuration.Settings
    printer_url: str
    id_cards: IdCardReader = field(default_factory=NoIdCardReader)
    posted: "queue.Queue[Callable[[], None]]" = field(default_factory=queue.Queue)

    def __post_init__(self) -> None:
        self.outbox = Outbox.open(self.settings)
        self.printer = devices.open_printer(configuration.Printer(self.printer_url))
        ports = Ports(
            open_catalogue=lambda: Catalogue.open(self.settings.content.release),
            check_answers=form_check.check,
            outbox=self.outbox,
            cases=CaseLookup.open(self.settings),
            printer=self.printer,
            id_cards=self.id_cards,
            id_cards_ready=lambda: True,
            is_genuine=lambda _scan: True,
            kiosk_id="LDZ07",
            place="Sala obsługi",
        )
        self.runtime = Runtime(ports, self.posted.put)

    def do(self, *events: ev.Event) -> None:
        for event in events:
            self.runtime.dispatch(event)

    def until(self, reached: Callable[[], bool]) -> None:
        while not reached():
            self.posted.get(timeout=PATIENCE_S)()

    def publish(self, pack: releases.Pack, number: int) -> None:
        made = releases.build_release(self.folder / f"{number}.sqlite", pack, number)
        made.replace(self.settings.content.release)

    def file(self) -> None:
        self.do(ev.FormChosen("skarga-wniosek"))
        while isinstance(asking := self.runtime.session.screen, Asking):
            for name, value in ANSWERS[asking.step_id].items():
                self.do(ev.AnswerChanged(name, value))
            self.do(ev.Continued())
        self.do(ev.FilePressed())

    @property
    def screen(self) -> object:
        return self.runtime.session.screen

    def paper(self) -> object:
        return self.screen.paper if isinstance(self.screen, Saved | ReadingService) else None


@pytest.fixture
def papers() -> Papers:
    return Papers()


@pytest.fixture
def service() -> Iterator[CentralService]:
    with serving(Office()) as service:
        yield service


OpenKiosk = Callable[..., Kiosk]


@pytest.fixture
def simulated(papers: Papers) -> Iterator[TcpPrinter]:
    printer = TcpPrinter(0, papers.add)
    yield printer
    printer.close()


@pytest.fixture
def open_kiosk(tmp_path: Path, simulated: TcpPrinter, service: CentralService) -> Iterator[OpenKiosk]:
    """Opens one kiosk: `pack` is its content, None for none."""
    service.office.write_keys(tmp_path / "keys")
    settings = configuration.load(settings_file(tmp_path, service.url))
    opened: list[Kiosk] = []

    def open_one(pack: releases.Pack | None, printer: bool = True) -> Kiosk:
        if pack is not None:
            releases.build_release(settings.content.release, pack)
        opened.append(Kiosk(tmp_path, settings, simulated.url if printer else ""))
        return opened[0]

    yield open_one
    for kiosk in opened:
        kiosk.runtime.close()
        kiosk.outbox.close()
        kiosk.printer.close()


def test_what_is_filed_is_on_disk_and_on_paper(open_kiosk: OpenKiosk, papers: Papers) -> None:
    kiosk = open_kiosk(releases.pack())
    kiosk.file()
    kiosk.until(lambda: isinstance(kiosk.paper(), Printed))
    assert isinstance(kiosk.screen, Saved)
    paper = papers.get(1)
    assert paper is not None
    assert str(kiosk.screen.receipt.number) in paper.text()


def test_without_a_printer_the_number_stays_on_the_screen(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(releases.pack(), printer=False)
    kiosk.file()
    kiosk.until(lambda: isinstance(kiosk.paper(), NotPrinted))
    assert kiosk.paper() == NotPrinted(Disconnected())


def test_what_the_network_says_late_is_not_for_the_next_person(
    open_kiosk: OpenKiosk,
    service: CentralService,
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def slow(_id: str) -> Reply:
        asked.set()
        answer.wait(PATIENCE_S)
        return problem(404, "not_found")

    service.fault = slow
    kiosk = open_kiosk(releases.pack())
    kiosk.do(ev.StatusChosen(), ev.NumberEdited("LDZ07-000123-4"), ev.CodeEdited("ABCDEFGH"))
    kiosk.do(ev.LookUpPressed())
    assert isinstance(kiosk.screen, LookingUp)
    assert asked.wait(PATIENCE_S)
    kiosk.do(ev.EndPressed(), ev.StatusChosen(), ev.NumberEdited("LDZ07-000123-4"), ev.CodeEdited("ABCDEFGH"))
    answer.set()
    late = kiosk.posted.get(timeout=PATIENCE_S)
    before = kiosk.runtime.session
    late()
    assert kiosk.runtime.session == before
    kiosk.do(ev.LookUpPressed())
    kiosk.until(lambda: isinstance(kiosk.screen, CaseUnknown))


def test_a_kiosk_without_content_comes_into_service_when_there_is_some(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(None)
    assert kiosk.screen == OutOfService(Failure.CONTENT_MISSING)
    kiosk.runtime.refresh_content()
    assert kiosk.screen == OutOfService(Failure.CONTENT_MISSING)
    kiosk.publish(releases.pack(), 1)
    kiosk.runtime.refresh_content()
    assert isinstance(kiosk.screen, Home)
    assert kiosk.runtime.stationery is not None


def test_new_content_comes_between_two_people_and_never_under_ones_hands(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(releases.pack())
    kiosk.do(ev.LanguageChosen("en"))
    changed = releases.pack()
    changed["office"]["name"] = releases.words("Nowy Urząd")
    kiosk.publish(changed, 2)
    assert kiosk.runtime.stationery is not None
    kiosk.runtime.refresh_content()
    assert kiosk.runtime.stationery.office.name.get("pl") == "Urząd Miasta"
    kiosk.do(ev.IdleTimeElapsed())
    assert kiosk.runtime.stationery.office.name.get("pl") == "Nowy Urząd"


def test_a_release_that_cannot_be_read_does_not_displace_the_one_that_is_shown(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(releases.pack())
    broken = releases.pack()
    broken["texts"]["home.can"] = "not a text"
    kiosk.publish(broken, 2)
    kiosk.runtime.refresh_content()
    assert isinstance(kiosk.screen, Home)
    kiosk.file()
    kiosk.until(lambda: isinstance(kiosk.paper(), Printed))


def test_one_bad_form_takes_nothing_else_away(open_kiosk: OpenKiosk) -> None:
    pack = releases.pack()
    pack["forms"][0]["schema"]["allOf"] = None
    kiosk = open_kiosk(pack)
    kiosk.do(ev.FormChosen("skarga-wniosek"))
    assert (kiosk.screen, kiosk.runtime.session.overlay) == (Home(), "unavailable")
    kiosk.do(ev.Stayed(), ev.ServicesChosen(), ev.CategoryChosen("dokumenty"), ev.ServiceChosen("meldunek"))
    assert isinstance(kiosk.screen, ReadingService)
    kiosk.do(ev.ServiceChosen("nothing"))
    assert kiosk.runtime.session.overlay == "unavailable"


def test_without_categories_the_release_is_of_no_use(open_kiosk: OpenKiosk) -> None:
    pack = releases.pack()
    pack["categories"][0]["title"] = {}
    kiosk = open_kiosk(pack)
    kiosk.do(ev.ServicesChosen())
    assert kiosk.screen == OutOfService(Failure.CONTENT_UNREADABLE)


def test_the_first_screen_knows_that_nothing_can_be_printed_and_that_it_can_again(
    open_kiosk: OpenKiosk,
    simulated: TcpPrinter,
) -> None:
    kiosk = open_kiosk(releases.pack())

    def seen() -> object:
        return kiosk.runtime.session.equipment.printer

    simulated.set_fault(Fault.PAPER_OUT)
    kiosk.runtime.look_at_devices()
    kiosk.until(lambda: isinstance(seen(), PaperOut))
    simulated.set_fault(Fault.NONE)
    kiosk.runtime.look_at_devices()
    kiosk.until(lambda: isinstance(seen(), Ready))
    assert kiosk.runtime.session.equipment.reads_id_cards
    assert kiosk.runtime.session.untouched


def test_a_card_is_not_called_useless_because_its_reader_was_not_yet_looked_at(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(releases.pack())
    kiosk.runtime.card_put(CardKind.ID_CARD)
    assert kiosk.runtime.session.notice is CardKind.ID_CARD
    assert kiosk.runtime.session.equipment.reads_id_cards


def test_no_question_stands_before_a_receipt(open_kiosk: OpenKiosk) -> None:
    """The printer is asked only where nobody waits for it, and never twice at once."""
    kiosk = open_kiosk(releases.pack())
    kiosk.do(ev.StatusChosen())
    kiosk.runtime.look_at_devices()
    kiosk.do(ev.BackPressed())
    kiosk.runtime.look_at_devices()
    kiosk.runtime.look_at_devices()
    kiosk.until(lambda: kiosk.runtime.session.equipment.printer is not None)
    kiosk.runtime.close()
    assert kiosk.posted.empty()


def test_an_identity_card_is_read_off_the_thread_of_the_screens_and_nothing_of_it_is_logged(
    open_kiosk: OpenKiosk,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    kiosk = open_kiosk(releases.pack())
    form = named()
    kiosk.runtime.look_at_devices()
    kiosk.do(rs.FormLoaded(form), ev.IdCardChosen(), ev.AccessNumberEdited("987654"), ev.Continued())
    kiosk.do(ev.Continued())
    assert isinstance(kiosk.screen, ReadingIdCard)
    kiosk.until(lambda: isinstance(kiosk.screen, IdCardFailed))
    assert isinstance(kiosk.screen, IdCardFailed)
    assert kiosk.screen.outcome == ReaderUnavailable()
    assert "id_card outcome=ReaderUnavailable" in caplog.text
    assert "987654" not in caplog.text


def test_a_draft_is_fitted_to_the_form_of_the_release_and_checked(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(releases.pack())
    long = "x" * 61
    draft = Draft("skarga-wniosek", 3, {"declared_kind": "skarga", "content": long, "colour": "zielony"})
    kiosk.do(ev.Scanned(draft))
    assert isinstance(kiosk.screen, Asking)
    # Too long for the field: left out with what the form does not ask for, and asked for anew.
    assert kiosk.screen.answers == {"declared_kind": "skarga"}
    assert kiosk.runtime.session.notice is Told.DRAFT_CUT
    assert kiosk.screen.problems
    kiosk.do(ev.EndPressed(), ev.EndConfirmed(), ev.Scanned(Draft("nothing", 1, {})))
    assert kiosk.runtime.session.overlay == "unavailable"


def test_what_contacts_and_the_supply_say_is_logged_and_known(
    open_kiosk: OpenKiosk,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    kiosk = open_kiosk(releases.pack())
    for event in (DoorOpened(), TamperDetected(), PowerLost(600), PowerLow(60), HeadphonesPlugged()):
        kiosk.runtime.signalled(event)
    equipment = kiosk.runtime.session.equipment
    assert (equipment.battery_low, equipment.headphones) == (True, True)
    assert [name for name in ("DoorOpened", "TamperDetected", "PowerLost") if name not in caplog.text] == []
    kiosk.runtime.signalled(PowerRestored())
    kiosk.runtime.signalled(HeadphonesUnplugged())
    equipment = kiosk.runtime.session.equipment
    assert (equipment.battery_low, equipment.headphones) == (False, False)
