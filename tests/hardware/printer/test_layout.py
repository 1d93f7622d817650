"""Laying out: nothing is lost, nothing is too wide, no word that announces the next one ends a line."""

import re
import unicodedata
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.receipt_printer.elements import CELL_WIDTH, Layout, Line, QrCode, Space
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.wrapping import wrap
from kiosk_app.domain.document import Block, Document, Feed, Heading, Pair, Qr, Rule, Text
from tests.hardware.printer.samples import CONFIRMATION

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs"]), max_size=300)
# Words that announce the next one.
HOLDING = ["a", "i", "O", "w", "z", "я", "ul.", "al.", "pl.", "nr", "art.", "§", "§§", "ust.", "pkt", "Art."]
HOLDING += ["вул.", "lok.", "tel.", "poz.", "Dz.U."]
HELD = ["Łodzi", "104", "z\u00a0domu", "sprawa-nr/12", "x" * 60, "90\u2011926", "urząd", "m.in."]
# Never more than two of them in a row: words that hold together longer than a line have to break.
PHRASES = st.tuples(
    st.lists(st.sampled_from(HOLDING), max_size=2),
    st.sampled_from(HELD),
    st.sampled_from([" ", " ", "\u00a0"]),
    st.sampled_from(["", "("]),
).map(lambda parts: parts[3] + parts[2].join([*parts[0], parts[1]]))
SENTENCES = st.lists(PHRASES).map(" ".join)
COLUMNS = st.sampled_from([24, 32, 42, 48])
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXTS, st.integers(1, 4)),
    st.builds(Text, TEXTS | SENTENCES, st.booleans(), st.booleans()),
    st.builds(Pair, TEXTS, TEXTS),
    st.builds(Rule),
    st.builds(Feed, st.integers(0, 5)),
    st.builds(Qr, st.text(st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=["Cc"]))),
)


