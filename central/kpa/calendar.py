"""Statutory days off in Poland (act of 18.01.1951; 24 December since 2025).

The only file that knows the `holidays` package.
"""

import calendar
from datetime import date, timedelta

import holidays


def days_off(*years: int) -> frozenset[date]:
    """Return the statutory days off of `years` that do not fall on a Sunday, which is one anyway."""
    found = holidays.country_holidays("PL", years=years, expand=False)
    return frozenset(day for day in found if day.weekday() != calendar.SUNDAY)


def is_working_day(day: date) -> bool:
    """Tell whether a time may end on `day`: not a Saturday, nor a statutory day off (art. 57 § 4)."""
    return day.weekday() < calendar.SATURDAY and day not in days_off(day.year)


def working_day_from(day: date) -> date:
    """Return `day`, or the next day on which a time may end (art. 57 § 4)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
