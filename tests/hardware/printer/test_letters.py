"""Every letter and sign on every model of printer, read back from the bytes that it was sent."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.drawing import Canvas
from hardware.receipt_printer import picture
from hardware.receipt_printer.letters import is_in, spelled
from hardware.receipt_printer.profiles import DEFAULT, PROFILES, Profile
from hardware.simulators.printer.paper import Dots
from kiosk_app.domain.document import Cut, Document, Text
from tests.hardware.printer.papers import looks, printed, read
from tests.hardware.printer.samples import PANGRAM

_CP1250 = replace(DEFAULT, name="cp1250", code_page="cp1250", code_page_slot=45)
ALL = pytest.mark.parametrize("profile", [*PROFILES.values(), _CP1250], ids=[*PROFILES, "cp1250"])
SIGNS = "„Zażółć” – gęślą — ’jaźń’ … 5 € § 8 20 °C № 7 → • 2×3 5½ m²"
UKRAINIAN = "Заявник подав скаргу: «Ґанок, їжак і єнот» – № 5, щоб отримати відповідь."


@ALL
def test_every_polish_letter_comes_out(profile: Profile) -> None:
    assert read(printed(Document((Text(PANGRAM), Cut())), profile)) == PANGRAM


@ALL
def test_every_sign_comes_out_or_is_spelled(profile: Profile) -> None:
    for sign in SIGNS.split():
        paper = printed(Document((Text(f"x {sign}"), Cut())), profile)
        assert looks(read(paper)) == looks(f"x {spelled(sign, profile.code_page)}")


def test_what_stands_for_a_sign_can_be_read_as_it() -> None:
    assert spelled(SIGNS.removesuffix(" m²"), "cp852") == (
        "\"Zażółć\" - gęślą - 'jaźń' ... 5 EUR § 8 20 °C nr 7 -> * 2×3 5 1/2"
    )
    assert spelled(SIGNS.removesuffix(" m²"), "cp1250") == (
        "„Zażółć” – gęślą — ’jaźń’ … 5 € § 8 20 °C nr 7 -> • 2×3 5 1/2"
    )


@ALL
def test_ukrainian_is_drawn_with_its_own_signs(profile: Profile) -> None:
    paper = printed(Document((Text(UKRAINIAN), Cut()), "uk"), profile)
    assert all(isinstance(stroke, Dots) for stroke in paper.strokes)
    assert looks(read(paper)) == looks(UKRAINIAN)


def test_a_letter_that_came_in_two_pieces_is_put_together() -> None:
    assert read(printed(Document((Text("Zaz\u0307o\u0301łc\u0301"), Cut())))) == "Zażółć"


def test_a_mark_stands_over_its_letter() -> None:
    apart, together = (Canvas(48, 24) for _ in range(2))
    apart.text(0, 0, "х\u0302", (12, 24))
    together.text(0, 0, "х", (12, 24))
    columns = [
        [shades[y * 48 + x] for x in range(12, 48) for y in range(24)] for shades in (apart.shades()[2],)
    ]
    assert set(columns[0]) == {255}
    assert apart.shades() != together.shades()


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.sampled_from(list(PROFILES.values()))
)
def test_nothing_that_people_type_breaks_a_slip(text: str, profile: Profile) -> None:
    document = Document((Text(f"x{text}"), Cut()))
    printed(document, profile)
    assert picture.png(document, profile)


@pytest.mark.parametrize(
    "text",
    ["👍🏽👨‍👩‍👧 😀", "שלום עולם", "مرحبا", "a\u202eb\u200bc", "\ufeff日本語", "e\u0301\u0301\u0301\u0301"],
)
def test_signs_of_the_whole_world_break_nothing(text: str) -> None:
    for profile in PROFILES.values():
        assert printed(Document((Text(f"x {text}"), Cut())), profile).strokes


@given(st.text(max_size=40), st.sampled_from(["cp852", "cp1250", "cp437", "iso8859-2", "ascii"]))
def test_spelling_changes_only_what_the_page_lacks(text: str, code_page: str) -> None:
    written = spelled(text, code_page)
    assert written == text or is_in(written, code_page)
    assert spelled(written, code_page) == written
    assert spelled(text, None) == text
