"""Reading identity cards through the card reader: the shell around hardware/card_reader/emrtd.

That package and its libraries take 0.1 s to import: only at the first card, in the worker's thread.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from hardware.card_reader.bounded import Bounded
from hardware.card_reader.connection import CardError, converse
from hardware.card_reader.port import CardReader, CardReaderStatus
from kiosk_app.domain.id_card import (
    CardAccessNumber,
    CardLost,
    IdCardOutcome,
    NoCard,
    NotAnIdCard,
    ReaderUnavailable,
)

if TYPE_CHECKING:
    from hardware.card_reader.emrtd.signed_values import Certificate

_log = logging.getLogger(__name__)
# A real card takes two to four seconds. Longer than this, nobody holds it still.
READ_S = 20.0
# PACE takes seven, a file of 24 kB a hundred and twenty.
MAX_COMMANDS = 300


class EmrtdIdCardReader:
    """Implements `IdCardReader` over whichever reader has the card."""

    def __init__(
        self,
        cards: CardReader,
        csca: Path | None,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        read_s: float = READ_S,
    ) -> None:
        """`csca`: a folder of certificates; without one no card's origin is checked."""
        self._cards, self._csca = cards, csca
        self._now, self._read_s = now, read_s
        self._anchors: tuple[Certificate, ...] | None = None

    def read(self, can: CardAccessNumber) -> IdCardOutcome:
        if self._cards.status() is not CardReaderStatus.READY or not self._is_prepared():
            return ReaderUnavailable()
        end_s = monotonic() + self._read_s
        so_far: IdCardOutcome = NoCard()
        # A technician's card, or a broken one, may be in another reader, or the contact side of the same.
        for inserted in self._cards.cards():
            outcome = self._read(inserted.reader, can, end_s) if inserted.atr else CardLost()
            if not isinstance(outcome, NotAnIdCard | CardLost):
                return outcome
            so_far = so_far if isinstance(so_far, CardLost) else outcome
        return so_far

    def _is_prepared(self) -> bool:
        from hardware.card_reader.emrtd.anchors import AnchorError, load_anchors

        if self._anchors is None:
            try:
                self._anchors = () if self._csca is None else load_anchors(self._csca)
            except AnchorError as error:
                # Not as if none were configured: then nobody would learn that nothing is checked.
                _log.error("id card: %s", error)
                return False
        return True

    def _read(self, reader: str, can: CardAccessNumber, end_s: float) -> IdCardOutcome:
        from hardware.card_reader.emrtd.errors import EmrtdError
        from hardware.card_reader.emrtd.judging import judge, outcome_of
        from hardware.card_reader.emrtd.pace import Password
        from hardware.card_reader.emrtd.reading import read_document

        assert self._anchors is not None
        try:
            with self._cards.connect(reader) as connection:
                bounded = Bounded(connection, end_s, MAX_COMMANDS)
                document = converse(bounded, read_document(Password.of_can(can)))
            return judge(document, self._anchors, self._now())
        except CardError:
            return CardLost()
        except EmrtdError as error:
            return outcome_of(error)
