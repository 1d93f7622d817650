"""Which edges of a contact count."""

from hypothesis import given
from hypothesis import strategies as st

from hardware.signals.debounce import Debounced

_PERIOD_NS = 20


def test_a_level_counts_when_it_has_lasted() -> None:
    contact = Debounced(_PERIOD_NS, level=False)
    assert contact.wait_s(0) is None
    assert contact.edge(True, 100) == []
    assert contact.look(True, 119) == []
    assert contact.wait_s(119) == 1e-9
    assert contact.look(True, 120) == [True]
    assert contact.look(True, 140) == []
    assert contact.wait_s(140) is None


def test_bounces_put_it_off_and_a_pulse_that_is_too_short_is_none() -> None:
    contact = Debounced(_PERIOD_NS, level=False)
    assert [contact.edge(level, at) for level, at in ((True, 100), (False, 105), (True, 110))] == [[]] * 3
    assert contact.look(True, 129) == []
    assert contact.look(True, 130) == [True]
    assert contact.edge(False, 200) == contact.edge(True, 219) == []
    assert contact.look(True, 239) == [True]


def test_a_pulse_that_lasted_is_told_though_it_is_heard_of_late() -> None:
    contact = Debounced(_PERIOD_NS, level=False)
    assert contact.edge(True, 100) == []
    assert contact.edge(False, 120) == [True]
    assert contact.look(False, 500) == [False]


def test_a_change_whose_edge_was_lost_is_seen_by_looking() -> None:
    contact = Debounced(_PERIOD_NS, level=False)
    assert contact.look(True, 100) == []
    assert contact.look(True, 120) == [True]


def test_without_a_period_every_edge_counts() -> None:
    contact = Debounced(0, level=False)
    assert contact.edge(True, 100) == []
    assert contact.edge(False, 100) == [True]
    assert contact.look(False, 100) == [False]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 60))), st.integers(0, 40))
def test_what_is_told_has_lasted_and_the_last_is_what_is(edges: list[tuple[bool, int]], period: int) -> None:
    contact = Debounced(period, level=False)
    now, last, told, lasted = 0, False, [False], {False}
    for level, after in edges:
        if after >= period:
            lasted.add(last)
        now, last = now + after, level
        told += contact.edge(level, now)
    assert set(told) <= lasted
    told += contact.look(last, now + period)
    assert told[-1] is last
    assert contact.wait_s(now + period) is None
