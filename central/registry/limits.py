"""How often a status may be asked for: counted in the database, so that it holds over processes."""

import hashlib
import hmac
from datetime import datetime

from django.db import transaction
from django.db.models import F

from central.registry.models import LookupWindow


def seconds_to_wait(*, limits: dict[str, int], window_s: int, pepper: str, now: datetime) -> int:
    """Count one attempt under each key in turn, and return 0 if all are within their limits.

    Otherwise return in how many seconds the window ends. Nothing is counted after the first key that is
    over its limit: who asks stands before what is asked for, so that a client that is held off cannot use
    up the attempts of others. Keys (receipt numbers, addresses) are stored as HMAC only.
    """
    window, elapsed = divmod(int(now.timestamp()), window_s)
    with transaction.atomic():
        LookupWindow.objects.filter(window__lt=window).delete()
        exceeded = any(_count(key, window, pepper) > limit for key, limit in limits.items())
    return window_s - elapsed if exceeded else 0


def _count(key: str, window: int, pepper: str) -> int:
    digest = hmac.new(pepper.encode(), f"lookup|{key}".encode(), hashlib.sha256).hexdigest()
    row, _ = LookupWindow.objects.get_or_create(key=digest, window=window)
    LookupWindow.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1)
    return row.attempts + 1
