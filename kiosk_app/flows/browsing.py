"""Finding out how to settle a matter: categories, lists, search, the card of a service."""

from dataclasses import replace
from typing import assert_never

from kiosk_app.domain.text import Language
from kiosk_app.flows.effects import Effect, LoadService, LoadServices, PrintService, SearchServices
from kiosk_app.flows.events import (
    BackPressed,
    CategoryChosen,
    Event,
    LargePrintPressed,
    PrintPressed,
    QueryChanged,
    ServiceChosen,
)
from kiosk_app.flows.results import (
    PrintEnded,
    ServiceLoaded,
    ServicesLoaded,
)
from kiosk_app.flows.states import Browsing, Home, Listing, ReadingService, Searching

BrowsingScreen = Browsing | Listing | Searching | ReadingService
Moved = tuple[BrowsingScreen | Home, tuple[Effect, ...]]

MAX_QUERY_CHARACTERS = 100


def move(screen: BrowsingScreen, event: Event, language: Language, large_print: bool, jobs: int) -> Moved:
    """`large_print`: the person reads large letters, so what is printed has them. `jobs`: printed so far."""
    match screen:
        case Browsing():
            return _browse(screen, event, language)
        case Listing():
            return _list(screen, event)
        case Searching():
            return _search(screen, event, language)
        case ReadingService():
            return _read(screen, event, language, large_print, jobs + 1)
        case _:
            assert_never(screen)


def _browse(browsing: Browsing, event: Event, language: Language) -> Moved:
    match event:
        case CategoryChosen(category_id):
            return browsing, (LoadServices(category_id),)
        case ServicesLoaded(services, category_id) if category_id:
            chosen = next(item for item in browsing.categories if item.id == category_id)
            return Listing(browsing.categories, chosen, services), ()
        case QueryChanged(query) if query.strip():
            return _begin_search(Searching(browsing.categories, "", ()), query, language)
        case BackPressed():
            return Home(), ()
        case _:
            return browsing, ()


def _list(listing: Listing, event: Event) -> Moved:
    match event:
        case ServiceChosen(service_id):
            return listing, (LoadService(service_id),)
        case ServiceLoaded(service):
            return ReadingService(service, listing), ()
        case BackPressed():
            return Browsing(listing.categories), ()
        case _:
            return listing, ()


def _search(searching: Searching, event: Event, language: Language) -> Moved:
    match event:
        case QueryChanged(query):
            return _begin_search(searching, query, language)
        case ServicesLoaded(services, query=query) if query == searching.query:
            return replace(searching, services=services), ()
        case ServiceChosen(service_id):
            return searching, (LoadService(service_id),)
        case ServiceLoaded(service):
            return ReadingService(service, searching), ()
        case BackPressed():
            return Browsing(searching.categories), ()
        case _:
            return searching, ()


def _begin_search(searching: Searching, query: str, language: Language) -> Moved:
    query = query[:MAX_QUERY_CHARACTERS]
    if not query.strip():
        return Searching(searching.categories, query, ()), ()
    return replace(searching, query=query), (SearchServices(query, language),)


def _read(reading: ReadingService, event: Event, language: Language, large_print: bool, job: int) -> Moved:
    match event:
        case PrintPressed() | LargePrintPressed() if reading.paper != "printing":
            large = large_print or isinstance(event, LargePrintPressed)
            printing = replace(reading, paper="printing", large_print=large, job=job)
            return printing, (PrintService(reading.service, language, large, job),)
        case PrintEnded(_, outcome, ended) if ended == reading.job and reading.paper == "printing":
            return replace(reading, paper=outcome), ()
        case ServiceChosen(service_id):
            return reading, (LoadService(service_id),)
        case ServiceLoaded(service):
            return replace(reading, service=service, paper="none", large_print=False), ()
        case BackPressed():
            return reading.back, ()
        case _:
            return reading, ()
