"""Finding out how to settle a matter."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.domain.printing import NotPrinted, Uncertain
from kiosk_app.domain.services import Service, ServiceSummary
from kiosk_app.flows import events as ev
from kiosk_app.flows.states import Browsing, Listing, ReadingService, Searching
from screens.view_models.port import Conversation
from screens.view_models.rows import Rows
from screens.view_models.view_model import ViewModel
from screens.view_models.wording import day_text, paper_text

QML_IMPORT_NAME = "Urzedomat.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class Row:
    """A category or a service to choose."""

    key: str
    title: str
    summary: str
    sign: str


@dataclass(frozen=True)
class Section:
    """One part of a service's card."""

    heading: str
    text: str


@QmlElement
class Services(ViewModel):
    """Categories, lists, search results and the card of one service."""

    changed = Signal()

    def __init__(self, conversation: Conversation, parent: QObject | None = None) -> None:
        super().__init__(conversation, parent)
        self._categories = Rows(Row, self)
        self._found = Rows(Row, self)
        self._sections = Rows(Section, self)

    def refresh(self) -> None:
        browsing = self._state(Browsing) or self._state(Searching)
        listed = self._state(Listing) or self._state(Searching)
        reading = self._state(ReadingService)
        if browsing is not None:
            self._categories.show(
                [Row(item.id, self._text(item.title), "", item.icon) for item in browsing.categories]
            )
        self._found.show([self._row(service) for service in listed.services] if listed else [])
        self._sections.show(self._card(reading.service) if reading else [])
        super().refresh()

    def _row(self, service: ServiceSummary) -> Row:
        return Row(service.id, self._text(service.title), self._text(service.summary), "")

    def _card(self, service: Service) -> list[Section]:
        steps = [
            f"{number}. {self._text(step.title)}\n{self._text(step.text)}"
            for number, step in enumerate(service.steps, 1)
        ]
        basis = [
            f"{item.article} – {self._text(item.title)}" if item.article else self._text(item.title)
            for item in service.legal_basis
        ]
        place = [
            self._text(part) for part in (service.place_name, service.place_address, service.place_hours)
        ]
        parts = [
            ("service.steps", steps),
            ("service.bring", [f"–\u00a0{self._text(item)}" for item in service.bring]),
            ("service.fee", [self._text(service.fee)]),
            ("service.time", [self._text(service.time)]),
            ("service.place", place),
            ("service.legal_basis", basis),
        ]
        return [
            Section(self._office_text(key), "\n".join(line for line in lines if line))
            for key, lines in parts
            if any(lines)
        ]

    @property
    def _query(self) -> str:
        searching = self._state(Searching)
        return searching.query if searching else ""

    @Property(QObject, constant=True)
    def categories(self) -> QObject:
        return self._categories

    @Property(QObject, constant=True)
    def found(self) -> QObject:
        return self._found

    @Property(QObject, constant=True)
    def sections(self) -> QObject:
        return self._sections

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        return self._state(Searching) is not None

    @Property(bool, notify=changed)
    def nothingFound(self) -> bool:
        searching = self._state(Searching)
        return searching is not None and bool(searching.query.strip()) and not searching.services

    @Property(str, notify=changed)
    def categoryTitle(self) -> str:
        listing = self._state(Listing)
        return self._text(listing.category.title) if listing else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        reading = self._state(ReadingService)
        return self._text(reading.service.title) if reading else ""

    @Property(str, notify=changed)
    def summary(self) -> str:
        reading = self._state(ReadingService)
        return self._text(reading.service.summary) if reading else ""

    @Property(bool, notify=changed)
    def onlyInPolish(self) -> bool:
        reading = self._state(ReadingService)
        return reading is not None and not reading.service.title.has(self._language)

    @Property(str, notify=changed)
    def checkedOn(self) -> str:
        reading = self._state(ReadingService)
        day = reading.service.checked_on if reading else None
        return day_text(day, self._language) if day else ""

    @Property(str, notify=changed)
    def paper(self) -> str:
        reading = self._state(ReadingService)
        return paper_text(reading.paper, "card") if reading else ""

    @Property(bool, notify=changed)
    def paperFailed(self) -> bool:
        reading = self._state(ReadingService)
        return reading is not None and isinstance(reading.paper, NotPrinted | Uncertain)

    @Property(bool, notify=changed)
    def printing(self) -> bool:
        reading = self._state(ReadingService)
        return reading is not None and reading.paper == "printing"

    @Property(bool, notify=changed)
    def largePrintOffered(self) -> bool:
        """Large letters can be asked for, where the screen's own are not large."""
        reading, session = self._state(ReadingService), self._conversation.session
        return reading is not None and reading.paper != "printing" and not session.prints_large

    @Slot()
    def printLarge(self) -> None:
        self._say(ev.LargePrintPressed())

    @Slot(str)
    def search(self, query: str) -> None:
        browsing = self._state(Browsing) or self._state(Searching)
        if browsing is not None and self._query != query:
            self._say(ev.QueryChanged(query))

    @Slot(str)
    def chooseCategory(self, key: str) -> None:
        self._say(ev.CategoryChosen(key))

    @Slot(str)
    def chooseService(self, key: str) -> None:
        self._say(ev.ServiceChosen(key))

    @Slot()
    def printCard(self) -> None:
        self._say(ev.PrintPressed())
