"""What a card is: by its answer to reset, by its applications; and what is none of these."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader.atr import MAX_ATR, AtrError, Pattern, parse
from hardware.card_reader.connection import converse
from hardware.card_reader.identification import identify, read_uid, recognise
from hardware.card_reader.known_cards import APPLICATIONS, ATRS
from hardware.simulators.cards.card_files import SAMPLES, load
from hardware.simulators.cards.virtual_card import Card
from kiosk_app.domain.card_kind import CardKind
from tests.hardware.cards.conftest import Office
from tests.hardware.cards.held import Held, outcome_of

KINDS = {
    "city-desfire": CardKind.CITY_CARD,
    "city-mifare-classic": CardKind.CITY_CARD,
    "student": CardKind.STUDENT_CARD,
    "student-slow": CardKind.STUDENT_CARD,
    "unknown": CardKind.UNKNOWN,
    "wrong-mute": CardKind.MUTE,
    "wrong-garbage": CardKind.UNKNOWN,
    "wrong-no-status": CardKind.UNKNOWN,
    "wrong-endless": CardKind.UNKNOWN,
    "wrong-wrong-length": CardKind.UNKNOWN,
}
# Of real cards, as they are published.
YUBIKEY = "3bfd1300008131fe158073c021c057597562694b657940"
ULTRALIGHT = "3b8f8001804f0ca0000003060300030000000068"
E_DOWOD = "3b84800147435043 12"


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_the_sample_cards(name: str, kind: CardKind) -> None:
    held = Held(load(SAMPLES / f"{name}.json"))
    assert identify(held) is kind


def test_a_technicians_card(office: Office) -> None:
    assert identify(Held(office.card("technician"))) is CardKind.TECHNICIAN


def test_a_card_that_is_told_by_its_answer_to_reset_is_asked_nothing() -> None:
    for atr, kind in ((ULTRALIGHT, CardKind.CITY_CARD), (E_DOWOD, CardKind.ID_CARD)):
        held = Held(Card(bytes.fromhex(atr)))
        assert identify(held) is kind
        assert held.commands == []


def test_a_card_without_an_answer_to_reset_is_mute() -> None:
    assert identify(Held(Card(b""))) is CardKind.MUTE


def test_an_unknown_card_is_asked_once_for_each_application() -> None:
    held = Held(Card())
    assert identify(held) is CardKind.UNKNOWN
    assert held.commands == [known.select for known in APPLICATIONS]


@given(st.binary(max_size=MAX_ATR), st.lists(st.binary(min_size=2, max_size=40), max_size=3))
def test_any_card_gets_a_kind(atr: bytes, answers: list[bytes]) -> None:
    assert outcome_of(recognise(atr), answers, b"\x6a\x82").kind in CardKind


def test_the_table_is_told_apart() -> None:
    examples = [known.pattern.value for known in ATRS]
    for known, example in zip(ATRS, examples, strict=True):
        assert [other for other in ATRS if other.pattern.matches(example)] == [known]
        assert not known.pattern.matches(example + b"\x00")
        assert not known.pattern.matches(example[:-1])


def test_a_pattern_has_dots_for_what_may_be_anything() -> None:
    pattern = Pattern.of("3B 8. ..")
    assert pattern.matches(bytes.fromhex("3b8f12"))
    assert not pattern.matches(bytes.fromhex("3b7f12"))


def test_answers_to_reset() -> None:
    assert parse(bytes.fromhex(YUBIKEY)).historical == bytes.fromhex("8073c021c057597562694b6579")
    assert not parse(bytes.fromhex(YUBIKEY)).contactless
    storage = parse(bytes.fromhex(ULTRALIGHT))
    assert (storage.contactless, storage.historical[:2]) == (True, b"\x80\x4f")


@given(st.binary(max_size=MAX_ATR + 5) | st.binary(max_size=MAX_ATR).map(lambda rest: b"\x3b" + rest))
def test_any_answer_to_reset_is_read_or_refused(atr: bytes) -> None:
    try:
        found = parse(atr)
    except AtrError:
        return
    assert len(found.historical) == atr[1] & 0x0F
    assert len(atr) <= MAX_ATR


@given(st.integers(2, 22))
def test_an_answer_to_reset_that_is_cut_off_is_none(size: int) -> None:
    with pytest.raises(AtrError):
        parse(bytes.fromhex(YUBIKEY)[:size])


@pytest.mark.parametrize(
    ("name", "size"), [("city-desfire", 7), ("city-mifare-classic", 4), ("student", None), ("unknown", 4)]
)
def test_the_uid_is_asked_of_contactless_cards_only(name: str, size: int | None) -> None:
    held = Held(load(SAMPLES / f"{name}.json"))
    uid = converse(held, read_uid(held.atr))
    assert (uid and len(uid)) == size
    assert len(held.commands) == (size is not None)


@pytest.mark.parametrize("uid", [b"", b"\x01", bytes(5), bytes(11)])
def test_a_uid_of_no_known_size_is_none(uid: bytes) -> None:
    held = Held(Card(uid=uid))
    assert converse(held, read_uid(held.atr)) is None


def test_every_sample_is_tried_here() -> None:
    ours = {path.stem for path in SAMPLES.glob("*.json") if not Path(path).stem.startswith("id-card")}
    assert ours == {*KINDS, "dead"}
