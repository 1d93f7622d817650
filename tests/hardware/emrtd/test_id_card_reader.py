"""Identity cards through a real pcscd with virtual readers, from the settings to the outcome."""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from hardware import devices
from hardware.card_reader.id_card_port import IdCardReader, NoIdCardReader
from hardware.card_reader.id_card_reader import EmrtdIdCardReader
from hardware.card_reader.pcsc import Context
from hardware.card_reader.port import CardReader, CardReaderStatus, NoCardReader
from hardware.card_reader.slots import UNAWARE
from hardware.simulators.cards.card_files import SAMPLES
from hardware.simulators.cards.card_slot import CardSlot
from hardware.simulators.cards.emrtd_chip_data import State, files
from hardware.simulators.cards.emrtd_chip_samples import CAN, PERSON, describe, main
from kiosk_app import settings
from kiosk_app.domain.id_card import (
    Authenticity,
    CardAccessNumber,
    CardLost,
    Distrust,
    Expired,
    IdCardOutcome,
    IdCardRead,
    NoCard,
    NotAnIdCard,
    NotAuthentic,
    ReaderUnavailable,
    WrongAccessNumber,
)
from tests.hardware.emrtd.cards import NOW
from tests.hardware.emrtd.test_reading import HOLDER

CSCA = SAMPLES / "csca"
RIGHT, WRONG = CardAccessNumber(CAN), CardAccessNumber("654321")
_END_S = 60


def wait_until(condition: Callable[[], bool]) -> None:
    pause, tries = threading.Event(), 0
    while not condition():
        tries += 1
        assert tries < 100 * _END_S
        pause.wait(0.01)


def is_empty() -> bool:
    """Whether the service sees no card: it looks every 0.4 s, and an earlier test's may still be there."""
    context = Context()
    found = context.wait([(name, UNAWARE) for name in context.readers()], 1000)
    context.release()
    return not any(slot.has_card for slot in found)


@pytest.fixture
def cards(card_slot: CardSlot) -> Iterator[CardReader]:
    """All readers, empty and being watched."""
    reader = devices.open_card_reader(settings.CardReader(card_slot.url))
    wait_until(is_empty)
    reader.start(lambda _: None)
    wait_until(lambda: reader.status() is CardReaderStatus.READY)
    yield reader
    reader.close()
    card_slot.remove(1)


def put(card_slot: CardSlot, cards: CardReader, path: Path, slot: int = 0) -> None:
    card_slot.insert(path, slot)
    wait_until(lambda: bool(cards.cards()))


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("id-card-expired", Expired()),
        ("id-card-changed", NotAuthentic(Distrust.DATA_CHANGED)),
        ("id-card-of-another-state", NotAuthentic(Distrust.ISSUER_UNKNOWN)),
        ("city-desfire", NotAnIdCard()),
        ("student", NotAnIdCard()),
        ("wrong-no-status", CardLost()),
        ("wrong-endless", CardLost()),
    ],
)
def test_each_sample_ends_in_its_outcome(
    name: str, outcome: IdCardOutcome, card_slot: CardSlot, cards: CardReader
) -> None:
    put(card_slot, cards, SAMPLES / f"{name}.json")
    assert EmrtdIdCardReader(cards, CSCA).read(RIGHT) == outcome


