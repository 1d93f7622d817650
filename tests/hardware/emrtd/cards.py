"""Simulated chips, and the kiosk's reading of them without a reader between."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from hardware.card_reader.connection import converse
from hardware.card_reader.emrtd.errors import EmrtdError
from hardware.card_reader.emrtd.judging import judge, outcome_of
from hardware.card_reader.emrtd.pace import Password
from hardware.card_reader.emrtd.passive_authentication import read_anchor
from hardware.card_reader.emrtd.reading import read_document
from hardware.simulators.cards.applet import Applet
from hardware.simulators.cards.emrtd_chip_data import State
from hardware.simulators.cards.emrtd_chip_samples import CAN
from kiosk_app.domain.id_card import CardAccessNumber, CardLost, IdCardOutcome

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
STATE = State(NOW)
OTHER_STATE = State(NOW, "XX", "Another simulated CSCA")


class FellMuteError(Exception):
    """The chip has given no answer."""


@dataclass
class Direct:
    """A connection without a reader; remembers what went over it."""

    applet: Applet
    reader: str = "none"
    atr: bytes = b""
    sent: list[bytes] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)

    def transmit(self, command: bytes) -> bytes:
        self.sent.append(command)
        answer = self.applet.answer(command)
        if answer is None:
            raise FellMuteError
        self.answers.append(answer)
        return answer


def read(
    applet: Applet, can: str = CAN, anchors: tuple[bytes, ...] = (STATE.anchor,), now: datetime = NOW
) -> IdCardOutcome:
    """What reading this chip comes to."""
    try:
        document = converse(Direct(applet), read_document(Password.of_can(CardAccessNumber(can))))
        return judge(document, [read_anchor(anchor) for anchor in anchors], now)
    except FellMuteError:
        return CardLost()
    except EmrtdError as error:
        return outcome_of(error)
