"""Commands and answers: pieces put together, lengths mended, chains, and no end to nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader.connection import (
    MAX_ANSWER,
    CardFaultyError,
    CardLostError,
    Dialogue,
    case_of,
    chained,
    converse,
    for_t0,
    whole_answer,
)
from hardware.simulators.cards.applet import Command, Transport
from hardware.simulators.cards.misbehaviour import WRONG
from hardware.simulators.cards.virtual_card import Card
from tests.hardware.cards.held import Held

HEADER = st.binary(min_size=4, max_size=4)


class Echo:
    """Answers with a command's data, in pieces where it was asked for less."""

    def __init__(self) -> None:
        self._transport = Transport()

    def reset(self) -> None:
        self._transport.reset()

    def answer(self, apdu: bytes) -> bytes:
        taken = self._transport.take(apdu)
        if isinstance(taken, bytes):
            return taken
        return self._transport.pieces(taken.data + b"\x90\x00", taken.le)


def exchanged(command: bytes, answers: list[bytes]) -> tuple[bytes, list[bytes]]:
    """The whole answer, and what was sent for it."""
    dialogue, sent, left = whole_answer(command), [], iter(answers)
    try:
        sent.append(next(dialogue))
        while True:
            sent.append(dialogue.send(next(left)))
    except StopIteration as end:
        return end.value, sent


def test_pieces_are_put_together() -> None:
    answer, sent = exchanged(b"\x10\xcb\x3f\xff\x00", [b"ab\x61\x02", b"cd\x61\x01", b"e\x90\x00"])
    assert answer == b"abcde\x90\x00"
    assert sent == [b"\x10\xcb\x3f\xff\x00", b"\x00\xc0\x00\x00\x02", b"\x00\xc0\x00\x00\x01"]


def test_a_wrong_length_is_mended_once() -> None:
    assert exchanged(b"\x00\xb0\x00\x00\x80", [b"\x6c\x02", b"ab\x90\x00"])[0] == b"ab\x90\x00"
    assert exchanged(b"\x00\xb0\x00\x00\x80", [b"\x6c\x02", b"\x6c\x03"])[0] == b"\x6c\x03"
    with pytest.raises(CardFaultyError):
        exchanged(b"\x00\x20\x00\x80", [b"\x6c\x02"])


@pytest.mark.parametrize("answer", [b"", b"\x90"])
def test_an_answer_without_status_is_none(answer: bytes) -> None:
    with pytest.raises(CardFaultyError, match="status"):
        exchanged(b"\x00\xb0\x00\x00\x80", [answer])
    with pytest.raises(CardFaultyError, match="status"):
        exchanged(b"\x00\xb0\x00\x00\x80", [b"a\x61\x05", answer])


@pytest.mark.parametrize("piece", [b"\x61\x00", bytes(256) + b"\x61\x00"])
def test_an_answer_without_end_ends(piece: bytes) -> None:
    with pytest.raises(CardFaultyError, match="end"):
        exchanged(b"\x00\xb0\x00\x00\x00", [piece] * 2 * (MAX_ANSWER // 256))


def test_long_pieces_are_bounded_together() -> None:
    piece = bytes(40_000) + b"\x61\x00"
    with pytest.raises(CardFaultyError, match="end"):
        exchanged(b"\x00\xb0\x00\x00\x00", [piece, piece, b"\x90\x00"])


@given(HEADER, st.lists(st.binary(max_size=300), max_size=20))
def test_whatever_a_card_answers(command: bytes, answers: list[bytes]) -> None:
    try:
        answer, _ = exchanged(command + b"\x00", [*answers, b"\x90\x00"])
    except CardFaultyError:
        return
    assert 2 <= len(answer) <= MAX_ANSWER + 2
    assert answer[-2] != 0x61


@pytest.mark.parametrize("wrong", sorted(WRONG))
def test_cards_that_misbehave_keep_nobody(wrong: str) -> None:
    held = Held(Card(applet=WRONG[wrong]()))
    try:
        assert len(held.transmit(b"\x00\xb0\x00\x00\x00")) >= 2
    except OSError:
        assert len(held.commands) <= 300


@given(st.binary(max_size=2000))
def test_a_chain_carries_any_data_and_its_answer_any_pieces(data: bytes) -> None:
    held, answer = Held(Card(applet=Echo())), b""
    for command in chained(b"\x00\x87\x07\x9a", data):
        case_of(command)
        assert len(command) <= 5 + 255 + 1
        answer = held.transmit(command)
    assert answer == data + b"\x90\x00"


@given(st.binary(max_size=70_000))
def test_the_case_of_anything(command: bytes) -> None:
    try:
        case, extended = case_of(command)
    except ValueError:
        return
    assert case in (1, 2, 3, 4)
    read = Command.read(command)
    assert read is not None
    assert bool(read.data) == (case in (3, 4))
    assert bool(read.le) == (case in (2, 4))
    assert not extended or len(command) >= 7


@pytest.mark.parametrize(
    ("command", "case"),
    [
        ("00200080", (1, False)),
        ("00b0000000", (2, False)),
        ("00a4040001aa", (3, False)),
        ("00a4040001aa00", (4, False)),
        ("00b00000000100", (2, True)),
        ("00a40400000001aa", (3, True)),
        ("00a40400000001aa0000", (4, True)),
        ("00a404", None),
        ("00a4040002aa", None),
        ("00a40400000000", (2, True)),
        ("00a404000000", None),
        ("00a40400000000aa", None),
    ],
)
def test_the_cases_of_commands(command: str, case: tuple[int, bool] | None) -> None:
    if case is None:
        with pytest.raises(ValueError, match="command"):
            case_of(bytes.fromhex(command))
    else:
        assert case_of(bytes.fromhex(command)) == case


def test_what_t0_carries() -> None:
    assert for_t0(bytes.fromhex("00a4040001aa00")) == bytes.fromhex("00a4040001aa")
    assert for_t0(bytes.fromhex("00200080")) == bytes.fromhex("0020008000")
    assert for_t0(bytes.fromhex("00b0000010")) == bytes.fromhex("00b0000010")
    with pytest.raises(ValueError, match="extended"):
        for_t0(bytes.fromhex("00b00000000100"))


def test_a_conversation_hears_that_the_card_has_gone() -> None:
    def dialogue() -> Dialogue[str]:
        try:
            yield b"\x00\xb0\x00\x00\x00"
        except CardLostError:
            return "gone"
        return "there"

    def deaf() -> Dialogue[str]:
        yield b"\x00\xb0\x00\x00\x00"
        return "there"

    assert converse(Held(Card(), pull_at=1), dialogue()) == "gone"
    with pytest.raises(CardLostError):
        converse(Held(Card(), pull_at=1), deaf())
