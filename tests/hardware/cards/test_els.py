"""The student card's file, good and bad."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader import els
from hardware.card_reader.connection import converse
from hardware.simulators.cards.card_files import SAMPLES, build, load
from hardware.simulators.cards.els_applet import signed, student_file
from hardware.simulators.cards.virtual_card import Card
from kiosk_app.domain.student_card import NotAStudentCard, StudentCard, StudentCardUnreadable
from tests.hardware.cards.held import Held, outcome_of

DESCRIBED = {
    "kind": "student",
    "university": "Uczelnia Przykładowa",
    "surnames": ["Brzęczyszczykiewicz", "Nowak"],
    "names": ["Żaneta", "Łucja"],
    "album": "123456",
    "pesel": "44051401359",
    "valid_until": "20270331000000Z",
}
FILE = signed(student_file(DESCRIBED))


def test_a_students_names_are_read() -> None:
    card = converse(Held(build(DESCRIBED, "")), els.read())
    assert card == StudentCard(
        "Uczelnia Przykładowa", "Brzęczyszczykiewicz-Nowak", "Żaneta Łucja", "123456", date(2027, 3, 31)
    )


def test_nothing_of_the_person_is_in_a_repr_and_no_number_is_kept() -> None:
    card = els.parse(FILE)
    assert repr(card) == "StudentCard()"
    assert "44051401359" not in str(vars(card) if hasattr(card, "__dict__") else card)


def test_another_card_is_none() -> None:
    assert converse(Held(Card()), els.read()) == NotAStudentCard()


@pytest.mark.parametrize("at", range(1, 6))
def test_a_card_that_is_pulled_is_unreadable(at: int) -> None:
    assert converse(Held(load(SAMPLES / "student.json"), pull_at=at), els.read()) == StudentCardUnreadable()


@given(st.binary(max_size=600))
def test_any_file_is_read_or_refused(file: bytes) -> None:
    with pytest.raises(els.ElsError):
        els.parse(file)


@given(st.data())
def test_a_damaged_file_is_read_or_refused(draw: st.DataObject) -> None:
    file = bytearray(FILE)
    for _ in range(draw.draw(st.integers(1, 4))):
        file[draw.draw(st.integers(0, len(file) - 1))] = draw.draw(st.integers(0, 255))
    try:
        card = els.parse(bytes(file))
    except els.ElsError:
        return
    assert (card.surname + card.given_names).isprintable()


@pytest.mark.parametrize(
    "changes",
    [
        {"surnames": []},
        {"surnames": ["x"] * 7},
        {"names": ["a\nb"]},
        {"names": ["x" * 201]},
        {"album": ""},
        {"valid_until": "20271331000000Z"},
        {"valid_until": "soon"},
    ],
)
def test_fields_that_cannot_be_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(els.ElsError):
        els.parse(signed(student_file(DESCRIBED | changes)))


@given(st.lists(st.binary(min_size=2, max_size=200), max_size=12))
def test_whatever_a_card_answers_is_an_outcome(answers: list[bytes]) -> None:
    outcome = outcome_of(els.read(), answers, b"\x6f\x00")
    assert isinstance(outcome, NotAStudentCard | StudentCardUnreadable | StudentCard)


def test_a_file_that_says_it_is_huge_is_not_read() -> None:
    answers = [b"\x90\x00", b"\x90\x00", bytes.fromhex("3083ffffff040100") + b"\x90\x00"]
    assert outcome_of(els.read(), answers, bytes(0x80) + b"\x90\x00") == StudentCardUnreadable()


def test_a_card_that_gives_one_byte_at_a_time_is_not_read_to_its_end() -> None:
    pieces = 0

    def answers() -> Iterator[bytes]:
        nonlocal pieces
        yield from (b"\x90\x00", b"\x90\x00", bytes.fromhex("3082300000000000") + b"\x90\x00")
        while True:
            pieces += 1
            yield b"\x00\x90\x00"

    assert outcome_of(els.read(), answers(), b"") == StudentCardUnreadable()
    assert pieces <= 257


def test_a_name_that_is_no_text_is_in_no_exception() -> None:
    file = FILE.replace(b"Nowak", b"Nowa\xff")
    assert file != FILE
    with pytest.raises(els.ElsError) as raised:
        els.parse(file)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
