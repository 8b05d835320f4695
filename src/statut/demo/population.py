"""How many officials of each grade and budget stand where in the exercise, for an institution of any size.

Rule 5 makes the threshold the total of the n-th eligible official. So that it comes out as published, each grade and
budget gets a group above the threshold, a group of equals, of which the senior part fills the places left, and people
below; the possibilities are those above and the senior equals. Nothing else is fixed: who they are and how the points
make up their totals is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final, NamedTuple

from statut.demo.institution import STAFF, STAFF_OUTSIDE, STANDARD_SIZE
from statut.rules.promotion.grades import BUDGETS

_INELIGIBLE_PER_THOUSAND: Final = 60
_EQUALS_PER_THOUSAND: Final = 16


class Standing(Enum):
    ABOVE = auto()
    EQUAL_SENIOR = auto()
    EQUAL_JUNIOR = auto()
    BELOW = auto()
    INELIGIBLE = auto()
    OUTSIDE = auto()


ELIGIBLE: Final = (Standing.ABOVE, Standing.EQUAL_SENIOR, Standing.EQUAL_JUNIOR, Standing.BELOW)


class Stratum(NamedTuple):
    """Officials of one grade, budget and standing."""

    grade: str
    budget: str
    standing: Standing


class Population(NamedTuple):
    """`people`: officials by stratum. `possibilities`: promotions by grade and budget, where there are any."""

    people: dict[Stratum, int]
    possibilities: dict[tuple[str, str], int]


def population(officials: int, at_least: Mapping[Stratum, int]) -> Population:
    """The shape of an institution of `officials` in promotable grades, with room for those who must be in it."""
    people: Counter[Stratum] = Counter()
    possibilities = {}
    for (grade, budget), size in _sizes(officials).items():
        _, rate = STAFF[grade]
        needed = {standing: at_least.get(Stratum(grade, budget, standing), 0) for standing in Standing}
        standings = _standings(size, rate, needed)
        people.update({Stratum(grade, budget, standing): number for standing, number in standings.items()})
        if places := standings[Standing.ABOVE] + standings[Standing.EQUAL_SENIOR]:
            possibilities[grade, budget] = places
    for grade, size in STAFF_OUTSIDE.items():
        stratum = Stratum(grade, "operating", Standing.OUTSIDE)
        people[stratum] = max(scaled(size, officials), at_least.get(stratum, 0))
    return Population(dict(people), possibilities)


def scaled(number: int, officials: int) -> int:
    """A number of the standard institution in one of another size, rounded half up."""
    return (2 * number * officials + STANDARD_SIZE) // (2 * STANDARD_SIZE)


def _sizes(officials: int) -> dict[tuple[str, str], int]:
    """Officials by grade and budget: proportional, largest remainders first, so that the sum is exact."""
    shares = {
        (grade, budget): divmod(size * officials, STANDARD_SIZE)
        for grade, (sizes, _) in STAFF.items()
        for budget, size in zip(BUDGETS, sizes, strict=True)
        if size
    }
    left = officials - sum(whole for whole, _ in shares.values())
    rounded_up = sorted(shares, key=lambda cell: -shares[cell][1])[:left]
    return {cell: whole + (cell in rounded_up) for cell, (whole, _) in shares.items()}


def _standings(size: int, rate: int, needed: Mapping[Standing, int]) -> dict[Standing, int]:
    ineligible = max(_per_thousand(size, _INELIGIBLE_PER_THOUSAND), needed[Standing.INELIGIBLE])
    eligible = size - ineligible
    promotions = _per_thousand(eligible, rate)
    equals = max(2, _per_thousand(eligible, _EQUALS_PER_THOUSAND)) if promotions else 0
    senior = max(min(promotions, equals // 2), needed[Standing.EQUAL_SENIOR])
    junior = max(equals - senior, needed[Standing.EQUAL_JUNIOR])
    above = max(promotions - senior, needed[Standing.ABOVE])
    return {
        Standing.ABOVE: above,
        Standing.EQUAL_SENIOR: senior,
        Standing.EQUAL_JUNIOR: junior,
        Standing.BELOW: eligible - above - senior - junior,
        Standing.INELIGIBLE: ineligible,
    }


def _per_thousand(number: int, rate: int) -> int:
    return (number * rate + 500) // 1000
