"""What an exercise is told before it starts: its dates and its readings of the open points of the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

MonthsRounding = Literal["up", "exact"]
AppealDayOne = Literal["publication", "following"]


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """The frame of one promotion exercise.

    `reference_date`: end of the year whose merits count, and date of the assignment that gives the quota.
    `assignment_date`: date of the assignment shown on the definitive lists (AN 130-2004, footnote 3).
    `holidays`: days that are no working days, besides Saturdays and Sundays.
    `months_rounding`: months of seniority in the step are rounded up to whole months, or kept exact.
    `appeal_day_one`: which day counts as the first of the five working days.
    """

    rules: str
    reference_date: date
    merit_lists_published_on: date
    decided_on: date
    assignment_date: date
    notice: str
    holidays: tuple[date, ...]
    months_rounding: MonthsRounding
    appeal_day_one: AppealDayOne
