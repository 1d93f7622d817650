"""What is done to the fleet."""

import re
from datetime import datetime

from django.db import transaction

from central.fleet.ids import KIOSK_ID
from central.fleet.models import Kiosk


class KioskRefusedError(ValueError):
    """The kiosk cannot be registered; the message says why and what to do."""


@transaction.atomic
def register_kiosk(
    *, kiosk_id: str, place: str, public_key: bytes, now: datetime, replace: bool = False
) -> Kiosk:
    """Register a kiosk under a new Ed25519 public key.

    Args:
        replace: Give the new key and place to a kiosk that is known. What is signed with the old key is
            not accepted any more, and one that was put out of use stays so.

    Raises:
        KioskRefusedError: The id has not the form that receipt numbers need, the place is empty, or the
            kiosk is known and is not to be replaced.
    """
    place = place.strip()
    if not re.fullmatch(KIOSK_ID, kiosk_id):
        raise KioskRefusedError(
            f"“{kiosk_id}” is not a kiosk id: 2 to 6 capital letters and then 2 to 4 digits, such as LDZ07"
        )
    if not place:
        raise KioskRefusedError("the place is empty; say where the kiosk stands, with --place")
    known = Kiosk.objects.select_for_update().filter(pk=kiosk_id).first()
    if known is None:
        return Kiosk.objects.create(id=kiosk_id, place=place, public_key=public_key, registered_at=now)
    if not replace:
        raise KioskRefusedError(
            f"{kiosk_id} is registered already ({known.place}); --replace gives it a new key, and what it "
            "sends with the old one is then refused"
        )
    known.place, known.public_key = place, public_key
    known.save(update_fields=["place", "public_key"])
    return known
