"""Dates of careers: grades and steps begin on the 1st or the 16th of a month, so a date is a count of half months."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from statut.rules.promotion.grades import STARTING_GRADES

_FIRST_YEAR: Final = 1965
_YEAR: Final = 24
ISO_DATES: Final = tuple(
    f"{year}-{month:02}-{day:02}" for year in range(_FIRST_YEAR, 2006) for month in range(1, 13) for day in (1, 16)
)
NEW_YEAR_2004: Final = (2004 - _FIRST_YEAR) * _YEAR

# Rule 3: nobody is promoted with effect later than 1 April 2004; two years in the grade, or six months establishment.
_LAST_EFFECT: Final = NEW_YEAR_2004 + 6
_PROBATION: Final = 18  # old Article 34: nine months until establishment
_STEP: Final = 2 * _YEAR  # old Article 44: a step every two years
_STEPS: Final = {"A1": 6, "A2": 6, "A7": 6, "A8": 2, "LA7": 6, "LA8": 2, "C5": 4, "D4": 4}


class Seniority(NamedTuple):
    """Where the seniority of a grade can lie: the last `grade_since` with which promotion is possible, and the spread.

    Equals are told apart by seniority: the senior half of the spread is chosen, the junior half is not, so that equal
    seniority never straddles the last place.
    """

    latest: int
    spread: int

    def any(self, draw: Callable[[], float]) -> int:
        return self.latest - int(draw() * self.spread)

    def senior(self, draw: Callable[[], float]) -> int:
        return self.latest - self.spread // 2 - int(draw() * (self.spread // 2))

    def junior(self, draw: Callable[[], float]) -> int:
        return self.latest - int(draw() * (self.spread // 2))

    def too_short(self, draw: Callable[[], float]) -> int:
        return self.latest + 1 + int(draw() * 30)


def is_starting(grade: str) -> bool:
    return grade in STARTING_GRADES


def seniority_of(grade: str) -> Seniority:
    if is_starting(grade):
        return Seniority(_LAST_EFFECT - _YEAR // 2 - _PROBATION, 3 * _YEAR)
    return Seniority(_LAST_EFFECT - 2 * _YEAR, 7 * _YEAR)


def established_on(starting: bool, grade_since: int, draw: Callable[[], float]) -> str:
    """Empty for those still on probation when the exercise ends."""
    if not starting:
        return ISO_DATES[max(0, grade_since - int(draw() * 10 * _YEAR))]
    established = grade_since + _PROBATION
    return ISO_DATES[established] if established <= NEW_YEAR_2004 + 20 else ""


def last_step(grade: str) -> int:
    """The number of steps of a grade (old Article 66); category LA follows category A."""
    return _STEPS.get(grade, 8)


def draw_step(grade: str, grade_since: int, draw: Callable[[], float]) -> tuple[int, str]:
    """Step and the date since which it is held, as two-yearly advance leads to it by 1 January 2004.

    Seniority in the step can be older than the grade (old Article 46); in the last step it goes on without end,
    and a deferred step makes it longer than two years for one official in two hundred.
    """
    luck = int(draw() * 600)
    start, seniority, deferred = luck % 3, luck // 3 % 24, luck < 3
    highest = last_step(grade)
    first = min(1 + start, highest)
    since = grade_since - seniority
    advances = min(max(0, NEW_YEAR_2004 - since) // _STEP, highest - first)
    if deferred and advances:
        advances -= 1
    return first + advances, ISO_DATES[since + advances * _STEP]
