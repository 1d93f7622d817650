"""Codes that say nothing to this kiosk, and what they look like. What they said is not kept."""

import re
from dataclasses import dataclass
from enum import Enum

from kiosk_app.domain.codes.symbology import Symbology, symbology

_OURS = re.compile(r"URZ([0-9])([A-Z]):")
_OWN_KINDS = "DET"
_ZONE = re.compile(r"[A-Z][A-Z0-9<\s]{60,100}<[A-Z0-9<\s]*")
_BOARDING_PASS = re.compile(r"M[1-4][A-Z/ ]{20}")


class UnknownReason(Enum):
    """What to say of it to the person."""

    UNKNOWN = "nothing is known of it"
    UNREADABLE = "it is not text, or too long"
    DAMAGED = "made for a kiosk, and not whole or not right"
    NEWER = "made for a kiosk of a newer version"
    MISREAD_ZONE = "the lines of a document, misread: a check digit is wrong"
    PRODUCT = "the number of a product"
    WEB_ADDRESS = "a web address"
    BOARDING_PASS = "a boarding pass"  # noqa: S105  # no password: what the person holds


@dataclass(frozen=True)
class UnknownCode:
    """A code that says nothing to this kiosk. What it said is not kept."""

    why: UnknownReason = UnknownReason.UNKNOWN


def why_unknown(text: str, aim_id: str) -> UnknownReason:
    """Guess what kind of code nobody here could read."""
    if ours := _OURS.match(text):
        is_ours = ours[1] == "1" and ours[2] in _OWN_KINDS
        return UnknownReason.DAMAGED if is_ours else UnknownReason.NEWER
    if symbology(aim_id) is Symbology.EAN:
        return UnknownReason.PRODUCT
    if _ZONE.fullmatch(text):
        return UnknownReason.MISREAD_ZONE
    if re.match(r"(?i:https?://|www\.)", text):
        return UnknownReason.WEB_ADDRESS
    # IATA resolution 792: format M, one to four legs, name padded to 20.
    if _BOARDING_PASS.match(text):
        return UnknownReason.BOARDING_PASS
    return UnknownReason.UNKNOWN
