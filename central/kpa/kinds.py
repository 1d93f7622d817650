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

_OF_ANYTHING = (Kind.SKARGA, Kind.WNIOSEK, Kind.INTERWENCJA)


def qualifiable_as(declared: Kind) -> tuple[Kind, ...]:
    """Return what a clerk may qualify a document as (art. 222).

    Whatever it is called, its content may make it a matter of its own. Only what was filed as a supplement
    may be one: a supplement has no time of its own, so nothing else loses its time by that.
    """
    return (*_OF_ANYTHING, Kind.UZUPELNIENIE) if declared is Kind.UZUPELNIENIE else _OF_ANYTHING
