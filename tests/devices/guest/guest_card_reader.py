"""A USB card reader by libccid and the real PC/SC service: readers come and go, cards too."""

import queue
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.card_reader.port import CardEvent, CardIdentified, CardInserted, CardReaderStatus, CardRemoved
from hardware.devices import open_card_reader
from hardware.simulators.cards.virtual_card import Card
from hardware.simulators.usb.ccid import SERIAL
from kiosk_app import settings
from kiosk_app.domain.card_kind import CardKind
from tests.devices.guest.conftest import Plugged, eventually

_END_S = 20
_SOCKET = Path("/run/pcscd/pcscd.comm")
# Manufacturer, product and serial number as the device tells them; then the reader's and the slot's number.
READER = f"SCM Microsystems Inc. SCR 3310 ({SERIAL}) 00 00"


@pytest.fixture(scope="module")
def pcscd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    # Started by hand, for there is no systemd here to start it at the first question; with no other
    # readers than those on USB, whatever this system's /etc/reader.conf.d says.
    command = ["/usr/sbin/pcscd", "--foreground", "--config", str(tmp_path_factory.mktemp("no-readers"))]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as service:
        eventually(_SOCKET.exists, "the PC/SC service was there")
        yield
        service.terminate()


def test_readers_come_and_go_and_their_cards_with_them(pcscd: None, plugged: Plugged) -> None:
    events: queue.Queue[CardEvent] = queue.Queue()
    reader = open_card_reader(settings.CardReader("pcsc://"))
    reader.start(events.put)

    def wait_for(status: CardReaderStatus) -> None:
        eventually(lambda: reader.status() is status, f"the reader was {status.value}")

    def next_is(event: CardEvent) -> None:
        assert events.get(timeout=_END_S) == event

    def insert_is_told() -> None:
        next_is(CardInserted(READER, Card().atr))
        next_is(CardIdentified(READER, CardKind.UNKNOWN))

    wait_for(CardReaderStatus.NO_READER)
    device = plugged("usb_card_reader")
    wait_for(CardReaderStatus.READY)
    device.post({"inserted": True})
    insert_is_told()
    device.post({"inserted": False})
    next_is(CardRemoved(READER))
    device.post({"inserted": True})
    insert_is_told()
    device.unplug()
    next_is(CardRemoved(READER))
    wait_for(CardReaderStatus.NO_READER)
    device.plug()
    wait_for(CardReaderStatus.READY)
    # The card has stayed in it.
    insert_is_told()
    reader.close()
