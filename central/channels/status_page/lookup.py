"""Looking a case up by receipt number and access code, within limits (docs/case-api.md § 4)."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from central.addresses import client_address
from central.registry.limits import seconds_to_wait
from central.registry.models import Case
from central.registry.numbers import compact
from central.registry.selectors import case_by_receipt


@dataclass(frozen=True)
class Asker:
    """Who asks, and how often that may be. Kiosks and phones are counted apart, so that guesses from
    outside never close the kiosks to a citizen."""

    group: str
    client: str
    limit: int

    @classmethod
    def of_kiosk(cls, kiosk_id: str) -> "Asker":
        return cls("kiosk", kiosk_id, settings.CENTRAL.status_lookup.attempts_per_kiosk)

    @classmethod
    def of_address(cls, request: HttpRequest) -> "Asker":
        return cls("phone", client_address(request), settings.CENTRAL.status_lookup.attempts_per_client)


@dataclass(frozen=True)
class TooManyAttempts:
    """The limit for this number or this client is reached."""

    retry_after_s: int


def look_up(*, receipt_number: str, access_code: str, asker: Asker) -> Case | TooManyAttempts | None:
    """Return the case, None when number and code do not belong together, or for how long to wait."""
    limits = settings.CENTRAL.status_lookup
    pepper = settings.KEYS.secret("access-code-pepper")
    wait = seconds_to_wait(
        limits={
            f"{asker.group}|client|{asker.client}": asker.limit,
            f"{asker.group}|number|{compact(receipt_number)}": limits.attempts_per_number,
        },
        window_s=limits.window_s,
        pepper=pepper,
        now=timezone.now(),
    )
    if wait:
        return TooManyAttempts(wait)
    return case_by_receipt(receipt_number=receipt_number, access_code=access_code, pepper=pepper)
