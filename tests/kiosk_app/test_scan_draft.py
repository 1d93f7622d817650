"""Drafts from home: what is written is read, and what anybody else may write does no harm."""

import base64
import json
import tracemalloc
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.codes import base45
from kiosk_app.domain.codes.draft import (
    MAX_PARTS,
    Draft,
    DraftPart,
    DraftParts,
    DraftTooLargeError,
    read_draft,
    write_draft,
)
from kiosk_app.domain.scan import UnknownCode, UnknownReason, read_scan
from tests.kiosk_app.content_of_tests import complaint

names = st.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,20}", fullmatch=True)
written = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"), max_size=200)
drafts = st.builds(
    Draft, names, st.integers(1, 999_999), st.dictionaries(names, written | st.booleans(), max_size=12)
)


def code(shape: object, plain: bytes | None = None) -> str:
    """A code of one part that holds any JSON, or any bytes."""
    packer = zlib.compressobj(9, wbits=-15)
    data = packer.compress(json.dumps(shape).encode() if plain is None else plain) + packer.flush()
    return f"URZ1D:1/1:{zlib.crc32(data):08X}:{base45.encode(data)}"


@given(drafts)
def test_one_code_comes_back_as_it_was_written(draft: Draft) -> None:
    (text,) = write_draft(draft, 40_000)
    assert read_draft(text) == draft
    assert repr(read_scan(text + "\r\n")) == f"Draft(form_id={draft.form_id!r}, version={draft.version})"


@given(drafts, st.randoms())
def test_parts_come_together_in_any_order(draft: Draft, random: Any) -> None:
    texts = write_draft(draft, 200) if draft.answers else write_draft(draft)
    random.shuffle(texts)
    so_far: DraftParts | Draft | None = DraftParts()
    for index, text in enumerate(texts):
        part = read_scan(text)
        if isinstance(part, Draft):
            assert len(texts) == 1
            so_far = part
            break
        assert isinstance(part, DraftPart)
        assert isinstance(so_far, DraftParts)
        so_far = so_far.with_part(part)
        assert isinstance(so_far, DraftParts) == (index < len(texts) - 1)
    assert so_far == draft


def parts_of(draft: Draft) -> list[DraftPart]:
    parts = [read_draft(text) for text in write_draft(draft, 80)]
    return [part for part in parts if isinstance(part, DraftPart)]


LONG = "Proszę o naprawę latarni przy ul. Zgierskiej 12, nie świeci od 3 listopada."


def test_the_same_part_twice_counts_once_and_another_draft_begins_anew() -> None:
    one, other = parts_of(Draft("f", 1, {"a": LONG})), parts_of(Draft("f", 1, {"a": LONG + "!"}))
    assert len(one) > 1
    twice = DraftParts().with_part(one[0])
    assert isinstance(twice, DraftParts)
    assert twice.with_part(one[0]) == twice
    anew = twice.with_part(other[1])
    assert isinstance(anew, DraftParts)
    assert anew.missing == tuple(number for number in range(1, len(other) + 1) if number != 2)
    assert "latarni" not in repr(anew)


def test_parts_that_do_not_make_a_draft_are_refused_at_the_last() -> None:
    one = parts_of(Draft("f", 1, {"a": LONG}))
    so_far: DraftParts | Draft | None = DraftParts()
    for part in [DraftPart(1, part_count := one[0].count, one[0].checksum, b"wrong"), *one[1:]]:
        assert isinstance(so_far, DraftParts)
        so_far = so_far.with_part(part)
    assert part_count > 1
    assert so_far is None


@pytest.mark.parametrize(
    "shape",
    [
        [],
        "text",
        {},
        {"form": "f", "version": 1},
        {"form": "f", "version": 1, "answers": []},
        {"form": "f", "version": 1, "answers": {}, "more": 1},
        {"form": "f", "version": True, "answers": {}},
        {"form": "f", "version": 0, "answers": {}},
        {"form": "f", "version": 10**6, "answers": {}},
        {"form": "../f", "version": 1, "answers": {}},
        {"form": "f", "version": 1, "answers": {"a": 1}},
        {"form": "f", "version": 1, "answers": {"a": None}},
        {"form": "f", "version": 1, "answers": {"a": {"b": "c"}}},
        {"form": "f", "version": 1, "answers": {"a b": "c"}},
        {"form": "f", "version": 1, "answers": {"a": "bell\x07"}},
        {"form": "f", "version": 1, "answers": {"a": "\ud800"}},
        {"form": "f", "version": 1, "answers": {"a": "x" * 20_001}},
        {"form": "f", "version": 1, "answers": {f"a{number}": "" for number in range(201)}},
    ],
)
def test_another_shape_is_no_draft(shape: object) -> None:
    assert read_scan(code(shape)) == UnknownCode(UnknownReason.DAMAGED)


