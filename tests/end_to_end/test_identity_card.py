"""A citizen lets a form take the name from an identity card: a chip that really computes, over PC/SC."""

import re
from collections.abc import Iterator

import pytest

from provisioning.demo.accessibility import NodeNotFoundError
from provisioning.demo.citizen import BUTTON
from tests.end_to_end.counter import HOME, Counter, open_counter

ACCESS_NUMBER, WRONG = "123456", "654321"


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    with open_counter(tmp_path_factory.mktemp("kiosk")) as opened:
        if not opened.has_reader:
            pytest.skip("no card reader can be simulated here")
        yield opened


@pytest.fixture(autouse=True)
def home_again(counter: Counter) -> Iterator[None]:
    yield
    counter.card("")
    counter.citizen.presses("Zakończ")
    counter.citizen.presses("Zakończ i usuń")
    counter.citizen.sees(HOME)


def lays_down(counter: Counter, card: str, number: str = ACCESS_NUMBER) -> None:
    """From the first screen to a card that lies on the reader."""
    counter.citizen.presses(re.compile("^Złóż skargę"))
    counter.citizen.presses("Wypełnij z e-dowodu")
    types(counter, number)
    counter.citizen.sees("Połóż dowód na czytniku")
    counter.card(card)


def sees(counter: Counter, heading: str) -> None:
    """Wait for what the reading leads to; press the button where the reading did not begin by itself.

    The PC/SC service looks every 0.4 s: of a card that comes right after another it may say nothing.
    """
    try:
        counter.citizen.sees(heading, within_s=3)
    except NodeNotFoundError:
        counter.citizen.presses("Dowód leży")
        counter.citizen.sees(heading)


def types(counter: Counter, number: str) -> None:
    counter.citizen.screen.enter("Numer CAN", number)
    counter.citizen.presses("Dalej")


def test_the_name_comes_from_the_card_and_can_still_be_changed(counter: Counter) -> None:
    lays_down(counter, "id-card")
    sees(counter, "Imię i nazwisko z dowodu")
    counter.citizen.presses("Użyj")
    counter.citizen.sees("Kto pisze?")
    filled = [counter.citizen.screen.text_of(label) for label in ("Imię", "Nazwisko")]
    assert all(filled)
    assert ACCESS_NUMBER not in counter.log.read_text(encoding="utf-8")
    assert not any(name in counter.log.read_text(encoding="utf-8") for name in filled)


def test_a_wrong_number_is_corrected(counter: Counter) -> None:
    lays_down(counter, "id-card", WRONG)
    sees(counter, "Numer nie pasuje do dowodu")
    counter.citizen.presses("Popraw numer")
    types(counter, ACCESS_NUMBER)
    counter.citizen.presses("Dowód leży")
    counter.citizen.sees("Imię i nazwisko z dowodu")
    counter.citizen.presses("Wpisz ręcznie")
    counter.citizen.sees("Kto pisze?")
    assert counter.citizen.screen.text_of("Imię") == ""


@pytest.mark.parametrize(
    ("card", "heading"),
    [
        ("id-card-expired", "Ten dowód stracił ważność"),
        ("id-card-changed", "Nie możemy potwierdzić tego dowodu"),
        ("city-desfire", "Tej karty nie odczytamy"),
    ],
)
def test_what_is_not_to_be_used_is_said_and_left(counter: Counter, card: str, heading: str) -> None:
    lays_down(counter, card)
    sees(counter, heading)
    counter.citizen.presses("Wpisz ręcznie")
    counter.citizen.sees("Kto pisze?")


def test_a_reader_that_stops_in_a_reading_is_left_by_hand(counter: Counter) -> None:
    lays_down(counter, "id-card-falls-mute")
    sees(counter, "Odczytujemy dowód…")
    with counter.stopped("pcscd"):
        counter.both_languages()
        counter.citizen.presses("Wpisz ręcznie")
        counter.citizen.sees("Kto pisze?")
        counter.citizen.screen.enter("Imię", "Łucja")
    counter.citizen.screen.wait(BUTTON, "Wypełnij z e-dowodu")
    assert counter.citizen.screen.text_of("Imię") == "Łucja"
