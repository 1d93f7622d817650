"""Kinds of matters that a citizen may file at a kiosk."""

from enum import StrEnum


class Kind(StrEnum):
    """What a document is. Its content decides, not what it is called (art. 222)."""

    SKARGA = "skarga"  # complaint, art. 227
    WNIOSEK = "wniosek"  # petition for improvement, art. 241
    INTERWENCJA = "interwencja"  # a signal that something is wrong; outside KPA
    UZUPELNIENIE = "uzupelnienie"  # a supplement to a document filed before, regulation § 8 ust. 2


DOCUMENT_KINDS = frozenset({Kind.SKARGA, Kind.WNIOSEK, Kind.UZUPELNIENIE})
"""Kinds that are a `Filing`; an interwencja is an `InterventionReport`."""

QUALIFIED_KINDS = (Kind.SKARGA, Kind.WNIOSEK, Kind.INTERWENCJA)
"""What a clerk may qualify a document as. A supplement follows the document that it supplements."""
