"""The statutory date by which the office must answer, as the kiosk prints it.

The central service computes the date that counts; the kiosk tells the person what the law says
for a submission that reaches the office today.
"""

import calendar
from collections.abc import Set
from datetime import date, timedelta


def one_month_after(filed_on: date, days_off: Set[date] = frozenset()) -> date:
    """Return the last day of the month's time of KPA art. 237 § 1 and 244 § 1.

    Art. 57 § 3: the day that corresponds to the first, or the last day of a shorter month.
    Art. 57 § 4: not a statutory day off, not a Saturday, but the next day that is neither.
    """
    year, month = divmod(filed_on.year * 12 + filed_on.month, 12)
    month += 1
    last = calendar.monthrange(year, month)[1]
    due = date(year, month, min(filed_on.day, last))
    while due.weekday() >= calendar.SATURDAY or due in days_off:
        due += timedelta(days=1)
    return due
