"""Our document, our bytes, the simulator's paper; read back by letters and by zxing-cpp."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.receipt_printer import picture
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.profiles import DEFAULT, PROFILES, Profile
from hardware.receipt_printer.qr_matrix import matrix
from hardware.receipt_printer.qr_size import modules_for, version_for
from hardware.simulators.printer.code_reader import read_codes
from hardware.simulators.printer.paper import Dots
from kiosk_app.domain.document import Cut, Document, Qr, Text
from tests.hardware.printer.papers import job, printed
from tests.hardware.printer.samples import CONFIRMATION, QR_TEXT, UKRAINIAN

ALL_PROFILES = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)


@ALL_PROFILES
def test_the_printed_qr_code_can_be_read(profile: Profile) -> None:
    (code,) = read_codes(printed(CONFIRMATION, profile).picture())
    assert code.text == QR_TEXT


def test_the_code_page_is_chosen_after_every_reset() -> None:
    for profile in PROFILES.values():
        for piece in job(CONFIRMATION, profile).split(b"\x1b@")[1:]:
            assert profile.code_page is None or b"\x1bt" in piece[:8]


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
