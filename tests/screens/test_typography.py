"""What stays together at the end of a line."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.typography import NO_BREAK_HYPHEN, NO_BREAK_SPACE, typeset

_BINDERS = ("i", "w", "z", "A", "ul.", "al.", "pl.", "nr", "art.", "§", "ust.", "pkt", "poz.", "Dz.U.")
_WORDS = ("Łódź", "urzędu", "(w", "„z", "6", "10", "000", "miesięcy", "dni.", "znaków", "Nie", "–", "2002")
_texts = st.lists(st.sampled_from(_BINDERS + _WORDS), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("kontaktu z mieszkańcami", "kontaktu z_mieszkańcami"),
        ("a i o tym", "a_i_o_tym"),
        ("przy ul. Piotrkowskiej 110, parter", "przy ul._Piotrkowskiej 110, parter"),
        ("w ciągu 6 miesięcy i 7 dni", "w_ciągu 6_miesięcy i_7_dni"),
        ("do 10 000 znaków", "do 10_000_znaków"),
        ("(§ 8 ust. 2, Dz.U. 2002 nr 5 poz. 46)", "(§_8_ust._2, Dz.U._2002_nr_5_poz._46)"),
        ("art. 6 pkt 5, al. Kościuszki, pl. Wolności", "art._6_pkt_5, al._Kościuszki, pl._Wolności"),
        ("24 grudnia 2026", "24_grudnia 2026"),
        ("na e-mail lub do e-Doręczeń", "na e=mail lub do e=Doręczeń"),
        ("90-926 Łódź, LDZ07-000123-4", "90-926_Łódź, LDZ07-000123-4"),
        ("biało-czerwony", "biało-czerwony"),
        ("do urzędu – wyślemy je", "do urzędu_– wyślemy je"),
        ("W roku 2002. Potem nic.", "W_roku 2002. Potem nic."),
    ],
)
def test_what_belongs_together_is_bound(written: str, shown: str) -> None:
    assert typeset(written) == shown.replace("_", NO_BREAK_SPACE).replace("=", NO_BREAK_HYPHEN)


@given(_texts | st.text())
def test_no_letter_changes_and_twice_is_as_once(text: str) -> None:
    shown = typeset(text)
    assert _plain(shown) == _plain(text)
    assert typeset(shown) == shown


@given(_texts)
def test_no_line_ends_in_what_belongs_to_the_next_word(text: str) -> None:
    """A line may end only at a plain space."""
    chunks = typeset(text).split(" ")
    for here, after in pairwise(chunks):
        last = here.rpartition(NO_BREAK_SPACE)[2]
        assert last.strip("(„") not in _BINDERS
        assert after not in ("–", "—")
        assert not (last[-1].isdigit() and re.match(r"[^\W_]", after)), (here, after)


def _plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ").replace(NO_BREAK_HYPHEN, "-")
