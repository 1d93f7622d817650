"""By when the office must answer: KPA art. 57, 231, 237, 244."""

import calendar
from datetime import date, datetime, timedelta, tzinfo

from central.kpa.calendar import working_day_from
from central.kpa.kinds import Kind

# How long a kiosk without a network may hold a submission before its own clock is no longer
# believed to say when it was filed.
LONGEST_PLAUSIBLE_DELAY = timedelta(days=14)

_MONTH_KINDS = frozenset({Kind.SKARGA, Kind.WNIOSEK})


def due_on(kind: Kind, lodged: date) -> date | None:
    """Return the last day for settling a case, or None where the law sets none.

    Skarga: without undue delay, at most one month (art. 237 § 1). Wniosek: the same (art. 244 § 1).
    An interwencja is not a matter of title VIII; a supplement has no time of its own.
    """
    return end_of_months(lodged, 1) if kind in _MONTH_KINDS else None


def due_on_after_qualifying(before: Kind, after: Kind, lodged: date, due: date | None) -> date | None:
    """Return the last day for settling a case that was qualified anew (art. 222).

    The time of a skarga and of a wniosek is the same month, so one that was extended (art. 237 § 4 with
    36; 245) stays extended between them. Any other change starts from the day of lodging.
    """
    return due if {before, after} <= _MONTH_KINDS else due_on(after, lodged)


def end_of_months(start: date, months: int) -> date:
    """Return the end of a time counted in months.

    Art. 57 § 3: on the day that corresponds to the first day, or the last day of a shorter month.
    Art. 57 § 4: if that is a statutory day off or a Saturday, the next day that is neither.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    month += 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return working_day_from(date(year, month, day))


def end_of_days(start: date, days: int) -> date:
    """Return the end of a time counted in days; the first day does not count (art. 57 § 1, § 4)."""
    return working_day_from(start + timedelta(days=days))


def forward_by(lodged: date) -> date:
    """Return the last day for forwarding to the competent organ: 7 days (art. 231 § 1, art. 243)."""
    return end_of_days(lodged, 7)


def lodged_on(device_time: datetime, received_at: datetime, zone: tzinfo) -> date:
    """Return the day on which the citizen lodged the document at the kiosk.

    The kiosk stands in the office and promised a date on paper, so the day on its clock counts,
    even if the network was down; but not when that clock cannot be right: later than the server's,
    or so much earlier that no outage explains it.
    """
    delay = received_at - device_time
    believable = timedelta(0) <= delay <= LONGEST_PLAUSIBLE_DELAY
    return (device_time if believable else received_at).astimezone(zone).date()