def visible(text: str) -> str:
    """All but spaces, and hyphens, which are put into long words."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\u2011")


def wanted(*texts: str) -> str:
    """What has to be on the paper, spaces and hyphens aside."""
    composed = "".join(unicodedata.normalize("NFC", text) for text in texts)
    return visible("".join(letter for letter in composed if not "\ufe00" <= letter <= "\ufe0f"))


@given(TEXTS | SENTENCES, st.integers(4, 64))
def test_wrapping_loses_nothing_and_is_never_too_wide(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(len(line) <= columns for line in lines)
    assert visible("".join(lines)) == wanted(text)


@given(SENTENCES, COLUMNS)
def test_no_line_ends_in_a_word_that_announces_the_next(text: str, columns: int) -> None:
    for line in wrap(text, columns)[:-1]:
        assert line.split(" ")[-1].lstrip("(") not in HOLDING


@given(
    st.lists(
        st.sampled_from(["ul.\u00a0Piotrkowska\u00a0104", "90\u2011926\u00a0Łódź", "w urzędzie", "urząd"])
    ),
    COLUMNS,
)
def test_what_an_author_holds_together_is_never_parted(words: list[str], columns: int) -> None:
    printed = [word.replace("\u00a0", " ").replace("\u2011", "-") for word in words]
    lines = wrap(" ".join(words), columns)
    assert [sum(line.count(word) for line in lines) for word in set(printed)] == [
        " ".join(printed).count(word) for word in set(printed)
    ]


def test_the_space_of_an_announcing_word_is_printed_as_one() -> None:
    assert wrap("Skarga: ul. Piotrkowska 104, art. 221 § 3 pkt 2", 20) == [
        "Skarga:",
        "ul. Piotrkowska 104,",
        "art. 221 § 3 pkt 2",
    ]


def test_no_word_is_alone_on_the_last_line() -> None:
    assert wrap("nazwiska, adresu ani treści pisma.", 30) == ["nazwiska, adresu ani", "treści pisma."]
    # The line before would be the shorter one; a dash and its word stay together.
    assert wrap("stan Twojej sprawy.", 12) == ["stan Twojej", "sprawy."]
    assert wrap("Proszę nie mówić o tym innym – nikomu.", 30) == ["Proszę nie mówić o tym", "innym – nikomu."]


def test_words_joined_by_a_no_break_space_stay_together() -> None:
    assert wrap("Pokój przy ul.\u00a0Piotrkowskiej 104", 26) == ["Pokój przy", "ul. Piotrkowskiej 104"]


def test_a_long_word_breaks_where_an_address_does() -> None:
    assert wrap("https://example.pl/sprawy/moja", 20) == ["https://example.pl/", "sprawy/moja"]


def test_control_characters_never_get_through() -> None:
    assert wrap("a\x1b@b\x10\x04\x01c\x9bd", 40) == ["a@bcd"]


@given(st.lists(BLOCKS, max_size=8), COLUMNS)
def test_no_line_of_a_document_is_wider_than_the_paper(blocks: list[Block], columns: int) -> None:
    laid_out = lay_out(Document(tuple(blocks)), columns, columns * CELL_WIDTH)
    for element in laid_out.elements:
        if isinstance(element, Line):
            spans = element.spans
            assert spans[-1].column + len(spans[-1].text) * element.wide <= columns
            assert all(a.column + len(a.text) * element.wide <= b.column for a, b in pairwise(spans))
        if isinstance(element, QrCode):
            assert element.height <= laid_out.dots


@given(st.lists(st.builds(Pair, TEXTS, TEXTS) | st.builds(Heading, TEXTS), max_size=5), COLUMNS)
def test_no_text_of_a_document_is_lost(blocks: list[Pair | Heading], columns: int) -> None:
    laid_out = lay_out(Document(tuple(blocks)), columns, columns * CELL_WIDTH, None)
    texts = [[block.label, block.value] if isinstance(block, Pair) else [block.text] for block in blocks]
    assert visible(text_of(laid_out)) == wanted(*chain.from_iterable(texts))


def test_the_number_is_as_large_as_the_paper_allows() -> None:
    for columns, wide in ((48, 3), (42, 3), (32, 2)):
        laid_out = lay_out(CONFIRMATION, columns, columns * CELL_WIDTH)
        number = next(line for line in lines_of(laid_out) if line.spans[0].text == "LDZ07-000123-4")
        assert number.wide == number.high == wide


def test_a_value_stands_at_the_right_edge_and_goes_below_where_it_does_not_fit() -> None:
    pair = Document((Pair("Termin odpowiedzi", "do 24.12.2026"),))
    (wide,) = lines_of(lay_out(pair, 48, 576))
    assert wide.spans[1].column + len(wide.spans[1].text) == 48
    above, below = lines_of(lay_out(pair, 24, 288))
    assert above.spans[0].text == "Termin odpowiedzi"
    assert below.spans[0].column + len(below.spans[0].text) == 24


def test_a_list_hangs_beside_its_number() -> None:
    first, second = lines_of(lay_out(Document((Text("1. raz dwa trzy"),)), 12, 144))
    assert (first.spans[0].column, first.spans[0].text) == (0, "1. raz dwa")
    assert (second.spans[0].column, second.spans[0].text) == (3, "trzy")


def test_a_qr_code_has_its_quiet_zone() -> None:
    before, code, after = lay_out(Document((Qr("x"),)), 48, 576).elements
    assert isinstance(code, QrCode)
    assert before == after == Space(4 * code.module_dots)


def test_a_qr_code_with_control_characters_is_refused() -> None:
    with pytest.raises(ValueError, match="control"):
        lay_out(Document((Qr("a\x10\x04\x01"),)), 48, 576)


def lines_of(laid_out: Layout) -> list[Line]:
    return [element for element in laid_out.elements if isinstance(element, Line)]


def text_of(laid_out: Layout) -> str:
    return "".join(span.text for line in lines_of(laid_out) for span in line.spans)


def test_paragraphs_stand_apart_and_lists_stay_close() -> None:
    paragraphs = lay_out(Document((Text("Raz."), Text("Dwa."), Text("– trzy"))), 48, 576)
    assert [isinstance(element, Space) for element in paragraphs.elements] == [False, True, False, False]


def test_amounts_stand_comma_below_comma_down_to_their_sum() -> None:
    table = Document(
        (
            Pair("Opłata", "82,00 zł"),
            Pair("Kopia", "5 zł"),
            Rule(),
            Pair("Razem", "1 087,00 zł"),
            Pair("Kod", "7K"),
        )
    )
    values = [line.spans[-1] for line in lines_of(lay_out(table, 32, 384))]
    # Where the whole number ends; the code is no amount.
    ends = [span.column + len(re.split("[,z]", span.text)[0].strip()) for span in values[:3]]
    assert ends == [26, 26, 26]
    assert values[3].column == 30


def test_a_value_stands_beside_the_last_line_of_its_label() -> None:
    pair = Document((Pair("Opłata skarbowa za pełnomocnictwo", "17,00 zł"),))
    first, second = lines_of(lay_out(pair, 32, 384))
    assert [span.text for span in first.spans] == ["Opłata skarbowa za"]
    assert [span.text for span in second.spans] == ["pełnomocnictwo", "17,00 zł"]


def test_no_word_of_a_label_is_parted_for_its_value_to_stand_beside_it() -> None:
    pair = Document((Pair("Zgłoszono jako", "Skarga"),))
    for columns in range(14, 24):
        texts = [
            span.text
            for line in lines_of(lay_out(pair, columns, columns * CELL_WIDTH))
            for span in line.spans
        ]
        assert " ".join(texts) == "Zgłoszono jako Skarga"


def test_in_large_print_a_value_stands_below_its_label_at_the_left_and_amounts_keep_their_column() -> None:
    pairs = (Pair("Rodzaj", "Skarga"), Pair("Złożono", "24.11.2026, 10:42"), Pair("Opłata", "17,00 zł"))
    lines = lines_of(lay_out(Document(pairs, large_print=True), 48, 576))
    *stacked, amount = [[(span.column, span.text) for span in line.spans] for line in lines]
    assert stacked == [[(0, "Rodzaj")], [(0, "Skarga")], [(0, "Złożono")], [(0, "24.11.2026, 10:42")]]
    assert amount == [(0, "Opłata"), (32, "17,00 zł")]


def test_a_dash_stays_with_the_word_before_it_and_a_unit_with_its_number() -> None:
    assert wrap("zadzwoń telefonem – zeskanuj", 18) == ["zadzwoń", "telefonem –", "zeskanuj"]
    assert wrap("Opłata wynosi 82,00 zł", 20) == ["Opłata wynosi", "82,00 zł"]
    assert wrap("Mieszka przy Łąkowej 24 m. 30", 26) == ["Mieszka przy Łąkowej", "24 m. 30"]


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("niepełnosprawnościami", "pl", ["niepełnosprawno-", "ściami"]),
        ("„niepełnosprawnościami”,", "pl", ["„niepełnospraw-", "nościami”,"]),
        ("niepełnosprawnościami", "en", ["niepełnosprawno-", "ściami"]),
        ("zagospodarowaniem", "uk", ["zagospodarowa-", "niem"]),
        ("responsibilities-free", "en", ["responsibilit-", "ies-free"]),
        ("LDZ07000123456789012", "pl", ["LDZ0700012345678", "9012"]),
    ],
)
def test_a_long_word_is_parted_where_its_language_has_it(word: str, language: str, parts: list[str]) -> None:
    assert wrap(word, 16, language) == parts


@pytest.mark.parametrize("language", ["pl", "uk", "de"])
def test_a_hyphen_is_never_put_near_the_ends_of_a_word(language: str) -> None:
    for columns in range(7, 32):
        parts = wrap("Konstantynopolitańczykowianeczka", columns, language)
        assert all(len(part.rstrip("-")) >= 3 for part in parts)
