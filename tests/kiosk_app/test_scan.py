"""What a scanned text is: access codes, numbers of cards, zones, plain texts and what nobody knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.codes.access import EnrolmentCode, OneTimeToken, TechnicianCode
from kiosk_app.domain.codes.check_character import check_character
from kiosk_app.domain.codes.symbology import Symbology, follows_eci_protocol, split_identifier, symbology
from kiosk_app.domain.id_card import CardAccessNumber
from kiosk_app.domain.receipt_number import CODE_ALPHABET
from kiosk_app.domain.scan import (
    MAX_PLAIN_CHARACTERS,
    MAX_SCAN_CHARACTERS,
    MachineReadableZone,
    PlainText,
    Scan,
    ScannedAccessNumber,
    UnknownCode,
    UnknownReason,
    read_scan,
)
from tests.kiosk_app.specimens import PWPW_CERTIFICATE

TOKEN = OneTimeToken("0123456789ABCDEFGHJKMNPQRS")
ENROLMENT = EnrolmentCode("LDZ07", 1795500000, TOKEN)
ENROLMENT_TEXT = "URZ1E:LDZ07:1795500000:0123456789ABCDEFGHJKMNPQRS:" + check_character(
    "ELDZ0717955000000123456789ABCDEFGHJKMNPQRS"
)
# The specimen of ICAO Doc 9303-5, appendix B.
ZONE = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"

tokens = st.builds(OneTimeToken.new)
access_codes = st.builds(
    lambda kind, kiosk, until, token: kind(kiosk, until, token),
    st.sampled_from([EnrolmentCode, TechnicianCode]),
    st.from_regex(r"[A-Z]{2,6}[0-9]{2,4}", fullmatch=True),
    st.integers(1, 99_999_999_999),
    tokens,
)


def test_an_enrolment_code_is_read() -> None:
    assert str(ENROLMENT) == ENROLMENT_TEXT
    assert read_scan(ENROLMENT_TEXT + "\r\n", "]Q1") == ENROLMENT


@given(access_codes)
def test_access_codes_come_back_as_they_were_written(code: EnrolmentCode | TechnicianCode) -> None:
    assert read_scan(str(code)) == code
    assert code.token.value not in repr(code)


@given(access_codes, st.data())
def test_one_wrong_character_is_noticed(code: EnrolmentCode | TechnicianCode, data: st.DataObject) -> None:
    text = str(code)
    place = data.draw(st.integers(len("URZ1E:"), len(text) - 1))
    wrong = data.draw(st.sampled_from(CODE_ALPHABET).filter(lambda character: character != text[place]))
    damaged = text[:place] + wrong + text[place + 1 :]
    assert read_scan(damaged) == UnknownCode(UnknownReason.DAMAGED)


def test_an_access_code_runs_out() -> None:
    assert ENROLMENT.is_current(1795499999)
    assert not ENROLMENT.is_current(1795500000)


def test_tokens_have_128_bits_and_differ() -> None:
    made = {OneTimeToken.new().value for _ in range(200)}
    assert len(made) == 200
    assert all(len(value) == 26 and value[0] in "01234567" for value in made)


def test_the_check_character_is_that_of_iso_7064() -> None:
    # The standard's example for MOD 37,36.
    assert check_character("A12425GABC1234002") == "M"


@pytest.mark.parametrize("aim_id", ["]C0", "]A0", "]A4", "]C1"])
def test_six_digits_of_a_bar_code_are_a_cards_access_number(aim_id: str) -> None:
    scan = read_scan("123456", aim_id)
    assert scan == ScannedAccessNumber(CardAccessNumber("123456"))
    assert "123456" not in repr(scan)


@pytest.mark.parametrize(
    ("text", "aim_id"),
    [("123456", ""), ("123456", "]Q1"), ("12345", "]C0"), ("12-34-56", "]C0"), ("１２３４５６", "]C0")],
)
def test_other_digits_are_not(text: str, aim_id: str) -> None:
    assert read_scan(text, aim_id) == PlainText(text)


def test_a_zone_is_read_in_one_piece_and_in_lines() -> None:
    whole = read_scan(ZONE)
    assert whole == MachineReadableZone()
    assert not vars(whole)
    assert read_scan("\r".join((ZONE[:30], ZONE[30:60], ZONE[60:])) + "\r") == whole


def plain(text: str) -> Scan:
    return PlainText(text)


@pytest.mark.parametrize(
    ("text", "aim_id", "scan"),
    [
        ("Zażółć gęślą jaźń", "]Q1", plain("Zażółć gęślą jaźń")),
        ("  BOM.0123.4.2026 ", "]C0", plain("BOM.0123.4.2026")),
        ("two\nlines", "]Q1", plain("two\nlines")),
        ("", "]Q1", UnknownCode()),
        (" \r\n ", "", UnknownCode()),
        ("bell\x07", "]Q1", UnknownCode()),
        ("gar\ufffdbled", "]Q1", UnknownCode()),
        ("x" * 61, "]Q1", UnknownCode()),
        ("word " * 300, "]Q1", UnknownCode()),
        ("x" * (MAX_SCAN_CHARACTERS + 1), "]Q1", UnknownCode(UnknownReason.UNREADABLE)),
        ("5901234123457", "]E0", UnknownCode(UnknownReason.PRODUCT)),
        ("https://example.test/a?b=c", "]Q1", UnknownCode(UnknownReason.WEB_ADDRESS)),
        ("WWW.EXAMPLE.TEST", "]Q1", UnknownCode(UnknownReason.WEB_ADDRESS)),
        ("M1KOWALSKI/JAN         EABC123 WAWLCJLO 0123 100Y001A0001 100", "]z0",
         UnknownCode(UnknownReason.BOARDING_PASS)),
        ("URZ2E:anything", "]Q1", UnknownCode(UnknownReason.NEWER)),
        ("URZ1X:anything", "]Q1", UnknownCode(UnknownReason.NEWER)),
        ("URZ1D:1/1:00000000:AAA", "]Q1", UnknownCode(UnknownReason.DAMAGED)),
        (ZONE.replace("7408122", "7408123"), "", UnknownCode(UnknownReason.MISREAD_ZONE)),
        (PWPW_CERTIFICATE[:300], "]z0", UnknownCode()),
    ],
)  # fmt: skip
def test_what_else_it_can_be(text: str, aim_id: str, scan: Scan) -> None:
    assert read_scan(text, aim_id) == scan


@given(st.text(max_size=300), st.text(max_size=4))
def test_no_text_breaks_it_and_nothing_shows(text: str, aim_id: str) -> None:
    scan = read_scan(text, aim_id)
    if isinstance(scan, PlainText):
        assert repr(scan) == "PlainText()"
        assert 0 < len(scan.text) <= MAX_PLAIN_CHARACTERS


def test_identifiers_are_told_from_text() -> None:
    assert split_identifier("]Q1]C0text") == ("]Q1", "]C0text")
    assert split_identifier("[Q1text") == ("", "[Q1text")
    assert (symbology("]z3"), symbology("]X0"), symbology("")) == (Symbology.AZTEC, Symbology.OTHER, None)


@pytest.mark.parametrize("aim_id", ["]Q2", "]Q4", "]Q6", "]d4", "]z3", "]zA", "]L1"])
def test_modifiers_that_mean_eci(aim_id: str) -> None:
    assert follows_eci_protocol(aim_id)


@pytest.mark.parametrize("aim_id", ["", "]Q1", "]Q0", "]z0", "]zC", "]d1", "]L2", "]C2", "]X4"])
def test_modifiers_that_do_not(aim_id: str) -> None:
    assert not follows_eci_protocol(aim_id)
