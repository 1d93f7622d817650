"""A card that answers each command in time, and never comes to an end."""

import pytest

from hardware.card_reader.bounded import Bounded
from hardware.card_reader.connection import CardMuteError
from hardware.card_reader.piv.log_in import PivLogIn
from hardware.simulators.cards.virtual_card import Card
from kiosk_app.domain.technician import CardMute
from provisioning.technician_cards.authority import CA, CRL
from tests.hardware.cards.conftest import NOW, Office
from tests.hardware.cards.held import Held, handing

COMMAND = bytes.fromhex("00a4040009a0000003080000100000")
EVER = float("inf")


def test_so_many_commands_are_sent_and_no_more() -> None:
    held = Held(Card())
    bounded = Bounded(held, EVER, 3)
    for _ in range(3):
        assert bounded.transmit(COMMAND) == b"\x6a\x82"
    with pytest.raises(CardMuteError):
        bounded.transmit(COMMAND)
    assert len(held.commands) == 3


def test_nothing_is_sent_when_the_time_is_over() -> None:
    held = Held(Card())
    with pytest.raises(CardMuteError):
        Bounded(held, -EVER, 3).transmit(COMMAND)
    assert held.commands == []


def test_a_log_in_has_a_time_for_all_commands_together(office: Office) -> None:
    held, directory = Held(office.card("technician")), office.directory
    log_in = PivLogIn(
        lambda _: handing(held), directory / CA, directory / CRL, now=lambda: NOW, conversation_s=-1
    )
    assert log_in.look("hand") == CardMute()
    assert held.commands == []
