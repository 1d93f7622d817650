"""Machine-readable zones: the specimens of ICAO Doc 9303, and any text."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.simulators.cards.emrtd_chip_data import Person, zone
from kiosk_app.domain.mrz import Mrz, MrzDate, MrzFormat, check_digit, read_mrz, transliterated

TODAY = date(2026, 11, 24)
# Doc 9303-5, 9303-6 and 9303-4, the specimens of each size.
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
# Doc 9303-5, 4.2.4: a number of more than nine characters, with its check digit in the optional data.
LONG_NUMBER = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<"
ZONES = [TD1, TD2, TD3]
NAMES = st.text(st.sampled_from("ABCDEŁŻÓĆĘ"), min_size=1, max_size=9)
DAYS = st.dates(date(1927, 1, 1), date(2026, 1, 1))


def read(text: str) -> Mrz:
    found = read_mrz(text)
    assert found is not None
    return found


@pytest.mark.parametrize("text", ZONES)
@pytest.mark.parametrize("between", ["\n", "\r\n", ""])
def test_the_specimens_are_read(text: str, between: str) -> None:
    found = read(text.replace("\n", between) + between)
    assert (found.surname, found.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert (found.issuer, found.nationality) == ("UTO", "UTO")
    assert found.document_number == ("L898902C3" if found.format is MrzFormat.TD3 else "D23145890")
    assert found.birth.as_birth(TODAY) == date(1974, 8, 12)
    assert found.expiry.as_expiry() == date(2012, 4, 15)
    assert not found.names_cut


def test_a_long_number_is_put_together() -> None:
    assert read(LONG_NUMBER).document_number == "D23145890734"


@pytest.mark.parametrize("text", [*ZONES, LONG_NUMBER])
def test_any_misread_figure_is_noticed(text: str) -> None:
    for place, character in enumerate(text):
        if character.isdigit():
            other = str((int(character) + 1) % 10)
            assert read_mrz(text[:place] + other + text[place + 1 :]) is None


@pytest.mark.parametrize("place", [14, 36, 44], ids=["number", "birth", "expiry"])
def test_each_check_digit_counts_even_where_the_last_one_is_right(place: int) -> None:
    zone_text = TD1.replace("\n", "")
    wrong = str((int(zone_text[place]) + 1) % 10)
    changed = zone_text[:place] + wrong + zone_text[place + 1 :]
    over = changed[5:37] + changed[38:45] + changed[48:59]
    assert check_digit(zone_text[5:37] + zone_text[38:45] + zone_text[48:59]) == zone_text[59]
    assert read_mrz(changed[:59] + check_digit(over) + changed[60:]) is None


@pytest.mark.parametrize(
    "text",
    [
        TD1.lower(),
        TD1.replace("<", " "),
        TD1[:-1],
        TD1 + "<",
        TD1.replace("ERIKSSON<<", "ERIKSSON1<"),
        TD1.replace("ERIKSSON", "<<<<<<<<"),
        TD1.replace("F1204", "Z1204"),
        TD1.replace("ERIKSSON<<ANNA<MARIA", "ERIKSSON<<ANNA<<MARI"),
        TD1.replace("I<UTO", "I<U1O"),
        "Ł" * 90,
        "<" * 90,
        "",
    ],
)
def test_what_is_no_zone_is_none(text: str) -> None:
    assert read_mrz(text) is None


@given(
    st.text(max_size=140)
    | st.text(st.sampled_from(string.ascii_uppercase + string.digits + "<"), max_size=100)
)
def test_any_text_is_a_zone_or_none(text: str) -> None:
    found = read_mrz(text)
    assert found is None or len(text.strip().replace("\n", "").replace("\r", "")) in (90, 72, 88)


@given(
    st.sampled_from(ZONES), st.integers(0, 90), st.sampled_from(string.ascii_uppercase + string.digits + "<")
)
def test_a_changed_character_never_raises(text: str, place: int, character: str) -> None:
    read_mrz(text[:place] + character + text[place + 1 :])


@given(NAMES, NAMES, DAYS)
def test_what_the_simulator_writes_is_read_back(surname: str, given_names: str, birth: date) -> None:
    expiry = date(2036, 5, 17)
    found = read(zone(Person(surname, given_names, "ZZC000001", birth, expiry)))
    assert (found.surname, found.given_names) == (transliterated(surname), transliterated(given_names))
    assert (found.birth.as_birth(TODAY), found.expiry.as_expiry()) == (birth, expiry)


def test_names_that_fill_the_field_may_have_been_cut() -> None:
    person = Person(
        "Konstantynopolitańczykowianeczkówna", "Maria", "ZZC000001", date(1990, 1, 1), date(2036, 1, 1)
    )
    found = read(zone(person))
    assert found.names_cut
    assert (found.surname, found.given_names) == ("KONSTANTYNOPOLITANCZYKOWIANECZ", "")


@pytest.mark.parametrize(
    ("text", "birth", "expiry"),
    [
        ("261124", date(2026, 11, 24), date(2026, 11, 24)),
        ("261125", date(1926, 11, 25), date(2026, 11, 25)),
        ("000229", date(2000, 2, 29), date(2000, 2, 29)),
        ("74<<<<", None, None),
        ("<<<<<<", None, None),
    ],
)
def test_two_figures_of_a_year_are_completed(text: str, birth: date | None, expiry: date | None) -> None:
    found = MrzDate.parse(text)
    assert found is not None
    assert (found.as_birth(TODAY), found.as_expiry()) == (birth, expiry)


@pytest.mark.parametrize(
    "text", ["740230", "741301", "000000", "7408", "7408123", "7<0812", "AB0812", "٧٤٠٨١٢"]
)
def test_days_that_do_not_exist_are_none(text: str) -> None:
    assert MrzDate.parse(text) is None


@pytest.mark.parametrize(
    ("characters", "digit"),
    [("520727", "3"), ("AB2134<<<", "5"), ("HA672242<658022549601086<<<<<<<<<<<<<<0", "8")],
)
def test_check_digits_are_those_of_the_standard(characters: str, digit: str) -> None:
    """Doc 9303-3, 4.9, examples 1, 2 and 4."""
    assert check_digit(characters) == digit


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Żółć-Łabędź", "ZOLC LABEDZ"),
        ("Święto sława", "SWIETO SLAWA"),
        ("Zażółć gęślą jaźń", "ZAZOLC GESLA JAZN"),
        ("O'Connor", "OCONNOR"),
        ("Müller-Groß", "MUELLER GROSS"),
        ("Łódź 7!", "LODZ"),
        ("", ""),
    ],
)
def test_names_are_written_in_the_letters_of_the_zone(name: str, written: str) -> None:
    assert transliterated(name) == written


@given(st.text(max_size=60))
def test_any_name_comes_out_in_plain_capitals(name: str) -> None:
    assert set(transliterated(name)) <= set(string.ascii_uppercase + " ")


def test_nothing_of_the_holder_is_in_a_representation() -> None:
    for secret in ("ERIKSSON", "ANNA", "D23145890", "740812"):
        assert secret not in repr(read(TD1))
