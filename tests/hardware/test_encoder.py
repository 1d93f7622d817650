"""Our document, our bytes, the simulator's paper; read back by letters and by zxing-cpp."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.receipt_printer import picture
from hardware.receipt_printer.escpos_encoder import encode
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.profiles import DEFAULT, PROFILES, Profile
from hardware.receipt_printer.qr_matrix import matrix
from hardware.receipt_printer.qr_size import modules_for, version_for
from hardware.simulators.code_reader import read_codes
from hardware.simulators.escpos_commands import next_token
from hardware.simulators.mechanism import Mechanism
from hardware.simulators.paper import Dots, Paper
from kiosk_app.domain.document import Cut, Document, Qr, Text
from tests.hardware.samples import CONFIRMATION, PANGRAM, QR_TEXT, UKRAINIAN

ALL_PROFILES = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)


def printed(document: Document, profile: Profile = DEFAULT) -> Paper:
    """What comes out of a printer of that model."""
    data, mechanism, papers = bytearray(job(document, profile)), Mechanism(profile.dots), []
    while found := next_token(data):
        token, length = found
        _, paper = mechanism.obey(token, bytes(data[:length]))
        papers.append(paper)
        del data[:length]
    assert not data
    assert not mechanism.unknown
    (only,) = [paper for paper in papers if paper is not None]
    return only


def job(document: Document, profile: Profile) -> bytes:
    return encode(lay_out(document, profile.columns, profile.dots), profile)


@ALL_PROFILES
def test_the_printed_qr_code_can_be_read(profile: Profile) -> None:
    (code,) = read_codes(printed(CONFIRMATION, profile).picture())
    assert code.text == QR_TEXT


@ALL_PROFILES
def test_every_polish_letter_comes_out(profile: Profile) -> None:
    paper = printed(Document((Text(PANGRAM), Cut())), profile)
    if profile.code_page is None:
        assert all(isinstance(stroke, Dots) for stroke in paper.strokes)
    else:
        assert paper.text().replace("\n", " ") == PANGRAM


def test_the_code_page_is_chosen_after_every_reset() -> None:
    for profile in PROFILES.values():
        for piece in job(CONFIRMATION, profile).split(b"\x1b@")[1:]:
            assert profile.code_page is None or b"\x1bt\x12" in piece[:8]


def test_typographic_signs_are_written_with_what_the_page_has() -> None:
    document = Document((Text("„Zażółć” – 5 € … § 8 ust. 1, ’tak’"), Cut()))
    assert printed(document).text() == "\"Zażółć\" - 5 EUR ... § 8 ust. 1, 'tak'"


def test_a_script_without_a_code_page_is_drawn() -> None:
    paper = printed(UKRAINIAN)
    assert paper.strokes
    assert all(isinstance(stroke, Dots) for stroke in paper.strokes)
    assert all(any(stroke.data) for stroke in paper.strokes if isinstance(stroke, Dots))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=60)
def test_no_text_becomes_a_command(text: str) -> None:
    printed(Document((Text(f"x{text}"), Cut())))


@ALL_PROFILES
def test_the_paper_is_as_long_as_it_was_laid_out(profile: Profile) -> None:
    expected = lay_out(CONFIRMATION, profile.columns, profile.dots).height
    assert printed(CONFIRMATION, profile).height == expected


@given(st.text(st.characters(codec="utf-8", min_codepoint=32, max_codepoint=0x5FF), max_size=400))
@settings(max_examples=30)
def test_a_qr_code_is_as_large_as_foretold(text: str) -> None:
    assert len(matrix(text)) == modules_for(len(text.encode()))


def test_a_qr_code_that_is_too_long_is_refused() -> None:
    assert version_for(2331) == 40
    with pytest.raises(ValueError, match="too many"):
        lay_out(Document((Qr("x" * 2332),)), 48, 576)


@ALL_PROFILES
def test_the_picture_for_the_screen_is_the_same_slip(profile: Profile) -> None:
    laid_out = lay_out(CONFIRMATION, profile.columns, profile.dots)
    drawn = picture.draw(laid_out).framed(32)
    (code,) = read_codes(drawn)
    assert code.text == QR_TEXT
    assert drawn.shades()[:2] == (profile.dots + 64, laid_out.height + 64)
    assert picture.png(CONFIRMATION, profile).startswith(b"\x89PNG")


def test_bytes_stay_few() -> None:
    assert len(job(CONFIRMATION, DEFAULT)) < 1500
