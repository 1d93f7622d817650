"""Reading what was published."""

from collections.abc import Mapping
from typing import Any

from central.publishing.models import PublishedForm


def published_form(*, form_id: str, version: int) -> Mapping[str, Any] | None:
    """Return the form as it was published in this version, or None."""
    found = PublishedForm.objects.filter(form_id=form_id, version=version).first()
    return found.value if found else None
