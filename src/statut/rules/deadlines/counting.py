"""How days and months of a time limit are counted."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterator
from datetime import date, timedelta

SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Neither Saturday nor Sunday nor a holiday of the institution."""
    return day.weekday() < SATURDAY and day not in holidays


def working_days_from(first: date, holidays: Collection[date]) -> Iterator[date]:
    """The working days on or after a day, one after the other."""
    day = first
    while True:
        if is_working_day(day, holidays):
            yield day
        day += timedelta(days=1)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
