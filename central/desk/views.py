"""The clerk's pages. They ask selectors and call services; rules are elsewhere."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from central.desk.document import lay_out
from central.desk.words import event_words
from central.knowledge.selectors import body_names
from central.kpa.deadlines import forward_by
from central.kpa.kinds import Kind, qualifiable_as
from central.kpa.transitions import Status, TransitionRefusedError, allowed_from
from central.publishing.selectors import published_form
from central.registry import services
from central.registry.events import broken_at
from central.registry.models import FORWARDED_TO_LIMIT, KIND_NAMES, NOTE_LIMIT, STATUS_NAMES, Case
from central.registry.selectors import cases, history, is_overdue
from central.registry.services import ActRefusedError

PAGE = 50
_may_see = permission_required("registry.view_case", raise_exception=True)
_may_act = permission_required("registry.change_case", raise_exception=True)


@require_GET
@never_cache
@_may_see
def case_list(request: HttpRequest) -> HttpResponse:
    """Show cases: open ones first, by the end of their time."""
    today = timezone.localdate()
    status, search = request.GET.get("status", ""), request.GET.get("q", "")
    overdue_only = status == "overdue"
    found = cases(status=status, search=search, overdue_on=today if overdue_only else None)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [{"case": case, "kind": KIND_NAMES[case.kind], **_due_words(case, today)} for case in page]
    context = {
        "page": page,
        "rows": rows,
        "status": status,
        "search": search,
        "statuses": [(item.value, STATUS_NAMES[item]) for item in Status],
        "overdue_count": cases(overdue_on=today).count(),
    }
    return render(request, "desk/cases.html", context)


@require_GET
@never_cache
@_may_see
def case_page(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show one case: what was filed, where it stands, what may be done next, and its history."""
    return render(request, "desk/case.html", _case_context(case_id, {}))


def _case_context(case_id: int, typed: Mapping[str, str]) -> dict[str, object]:
    """Return what the page of a case shows; `typed` is what a refused act was asked with."""
    case = get_object_or_404(Case.objects.select_related("kiosk", "supplements"), pk=case_id)
    document = getattr(case, "filing", None) or getattr(case, "report", None)
    form = published_form(form_id=case.form_id, version=case.form_version)
    is_document = case.kind in (Kind.SKARGA, Kind.WNIOSEK)
    note = _new_note(typed)
    return {
        "case": case,
        "note": case.citizen_note if note is None else note,
        "typed": typed,
        "kind": KIND_NAMES[case.kind],
        "lines": lay_out(document.answers if document else {}, form, body_names()),
        "steps": allowed_from(Status(case.status), case.kind),
        "status_names": STATUS_NAMES,
        "kinds": [(kind.value, KIND_NAMES[kind]) for kind in qualifiable_as(Kind(case.declared_kind))],
        "events": [event_words(event) for event in history(case)],
        "broken_at": broken_at(case.submission_id),
        "forward_by": forward_by(case.lodged_on) if is_document else None,
        "note_limit": NOTE_LIMIT,
        "forwarded_to_limit": FORWARDED_TO_LIMIT,
        "office": settings.CENTRAL.office.id,
        **_due_words(case, timezone.localdate()),
    }


@require_POST
@_may_act
def set_status(request: HttpRequest, case_id: int) -> HttpResponse:
    """Take a step. The body and the new date are asked for where the law needs them.

    The note that stands in the same form is saved with it.
    """
    note = _new_note(request.POST.dict())

    def act(actor: str, now: datetime) -> None:
        new_due_on = request.POST.get("new_due_on", "")
        services.change_status(
            case_id=case_id,
            target=Status(request.POST.get("target", "")),
            actor=actor,
            now=now,
            forwarded_to=request.POST.get("forwarded_to", ""),
            new_due_on=date.fromisoformat(new_due_on) if new_due_on else None,
            note=note,
        )

    said = "Zmieniono status." if note is None else "Zmieniono status i zapisano notatkę dla mieszkańca."
    return _done(request, case_id, act, said)


@require_POST
@_may_act
def set_number(request: HttpRequest, case_id: int) -> HttpResponse:
    """Enter the znak sprawy."""
    number = request.POST.get("case_number", "")
    return _done(
        request,
        case_id,
        lambda actor, now: services.assign_case_number(
            case_id=case_id, case_number=number, actor=actor, now=now
        ),
        "Zapisano znak sprawy.",
    )


@require_POST
@_may_act
def set_note(request: HttpRequest, case_id: int) -> HttpResponse:
    """Write what the citizen reads at the kiosk and on the phone page."""
    note = _lines(request.POST.get("note", ""))
    return _done(
        request,
        case_id,
        lambda actor, now: services.set_note(case_id=case_id, note=note, actor=actor, now=now),
        "Zapisano notatkę dla mieszkańca.",
    )


@require_POST
@_may_act
def set_kind(request: HttpRequest, case_id: int) -> HttpResponse:
    """Qualify the document by its content (art. 222)."""
    return _done(
        request,
        case_id,
        lambda actor, now: services.qualify_kind(
            case_id=case_id, kind=Kind(request.POST.get("kind", "")), actor=actor, now=now
        ),
        "Zapisano kwalifikację.",
    )


def _done(
    request: HttpRequest, case_id: int, act: Callable[[str, datetime], object], said: str
) -> HttpResponse:
    get_object_or_404(Case, pk=case_id)
    try:
        act(f"clerk:{request.user.get_username()}", timezone.now())
    except ActRefusedError as error:
        messages.error(request, str(error))
    except TransitionRefusedError:
        messages.error(request, "Tej zmiany statusu nie można już zrobić; sprawdź obecny status sprawy.")
    except ValueError:
        messages.error(request, "Wybierz jedną z podanych możliwości i podaj datę jak 2026-12-31.")
    else:
        messages.success(request, said)
        return redirect("case", case_id=case_id)
    # Nothing that the clerk typed is lost: the page is shown with it.
    return render(request, "desk/case.html", _case_context(case_id, request.POST.dict()), status=422)


def _new_note(fields: Mapping[str, str]) -> str | None:
    """Return the note if the clerk changed it, else None: another clerk's newer one must stay."""
    note = _lines(fields.get("note", ""))
    return note if "note" in fields and note != _lines(fields.get("note_shown", "")) else None


def _lines(typed: str) -> str:
    # A browser sends line ends as CR LF and counts them as one character.
    return typed.replace("\r\n", "\n")


def _due_words(case: Case, today: date) -> dict[str, object]:
    overdue = is_overdue(case, today)
    days = (case.due_on - today).days if case.due_on else None
    return {"overdue": overdue, "days_over": -days if overdue and days is not None else 0, "days_left": days}
