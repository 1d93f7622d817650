"""What is done to the fleet."""

import re
from datetime import datetime

from django.db import transaction

from central.fleet.models import KIOSK_ID, Kiosk


class KioskRefusedError(ValueError):
    """The kiosk cannot be registered; the message says why and what to do."""


@transaction.atomic
def register_kiosk(*, kiosk_id: str, place: str, public_key: bytes, now: datetime) -> Kiosk:
    """Register a kiosk under a new Ed25519 public key; one that is known gets the new key.

    Raises:
        KioskRefusedError: The id has not the form that receipt numbers need, or the place is empty.
    """
    if not re.fullmatch(KIOSK_ID, kiosk_id):
        raise KioskRefusedError(
            f"“{kiosk_id}” is not a kiosk id: capital letters and then digits, such as LDZ07"
        )
    if not place.strip():
        raise KioskRefusedError("the place is empty; say where the kiosk stands, with --place")
    kiosk, _ = Kiosk.objects.update_or_create(
        id=kiosk_id,
        defaults={"place": place.strip(), "public_key": public_key, "active": True},
        create_defaults={"place": place.strip(), "public_key": public_key, "registered_at": now},
    )
    return kiosk
