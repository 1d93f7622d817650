"""What the PC/SC service says, made into events; and the virtual card's side of the wire."""

from hypothesis import given
from hypothesis import strategies as st

from hardware.card_reader.port import CardEvent, CardInserted, CardRemoved
from hardware.card_reader.slots import UNAWARE, Slot, Slots
from hardware.simulators.cards.virtual_card import Bodies, Card, framed

_EMPTY, _PRESENT, _MUTE, _IN_USE, _CHANGED, _UNAVAILABLE = 0x10, 0x20, 0x200, 0x100, 0x02, 0x08
ATR = b"\x3b\x00"
STATES = st.builds(
    lambda reader, flags, counter, atr: Slot(reader, flags | counter << 16, atr if flags & _PRESENT else b""),
    st.sampled_from(["a", "b"]),
    st.sampled_from([_EMPTY, _PRESENT, _PRESENT | _MUTE, _PRESENT | _IN_USE, _UNAVAILABLE]).map(
        lambda flags: flags | _CHANGED
    ),
    st.integers(0, 5),
    st.sampled_from([ATR, b"\x3b\x01"]),
)


def watched(*found: Slot) -> tuple[Slots, list[CardEvent]]:
    slots = Slots()
    slots.watch(["a"])
    return slots, [event for slot in found for event in slots.update([slot])]


def test_a_card_comes_and_goes() -> None:
    slots, events = watched(
        Slot("a", _EMPTY), Slot("a", _PRESENT | 1 << 16, ATR), Slot("a", _EMPTY | 2 << 16)
    )
    assert events == [CardInserted("a", ATR), CardRemoved("a")]
    assert slots.states() == [("a", _EMPTY | 2 << 16)]


def test_a_card_that_is_used_by_another_program_stays_the_same() -> None:
    _, events = watched(Slot("a", _PRESENT | 1 << 16, ATR), Slot("a", _PRESENT | _IN_USE | 1 << 16, ATR))
    assert events == [CardInserted("a", ATR)]


def test_a_swap_that_was_only_counted_is_told() -> None:
    _, events = watched(Slot("a", _PRESENT | 1 << 16, ATR), Slot("a", _PRESENT | 3 << 16, ATR))
    assert events == [CardInserted("a", ATR), CardRemoved("a"), CardInserted("a", ATR)]


def test_the_counter_may_begin_anew() -> None:
    _, events = watched(Slot("a", _PRESENT | 0xFFFF << 16, ATR), Slot("a", _PRESENT, ATR))
    assert events == [CardInserted("a", ATR)]


def test_a_mute_card_has_an_empty_answer() -> None:
    _, events = watched(Slot("a", _PRESENT | _MUTE))
    assert events == [CardInserted("a", b"")]


def test_a_reader_that_goes_takes_its_card_with_it() -> None:
    slots, _ = watched(Slot("a", _PRESENT, ATR))
    assert slots.watch(["b"]) == [CardRemoved("a")]
    assert slots.states() == [("b", UNAWARE)]
    assert slots.update([Slot("a", _PRESENT, ATR)]) == []


@given(st.lists(STATES | st.sets(st.sampled_from(["a", "b"])), max_size=30))
def test_for_each_reader_cards_come_and_go_in_turn(happens: list[Slot | set[str]]) -> None:
    slots, events = Slots(), []
    for what in [*happens, set[str]()]:
        events += slots.watch(what) if isinstance(what, set) else slots.update([what])
    for reader in ("a", "b"):
        kinds = [type(event) for event in events if event.reader == reader]
        assert kinds == [CardInserted, CardRemoved] * (len(kinds) // 2)


@given(st.lists(st.binary(max_size=300)), st.integers(1, 50))
def test_bodies_are_cut_from_any_pieces(bodies: list[bytes], size: int) -> None:
    stream, reader, found = b"".join(map(framed, bodies)), Bodies(), []
    for start in range(0, len(stream), size):
        found += reader.feed(stream[start : start + size])
    assert found == bodies


@given(st.binary(max_size=300))
def test_a_card_answers_anything(body: bytes) -> None:
    answer = Card().answer(body)
    assert (answer is None) == (len(body) == 1 and body != b"\x04")
    assert Card(mute=True).answer(body) is None


def test_a_card_answers_select_and_get_uid() -> None:
    card = Card()
    assert card.answer(bytes.fromhex("00a4040008a000000647504300")) == b"\x6a\x82"
    assert card.answer(bytes.fromhex("ffca000000")) == card.uid + b"\x90\x00"
