"""The law: by when the office must answer, and which step may follow which."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from central.kpa.calendar import days_off, is_working_day
from central.kpa.deadlines import due_on, due_on_after_qualifying, end_of_months, forward_by, lodged_on
from central.kpa.kinds import Kind
from central.kpa.transitions import (
    CLOSED,
    TRANSITIONS,
    Status,
    TransitionRefusedError,
    allowed_from,
    status_after_qualifying,
    transition,
)

WARSAW = ZoneInfo("Europe/Warsaw")


@pytest.mark.parametrize(
    ("lodged", "due"),
    [
        ("2026-03-02", "2026-04-02"),  # the day that corresponds (art. 57 § 3)
        ("2026-01-31", "2026-03-02"),  # no 31 February: its last day, a Saturday, so Monday
        ("2027-01-31", "2027-03-01"),  # 28 February is a Sunday
        ("2028-01-31", "2028-02-29"),  # a leap year
        ("2026-10-01", "2026-11-02"),  # All Saints is a Sunday
        ("2026-11-24", "2026-12-28"),  # Christmas Eve (a day off since 2025), both days of Christmas, Sunday
        ("2026-12-06", "2027-01-07"),  # Epiphany
        ("2026-04-30", "2026-06-01"),  # 30 May is a Saturday
        ("2026-12-31", "2027-02-01"),  # over the year's end, a Sunday
    ],
)
def test_a_month_ends_on_a_working_day(lodged: str, due: str) -> None:
    assert end_of_months(date.fromisoformat(lodged), 1) == date.fromisoformat(due)


def test_every_end_of_time_in_years_to_come_is_a_working_day_at_most_a_week_late() -> None:
    for offset in range(3 * 366):
        lodged = date(2026, 1, 1) + timedelta(days=offset)
        due = end_of_months(lodged, 1)
        assert is_working_day(due)
        assert timedelta(28) <= due - lodged <= timedelta(31 + 7)


def test_only_a_complaint_and_a_petition_have_a_statutory_time() -> None:
    lodged = date(2026, 3, 2)
    assert due_on(Kind.SKARGA, lodged) == due_on(Kind.WNIOSEK, lodged) == date(2026, 4, 2)
    assert due_on(Kind.INTERWENCJA, lodged) is None
    assert due_on(Kind.UZUPELNIENIE, lodged) is None


def test_seven_days_for_forwarding() -> None:
    assert forward_by(date(2026, 3, 2)) == date(2026, 3, 9)
    assert forward_by(date(2026, 12, 18)) == date(2026, 12, 28)


def test_christmas_eve_is_a_day_off_since_2025_and_sundays_are_not_listed() -> None:
    assert date(2024, 12, 24) not in days_off(2024)
    assert date(2025, 12, 24) in days_off(2025)
    assert all(day.weekday() != 6 for day in days_off(2026, 2027, 2028))


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        ("2026-03-02T22:30:00+01:00", "2026-03-02"),  # an outage over night: the day at the kiosk
        ("2026-02-01T12:00:00+01:00", "2026-03-03"),  # a clock that stood still
        ("1970-01-01T00:00:00+00:00", "2026-03-03"),
        ("2031-01-01T00:00:00+00:00", "2026-03-03"),
    ],
)
def test_the_day_of_lodging_is_that_of_the_kiosk_if_its_clock_can_be_right(
    device: str, expected: str
) -> None:
    received = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)
    assert lodged_on(datetime.fromisoformat(device), received, WARSAW) == date.fromisoformat(expected)


def test_every_step_names_what_it_rests_on_and_leads_elsewhere() -> None:
    for edge in TRANSITIONS:
        # An interwencja is no matter of the Code: its history names no article of it.
        assert ("art." in edge.basis or "§" in edge.basis) == (Kind.INTERWENCJA not in edge.kinds)
        assert edge.kinds
        assert edge.source is not edge.target or edge.target is Status.EXTENDED


def test_every_status_can_be_reached() -> None:
    assert {edge.target for edge in TRANSITIONS} | {Status.RECEIVED} == set(Status)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("status", Status)
def test_from_everywhere_there_is_a_way_to_the_end(kind: Kind, status: Status) -> None:
    """Whatever a case was before it was qualified, and wherever it stood."""
    reached = {status_after_qualifying(status, kind)}
    for _ in Status:
        reached |= {edge.target for source in reached for edge in allowed_from(source, kind)}
    assert reached & CLOSED
    assert allowed_from(status_after_qualifying(status, kind), kind)


def test_a_status_stays_where_the_new_kind_has_it_too() -> None:
    assert status_after_qualifying(Status.EXTENDED, Kind.WNIOSEK) is Status.EXTENDED
    assert status_after_qualifying(Status.SETTLED, Kind.INTERWENCJA) is Status.SETTLED
    for status in (Status.EXTENDED, Status.SUPPLEMENT_REQUESTED, Status.LEFT_UNEXAMINED):
        assert status_after_qualifying(status, Kind.INTERWENCJA) is Status.IN_PROGRESS


def test_an_extended_date_is_kept_between_complaint_and_petition_only() -> None:
    lodged, extended = date(2026, 3, 2), date(2026, 5, 4)
    qualified = {
        (before, after): due_on_after_qualifying(before, after, lodged, extended)
        for before in (Kind.SKARGA, Kind.INTERWENCJA)
        for after in (Kind.WNIOSEK, Kind.INTERWENCJA)
    }
    assert qualified == {
        (Kind.SKARGA, Kind.WNIOSEK): extended,
        (Kind.SKARGA, Kind.INTERWENCJA): None,
        (Kind.INTERWENCJA, Kind.WNIOSEK): date(2026, 4, 2),
        (Kind.INTERWENCJA, Kind.INTERWENCJA): None,
    }


def test_a_closed_case_is_only_opened_again() -> None:
    for status in CLOSED:
        assert {edge.target for edge in allowed_from(status, Kind.SKARGA)} == {Status.IN_PROGRESS}


def test_an_interwencja_cannot_be_left_unexamined_for_want_of_a_name() -> None:
    with pytest.raises(TransitionRefusedError, match="steps are: in_progress"):
        transition(Status.RECEIVED, Status.LEFT_UNEXAMINED, Kind.INTERWENCJA)
