"""The runtime among real parts: a release, an outbox, a printer on the wire, a service that answers."""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hardware import devices
from hardware.card_reader.id_card_port import IdCardReader, NoIdCardReader
from hardware.simulators.papers import Papers
from hardware.simulators.tcp_printer import TcpPrinter
from kiosk_app import settings as configuration
from kiosk_app.domain.failures import Failure
from kiosk_app.domain.forms import Answer
from kiosk_app.domain.printing import Disconnected, NotPrinted, Printed
from kiosk_app.flows import events as ev
from kiosk_app.flows.states import Asking, CaseUnknown, Home, LookingUp, OutOfService, ReadingService, Saved
from kiosk_app.runtime import Ports, Runtime
from offline_cache import form_check
from offline_cache.case_lookup import CaseLookup
from offline_cache.catalogue import Catalogue
from offline_cache.outbox import Outbox
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
def open_kiosk(tmp_path: Path, papers: Papers, service: CentralService) -> Iterator[OpenKiosk]:
    """Opens one kiosk: `pack` is its content, None for none."""
    service.office.write_keys(tmp_path / "keys")
    settings = configuration.load(settings_file(tmp_path, service.url))
    simulated = TcpPrinter(0, papers.add)
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
    simulated.close()


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
    open_kiosk: OpenKiosk, service: CentralService
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
