"""Public services as a citizen reads them, shaped after CPSV-AP 3.2.0 and the Łódź service card."""

from dataclasses import dataclass
from datetime import date

from kiosk_app.domain.text import EMPTY, LocalText


@dataclass(frozen=True)
class Category:
    """A group of services on the browsing screen; `icon` names an outline icon."""

    id: str
    title: LocalText
    icon: str


@dataclass(frozen=True)
class ServiceSummary:
    """A row of a list of services."""

    id: str
    title: LocalText
    summary: LocalText


@dataclass(frozen=True)
class ServiceStep:
    title: LocalText
    text: LocalText


@dataclass(frozen=True)
class LegalResource:
    title: LocalText
    article: str = ""


@dataclass(frozen=True)
class Service:
    """A service card (CPSV-AP PublicService)."""

    id: str
    title: LocalText
    summary: LocalText
    category: str
    steps: tuple[ServiceStep, ...]
    bring: tuple[LocalText, ...]
    fee: LocalText
    time: LocalText
    place_name: LocalText
    place_address: LocalText
    place_hours: LocalText
    channels: tuple[str, ...]
    appeal: LocalText
    legal_basis: tuple[LegalResource, ...]
    checked_on: date | None
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Office:
    """Whose kiosk this is. `accent` and `emblem` are `#RRGGBB`."""

    id: str
    name: LocalText
    short_name: LocalText
    address: LocalText
    hours: LocalText = EMPTY
    sample: LocalText = EMPTY
    accent: str = "#0B4F8A"
    emblem: str = "#B5121B"
