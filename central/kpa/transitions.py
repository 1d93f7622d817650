"""The life of a case: which status may follow which, and by what law.

No Django here. `registry.services.change_status` is the only caller that changes a case.
"""

from dataclasses import dataclass
from enum import StrEnum

from central.kpa.kinds import Kind


class Status(StrEnum):
    """Where a case stands; the values of docs/case-api.md § 4."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    FORWARDED = "forwarded"
    EXTENDED = "extended"
    SETTLED = "settled"
    LEFT_UNEXAMINED = "left_unexamined"


@dataclass(frozen=True)
class Transition:
    """One edge: what it rests on, for which kinds, and what the clerk must give with it."""

    source: Status
    target: Status
    basis: str
    kinds: frozenset[Kind]
    needs_body: bool = False
    needs_new_date: bool = False


class TransitionRefusedError(ValueError):
    """The law, or the table below, has no such step; the message says which steps there are."""


_REGULATION = "rozp. RM z 8.01.2002 (Dz.U. 2002 nr 5 poz. 46)"
_KPA = frozenset({Kind.SKARGA, Kind.WNIOSEK})
_DOCUMENTS = _KPA | {Kind.UZUPELNIENIE}
_SIGNAL = frozenset({Kind.INTERWENCJA})
# An interwencja is no matter of the Code; its history must not say that it was dealt with under one.
_OWN_RULES = "obsługa zgłoszenia (poza KPA)"


def _document_edges() -> tuple[Transition, ...]:
    s = Status
    open_ = (s.RECEIVED, s.IN_PROGRESS, s.SUPPLEMENT_REQUESTED, s.EXTENDED)
    begin = [Transition(s.RECEIVED, s.IN_PROGRESS, "art. 254 KPA", _DOCUMENTS)]
    resume = [Transition(s.SUPPLEMENT_REQUESTED, s.IN_PROGRESS, f"§ 8 ust. 2 {_REGULATION}", _DOCUMENTS)]
    supplement = [
        Transition(source, s.SUPPLEMENT_REQUESTED, f"§ 8 ust. 2 {_REGULATION}", _DOCUMENTS)
        for source in (s.RECEIVED, s.IN_PROGRESS, s.EXTENDED)
    ]
    # A complaint that reached the wrong organ; the person is told at the same time.
    forward = [
        Transition(source, s.FORWARDED, "art. 231 § 1, art. 243 KPA", _DOCUMENTS, needs_body=True)
        for source in open_
    ]
    # The reasons and a new date are told to the person; it may happen more than once.
    extend = [
        Transition(
            source, s.EXTENDED, "art. 237 § 4 w zw. z art. 36, art. 245 KPA", _KPA, needs_new_date=True
        )
        for source in open_
    ]
    settle = [
        Transition(source, s.SETTLED, "art. 237 § 3, art. 238, art. 244 § 2 KPA", _DOCUMENTS)
        for source in (s.RECEIVED, s.IN_PROGRESS, s.EXTENDED)
    ]
    leave = [
        Transition(source, s.LEFT_UNEXAMINED, f"§ 8 {_REGULATION}", _DOCUMENTS)
        for source in (s.RECEIVED, s.IN_PROGRESS, s.SUPPLEMENT_REQUESTED)
    ]
    # New facts, or a mistake of the clerk: the case opens again and the history shows it (art. 239).
    reopen = [
        Transition(source, s.IN_PROGRESS, "art. 239 § 1 KPA (a contrario)", _DOCUMENTS)
        for source in (s.SETTLED, s.LEFT_UNEXAMINED, s.FORWARDED)
    ]
    return (*begin, *resume, *supplement, *forward, *extend, *settle, *leave, *reopen)


def _signal_edges() -> tuple[Transition, ...]:
    s = Status
    work = [
        Transition(source, s.IN_PROGRESS, _OWN_RULES, _SIGNAL)
        for source in (s.RECEIVED, s.SETTLED, s.FORWARDED)
    ]
    settle = [Transition(source, s.SETTLED, _OWN_RULES, _SIGNAL) for source in (s.RECEIVED, s.IN_PROGRESS)]
    forward = [
        Transition(source, s.FORWARDED, _OWN_RULES, _SIGNAL, needs_body=True)
        for source in (s.RECEIVED, s.IN_PROGRESS)
    ]
    return (*work, *settle, *forward)


TRANSITIONS: tuple[Transition, ...] = (*_document_edges(), *_signal_edges())
CLOSED = frozenset({Status.SETTLED, Status.LEFT_UNEXAMINED, Status.FORWARDED})
"""Statuses in which no statutory time runs for this office any more."""


def allowed_from(status: Status, kind: Kind) -> tuple[Transition, ...]:
    """Return the steps that may be taken next for a case of `kind`."""
    return tuple(edge for edge in TRANSITIONS if edge.source is status and kind in edge.kinds)


def status_after_qualifying(status: Status, kind: Kind) -> Status:
    """Return where a case stands once it was qualified as `kind`.

    It stays where it is if a case of that kind can stand there. Else what the status says is not true
    any more (nobody need supplement an interwencja, and it has no time to extend), and work goes on.
    """
    reachable = {Status.RECEIVED} | {edge.target for edge in TRANSITIONS if kind in edge.kinds}
    return status if status in reachable else Status.IN_PROGRESS


def transition(source: Status, target: Status, kind: Kind) -> Transition:
    """Return the edge from `source` to `target`.

    Raises:
        TransitionRefusedError: There is none for this kind.
    """
    allowed = allowed_from(source, kind)
    for edge in allowed:
        if edge.target is target:
            return edge
    names = ", ".join(edge.target.value for edge in allowed) or "none"
    raise TransitionRefusedError(
        f"{kind.value}: {source.value} → {target.value} is not a step; steps are: {names}"
    )
