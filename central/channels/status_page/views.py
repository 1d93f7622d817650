"""The page for phones at `/s/`: where the QR of a receipt leads (docs/case-api.md § 5).

What follows `#` in the QR never reaches the server; a script of ours puts it into the form, and the
form works without it. Number and code travel in the body of a POST, never in an address.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from central.channels.status_page import words
from central.channels.status_page.lookup import Asker, TooManyAttempts, look_up
from central.knowledge.selectors import kiosk_text
from central.kpa.kinds import Kind
from central.kpa.transitions import Status
from central.registry.models import Case
from central.registry.selectors import promised_date


# Nothing is changed here and nobody is signed in, so there is nothing to forge; and a citizen whose
# browser keeps no cookies must not be turned away.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def status_page(request: HttpRequest) -> HttpResponse:
    """Ask for number and code, or show where the case stands."""
    language = _language(request)
    page = words.PAGE[language]
    context: dict[str, Any] = {"page": page, "language": language, "languages": words.LANGUAGES}
    status = 200
    if request.method == "POST":
        found = look_up(
            receipt_number=request.POST.get("receipt_number", "")[:64],
            access_code=request.POST.get("access_code", "")[:32],
            asker=Asker.of_address(request),
        )
        if isinstance(found, TooManyAttempts):
            status = 429
            context["problem"] = page["too_many"].format(minutes=-(-found.retry_after_s // 60))
        elif found is None:
            status = 404
            context["problem"] = page["not_found"]
        else:
            context.update(_shown(found, language))
        # The number need not be typed again; the code is a secret and is never sent back.
        context["typed"] = request.POST.get("receipt_number", "")[:64]
    with translation.override(language):
        return render(request, "status_page/status.html", context, status=status)


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("lang") or translation.get_language_from_request(request)[:2]
    return asked if asked in words.LANGUAGES else "pl"


def _shown(case: Case, language: str) -> dict[str, Any]:
    told = kiosk_text(f"status.{case.status}")
    return {
        "case": case,
        "due_on": promised_date(case),
        "kind": words.KINDS[language][Kind(case.declared_kind)],
        "status": words.STATUSES[language][Status(case.status)],
        "explanation": told.get(language) or told.get("pl", ""),
    }