@pytest.mark.parametrize(
    "plain", [b"", b"\xff\xfe", b"[" * 60_000, b"1" * 60_000, b'{"form":NaN}', b'{"form":1e999}']
)
def test_other_bytes_are_no_draft(plain: bytes) -> None:
    assert read_draft(code(None, plain)) is None


def test_a_draft_that_goes_on_behind_the_largest_size_is_none() -> None:
    plain = b'{"form":"f","version":1,"answers":{}}'
    assert read_draft(code(None, plain + b" " * 1000)) == Draft("f", 1, {})
    assert read_draft(code(None, plain + b" " * 64 * 1024)) is None


def test_a_bomb_stays_small() -> None:
    bomb = code(None, b" " * (16 * 1024 * 1024))
    tracemalloc.start()
    assert read_draft(bomb) is None
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * 1024 * 1024


@given(st.binary(max_size=300), st.integers(0, 9), st.integers(0, 9))
def test_no_bytes_break_it(data: bytes, number: int, count: int) -> None:
    found = read_draft(f"URZ1D:{number}/{count}:{zlib.crc32(data):08X}:{base45.encode(data)}")
    assert found is None or isinstance(found, DraftPart | Draft)


@given(drafts, st.data())
def test_a_damaged_code_is_never_another_draft(draft: Draft, data: st.DataObject) -> None:
    text = write_draft(draft, 40_000)[0]
    place = data.draw(st.integers(0, len(text) - 1))
    wrong = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"))
    found = read_draft(text[:place] + wrong + text[place + 1 :])
    assert found in (draft, None) or isinstance(found, DraftPart)


@given(st.binary(max_size=100))
def test_base45_is_that_of_the_rfc(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0")],
)
def test_the_rfcs_examples_of_base45(data: bytes, text: str) -> None:
    assert base45.encode(data) == text
    assert base45.decode(text) == data


@pytest.mark.parametrize("text", ["A", "GGW", "::", "ab0", "AB8C", "BB80"])
def test_what_is_not_base45_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"base 45|missing|range"):
        base45.decode(text)


def test_too_much_is_not_written() -> None:
    noise = base64.b64encode(bytes(range(256)) * 60).decode()
    draft = Draft("f", 1, {f"a{number}": noise[number:][:9000] for number in range(20)})
    with pytest.raises(DraftTooLargeError):
        write_draft(draft)
    assert MAX_PARTS == 9


def test_what_could_not_be_read_is_not_written() -> None:
    with pytest.raises(ValueError, match="shape"):
        write_draft(Draft("no such id", 1, {}))


def test_only_answers_that_the_form_can_take_are_taken() -> None:
    draft = Draft(
        "skarga-wniosek",
        3,
        {
            "declared_kind": "skarga",
            "interest": "nobody's",
            "consent": True,
            "content": "two\nlines",
            "name": "two\nlines",
            "unasked": "x",
        },
    )
    assert draft.fits(complaint())
    assert draft.answers_for(complaint()) == {"declared_kind": "skarga", "content": "two\nlines"}
    assert not Draft("skarga-wniosek", 2, {}).fits(complaint())


def test_marks_that_nobody_sees_are_left_out() -> None:
    """A number copied from a telephone has them; so has a text that is to be read backwards."""
    text = "\u202atel. 600\u00a0100\u202c \u202ewspak\u2066 👩\u200d🔧\u2028\ufeff"
    draft = Draft("skarga-wniosek", 3, {"content": text})
    assert draft.answers_for(complaint()) == {"content": "tel. 600\u00a0100 wspak 👩\u200d🔧"}
