"""What the conversation reads out of the release of content. Nothing here is written, and nothing waits."""

from collections.abc import Callable
from typing import assert_never

from kiosk_app.domain.forms import Answers, Form, Problem
from kiosk_app.domain.scan import Draft
from kiosk_app.flows import effects as fx
from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from kiosk_app.flows.drafts import fit
from offline_cache.catalogue import Catalogue

CheckAnswers = Callable[[Form, Answers, tuple[str, ...] | None], tuple[Problem, ...]]
Reading = (
    fx.LoadForm
    | fx.LoadCategories
    | fx.LoadServices
    | fx.SearchServices
    | fx.LoadService
    | fx.OpenDraft
    | fx.OpenSearch
)


def read(effect: Reading, catalogue: Catalogue, check: CheckAnswers) -> ev.Event:
    """Return what the effect ends with.

    Raises:
        CatalogueError: the record is malformed, or the release cannot be read.
    """
    match effect:
        case fx.LoadForm(form_id):
            form = catalogue.form(form_id)
            return rs.NotOpened() if form is None else rs.FormLoaded(form)
        case fx.OpenDraft(draft):
            form = catalogue.form(draft.form_id)
            return rs.NotOpened() if form is None else open_draft(form, draft, check)
        case fx.LoadCategories():
            return rs.CategoriesLoaded(catalogue.categories())
        case fx.LoadServices(category_id):
            return rs.ServicesLoaded(catalogue.services(category_id), category_id=category_id)
        case fx.SearchServices(query, language):
            return rs.ServicesLoaded(catalogue.search(query, language), query=query)
        case fx.OpenSearch(query, language):
            return rs.SearchOpened(catalogue.categories(), query, catalogue.search(query, language))
        case fx.LoadService(service_id):
            service = catalogue.service(service_id)
            return rs.NotOpened() if service is None else rs.ServiceLoaded(service)
        case _:
            assert_never(effect)


def open_draft(form: Form, draft: Draft, check: CheckAnswers) -> rs.DraftLoaded:
    """Fit a draft to its form, and tell what is still wrong with it."""
    fitted = fit(form, draft)
    return rs.DraftLoaded(form, fitted.answers, fitted.dropped, check(form, fitted.answers, None))
