"""A conversation over a content pack, without devices and without a network: for previews and tests.

The flow, the forms and the checks are the real ones. What only the world can answer (was it saved,
did it print, what does the office know) is said by whoever rehearses, as an event.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, assert_never

from kiosk_app.content import open_draft
from kiosk_app.domain.forms import Form
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.receipts import Stationery
from kiosk_app.domain.services import Category, ServiceSummary
from kiosk_app.domain.submission import Receipt
from kiosk_app.flows import effects as fx
from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from kiosk_app.flows.citizen import next_step
from kiosk_app.flows.states import Home, Session
from kiosk_app.settings import Central, Content, Kiosk, Screen, Settings, State
from offline_cache import form_check, form_values, release_values

PACK = Path(__file__).parent.parent / "content" / "lodz"
PLACE = "Łódzkie Centrum Kontaktu z Mieszkańcami, ul. Piotrkowska 110"
RECEIPT = Receipt(
    number=ReceiptNumber("LDZ07", 123),
    code=AccessCode("7K2MQ4XP"),
    kind="skarga",
    filed_at=datetime(2026, 11, 24, 9, 5, tzinfo=UTC),
    due_on=date(2026, 12, 28),
    qr=f"https://sprawdz.example.org/#LDZ07-000123-4.7K2MQ4XP.1795511100.{'a' * 22}.{'b' * 86}",
)


def settings(width_mm: int = 336) -> Settings:
    """Return settings of a kiosk that has no central service and no device."""
    here = Path()
    nowhere = Central("https://kiosk.invalid", "lodz", "https://kiosk.invalid/", here, here, here)
    kiosk = Kiosk(RECEIPT.number.kiosk_id, PLACE)
    return Settings(kiosk, State(here), Content(here), nowhere, screen=Screen(width_mm=width_mm))


class Rehearsal:
    """A screens.view_models.port.Conversation. `events` is what the person and the world have said."""

    def __init__(self, pack: Path = PACK) -> None:
        self.session = Session(Home())
        self.events: list[ev.Event] = []
        self._listeners: list[Callable[[], None]] = []
        self._pack = pack
        texts = {key: release_values.as_text(value, key) for key, value in self._read("texts.json").items()}
        office = release_values.office(self._read("office.json"))
        self._stationery: Stationery | None = Stationery(office, texts, RECEIPT.number.kiosk_id, PLACE)
        self._services = [
            self._read(f"services/{path.name}") for path in sorted(pack.glob("services/*.json"))
        ]

    @property
    def stationery(self) -> Stationery | None:
        return self._stationery

    def subscribe(self, callback: Callable[[], None]) -> None:
        self._listeners.append(callback)

    def start_over(self) -> None:
        """The next person comes, whatever was on the screen; the devices are as before they were seen."""
        self.session = Session(Home(), number=self.session.number + 1)
        self._tell()

    def play(self, *events: ev.Event) -> None:
        """Take one step after another, and show where the last one leads."""
        for event in events:
            self._step(event, show=False)
        self._tell()

    def dispatch(self, event: ev.Event) -> None:
        self._step(event, show=True)

    def _step(self, event: ev.Event, show: bool) -> None:
        self.events.append(event)
        step = next_step(self.session, event)
        self.session = step.session
        if show:
            self._tell()
        for effect in step.effects:
            result = self._perform(effect)
            if result is not None:
                self._step(result, show)

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

    def _perform(self, effect: fx.Effect) -> ev.Event | None:
        match effect:
            case fx.LoadForm(form_id):
                form = self._form(form_id)
                return rs.FormLoaded(form) if form else rs.NotOpened()
            case fx.CheckAnswers(form, answers, fields):
                return rs.AnswersChecked(form_check.check(form, answers, fields))
            case fx.OpenDraft(draft):
                form = self._form(draft.form_id)
                return open_draft(form, draft, form_check.check) if form else rs.NotOpened()
            case fx.OpenSearch(query, _):
                return rs.SearchOpened(self._categories(), query, self._summaries("title", query))
            case fx.LoadCategories():
                return rs.CategoriesLoaded(self._categories())
            case fx.LoadServices(category_id):
                return rs.ServicesLoaded(self._summaries("category", category_id), category_id=category_id)
            case fx.SearchServices(query, _):
                return rs.ServicesLoaded(self._summaries("title", query), query=query)
            case fx.LoadService(service_id):
                found = next((item for item in self._services if item["id"] == service_id), None)
                return rs.ServiceLoaded(release_values.service(found)) if found else rs.NotOpened()
            case fx.File() | fx.PrintReceipt() | fx.PrintService() | fx.LookUp():
                return None
            case fx.ReadIdCard() | fx.Forget():
                return None
            case _:
                assert_never(effect)

    def _form(self, form_id: str) -> Form | None:
        if not (self._pack / f"forms/{form_id}.json").exists():
            return None
        bodies = tuple(form_values.body_option(body) for body in self._read("bodies.json"))
        return form_values.form(self._read(f"forms/{form_id}.json"), bodies)

    def _categories(self) -> tuple[Category, ...]:
        return tuple(release_values.category(item) for item in self._read("categories.json"))

    def _summaries(self, key: str, wanted: str) -> tuple[ServiceSummary, ...]:
        return tuple(
            release_values.summary(item)
            for item in self._services
            if wanted.casefold() in str(item[key]).casefold()
        )

    def _read(self, name: str) -> Any:
        return json.loads((self._pack / name).read_text(encoding="utf-8"))
