"""What reading a card came to, in the words of the screens. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from hardware.card_reader.emrtd.data_groups import holder
from hardware.card_reader.emrtd.errors import (
    ChannelError,
    DistrustedError,
    EmrtdError,
    MalformedError,
    NotSupportedError,
    WrongPasswordError,
)
from hardware.card_reader.emrtd.passive_authentication import check
from hardware.card_reader.emrtd.reading import DG1, DG11, Document
from hardware.card_reader.emrtd.signed_values import Certificate
from kiosk_app.domain.id_card import (
    CardLost,
    Distrust,
    Expired,
    IdCardOutcome,
    IdCardRead,
    NotAnIdCard,
    NotAuthentic,
    WrongAccessNumber,
)


def judge(document: Document, anchors: Iterable[Certificate], now: datetime) -> IdCardOutcome:
    """Tell whether the card is to be believed and valid on this day, and whose it is.

    `now` knows its zone. Raises EmrtdError.
    """
    authenticity = check(document.security_object, document.data_groups, anchors, now)
    today = now.date()
    whose = holder(document.data_groups[DG1], document.data_groups.get(DG11), today)
    if whose.expiry_date is not None and whose.expiry_date < today:
        return Expired()
    return IdCardRead(whose, authenticity)


def outcome_of(error: EmrtdError) -> IdCardOutcome:
    """The outcome that an end of the reading stands for."""
    match error:
        case WrongPasswordError():
            return WrongAccessNumber(error.tries_left)
        case NotSupportedError():
            return NotAnIdCard()
        case DistrustedError():
            return NotAuthentic(error.reason)
        case MalformedError():
            return NotAuthentic(Distrust.MALFORMED)
        case ChannelError() | EmrtdError():
            return CardLost()
        case _:
            assert_never(error)