def test_a_sound_card_is_read_and_nothing_of_it_is_logged(
    card_slot: CardSlot, cards: CardReader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    put(card_slot, cards, SAMPLES / "id-card.json")
    reader = devices.open_id_card(settings.IdCard(enabled=True, csca=CSCA), cards)
    assert reader.read(WRONG) == WrongAccessNumber()
    assert reader.read(RIGHT) == IdCardRead(HOLDER, Authenticity.SIGNED_BY_ISSUER)
    assert all(secret not in caplog.text for secret in (CAN, "ZZC000001", "ŻÓŁĆ", "ZOLC"))


def test_without_certificates_nothing_is_called_signed(card_slot: CardSlot, cards: CardReader) -> None:
    put(card_slot, cards, SAMPLES / "id-card.json")
    assert EmrtdIdCardReader(cards, None).read(RIGHT) == IdCardRead(HOLDER, Authenticity.NOT_CHECKED)


def test_tries_are_counted_by_the_card(card_slot: CardSlot, cards: CardReader, tmp_path: Path) -> None:
    path = tmp_path / "card.json"
    path.write_text(json.dumps(describe(files(PERSON, State(NOW)), tries=2)))
    put(card_slot, cards, path)
    reader = EmrtdIdCardReader(cards, None)
    assert [reader.read(WRONG) for _ in range(2)] == [WrongAccessNumber(1), WrongAccessNumber(0)]
    assert reader.read(RIGHT) == WrongAccessNumber(0)


def test_no_card_is_told(cards: CardReader) -> None:
    assert EmrtdIdCardReader(cards, CSCA).read(RIGHT) == NoCard()


@pytest.mark.parametrize("at", [1, 5, 8, 12])
def test_a_card_that_is_pulled_is_lost_and_read_when_it_is_back(
    at: int, card_slot: CardSlot, cards: CardReader
) -> None:
    card_slot.insert(SAMPLES / "id-card.json", pull_at=at)
    wait_until(lambda: bool(cards.cards()))
    reader = EmrtdIdCardReader(cards, CSCA)
    assert reader.read(RIGHT) in (CardLost(), NoCard())
    wait_until(lambda: not cards.cards())
    put(card_slot, cards, SAMPLES / "id-card.json")
    assert isinstance(reader.read(RIGHT), IdCardRead)


def test_a_card_that_is_swapped_unseen_is_lost(card_slot: CardSlot, cards: CardReader) -> None:
    put(card_slot, cards, SAMPLES / "id-card.json")
    # In the middle of the files: the other chip knows nothing of this session.
    card_slot.swap(SAMPLES / "id-card-large-keys.json", at=12)
    assert EmrtdIdCardReader(cards, CSCA).read(RIGHT) == CardLost()


def test_another_card_in_another_slot_does_not_matter(card_slot: CardSlot, cards: CardReader) -> None:
    put(card_slot, cards, SAMPLES / "city-desfire.json")
    card_slot.insert(SAMPLES / "id-card.json", 1)
    wait_until(lambda: len(cards.cards()) == 2)
    assert isinstance(EmrtdIdCardReader(cards, CSCA).read(RIGHT), IdCardRead)


@pytest.mark.parametrize("broken", ["dead", "wrong-no-status"])
def test_a_broken_card_in_another_slot_does_not_matter(
    broken: str, card_slot: CardSlot, cards: CardReader
) -> None:
    put(card_slot, cards, SAMPLES / f"{broken}.json")
    assert EmrtdIdCardReader(cards, CSCA).read(RIGHT) == CardLost()
    card_slot.insert(SAMPLES / "city-desfire.json", 1)
    wait_until(lambda: len(cards.cards()) == 2)
    assert EmrtdIdCardReader(cards, CSCA).read(RIGHT) == CardLost()
    card_slot.remove(1)
    wait_until(lambda: len(cards.cards()) == 1)
    card_slot.insert(SAMPLES / "id-card.json", 1)
    wait_until(lambda: len(cards.cards()) == 2)
    assert isinstance(EmrtdIdCardReader(cards, CSCA).read(RIGHT), IdCardRead)


def test_a_card_that_falls_mute_is_lost_in_time(card_slot: CardSlot) -> None:
    from hardware.card_reader.pcsc_reader import PcscReader
    from hardware.connection_url import Pcsc

    _, _, socket = card_slot.url.partition("?socket=")
    reader = PcscReader(Pcsc("", socket), answer_s=0.5)
    reader.start(lambda _: None)
    put(card_slot, reader, SAMPLES / "id-card-falls-mute.json")
    assert EmrtdIdCardReader(reader, CSCA).read(RIGHT) == CardLost()
    card_slot.remove()
    reader.close()


def test_a_card_that_takes_too_long_is_lost(card_slot: CardSlot, cards: CardReader) -> None:
    put(card_slot, cards, SAMPLES / "id-card.json")
    assert EmrtdIdCardReader(cards, CSCA, read_s=0.0).read(RIGHT) == CardLost()


def test_a_service_that_dies_is_told_and_comes_back(card_slot: CardSlot, cards: CardReader) -> None:
    put(card_slot, cards, SAMPLES / "id-card.json")
    reader = EmrtdIdCardReader(cards, CSCA)
    card_slot.kill_service()
    assert reader.read(RIGHT) in (CardLost(), NoCard(), ReaderUnavailable())
    card_slot.start_service()
    wait_until(lambda: cards.status() is CardReaderStatus.READY)
    put(card_slot, cards, SAMPLES / "id-card.json")
    assert isinstance(reader.read(RIGHT), IdCardRead)


def test_a_broken_certificate_shuts_the_reading_and_is_named(
    card_slot: CardSlot, cards: CardReader, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "broken.der").write_bytes(b"x")
    put(card_slot, cards, SAMPLES / "id-card.json")
    reader = EmrtdIdCardReader(cards, tmp_path)
    assert reader.read(RIGHT) == ReaderUnavailable()
    assert "broken.der" in caplog.text
    # Mended without a restart.
    (tmp_path / "broken.der").write_bytes((CSCA / "simulated.der").read_bytes())
    assert isinstance(reader.read(RIGHT), IdCardRead)


def test_the_clock_is_an_input(card_slot: CardSlot, cards: CardReader) -> None:
    put(card_slot, cards, SAMPLES / "id-card.json")

    def later() -> datetime:
        return NOW.replace(year=2036, month=5, day=18)

    assert EmrtdIdCardReader(cards, None, later).read(RIGHT) == Expired()


def test_where_it_is_not_allowed_no_card_is_touched() -> None:
    closed: list[IdCardReader] = [
        devices.open_id_card(settings.IdCard(), NoCardReader()),
        devices.open_id_card(settings.IdCard(enabled=True), NoCardReader()),
        NoIdCardReader(),
    ]
    assert [reader.read(RIGHT) for reader in closed] == [ReaderUnavailable()] * 3


def test_a_folder_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(settings.SettingsError, match=r"id_card\.csca"):
        devices.open_id_card(settings.IdCard(enabled=True, csca=tmp_path / "none"), NoCardReader())


def test_the_command_writes_cards_that_can_be_read(
    card_slot: CardSlot, cards: CardReader, tmp_path: Path
) -> None:
    assert main([str(tmp_path)]) == 0
    put(card_slot, cards, tmp_path / "id-card-large-keys.json")
    outcome = EmrtdIdCardReader(cards, tmp_path / "csca").read(RIGHT)
    assert isinstance(outcome, IdCardRead)
    assert outcome.holder.surname == "ŚLĄZAK"


def test_where_cards_cannot_be_written_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main([str(tmp_path / "file")]) == 1
    assert capsys.readouterr().err.startswith("urzedomat id-card-samples: ")
