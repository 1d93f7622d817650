"""PINs and the lock-out after wrong ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.technician import (
    Blocked,
    CardFaulty,
    CardLost,
    CardMute,
    CardSwapped,
    Flaw,
    LastTryLeft,
    LockedOut,
    LockOut,
    LogInOutcome,
    NotGenuine,
    Pin,
    WrongPin,
)

SPENT: list[LogInOutcome] = [WrongPin(2), WrongPin(0), CardLost(True), CardMute(True), CardFaulty(True)]
UNSPENT: list[LogInOutcome] = [
    LastTryLeft(),
    Blocked(),
    CardLost(),
    CardMute(),
    CardFaulty(),
    CardSwapped(),
    NotGenuine(Flaw.NO_KEY),
    LockedOut(0.0),
]


def test_each_wrong_pin_doubles_the_wait() -> None:
    lock_out, now_s, waits = LockOut(), 1000.0, []
    for _ in range(10):
        assert lock_out.check(now_s) is None
        lock_out = lock_out.after(WrongPin(2), now_s)
        waits.append(lock_out.until_s - now_s)
        assert lock_out.check(lock_out.until_s - 0.001) == LockedOut(lock_out.until_s)
        now_s = lock_out.until_s
    assert waits == [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]


@given(st.lists(st.sampled_from(SPENT + UNSPENT), max_size=40))
def test_only_what_may_have_cost_a_try_counts(outcomes: list[LogInOutcome]) -> None:
    lock_out = LockOut()
    for outcome in outcomes:
        lock_out = lock_out.after(outcome, 0.0)
    assert lock_out.failures == sum(outcome in SPENT for outcome in outcomes)


@pytest.mark.parametrize("text", ["123456", "1234567", "12345678"])
def test_pins(text: str) -> None:
    pin = Pin.parse(text)
    assert pin == Pin(text)
    assert text not in repr(pin)


@pytest.mark.parametrize("text", ["", "12345", "123456789", "12345a", "123456\n", "１２３４５６", " 123456"])
def test_what_can_be_no_pin(text: str) -> None:
    assert Pin.parse(text) is None
