"""Which officials of the demonstration institution appealed, and with what outcome.

The numbers of appeals, of people who received appeal points and of these points are fixed for each category; who they
are is drawn official by official, each with the chance that makes the numbers come out exactly (selection sampling:
Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm S).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from statut.demo.dossier import Appeal
from statut.demo.institution import AppealsTarget
from statut.rules.kernel.points import points_text

IN_TIME: Final = ("2004-09-20", "2004-09-21", "2004-09-22", "2004-09-23", "2004-09-24")
TOO_LATE: Final = ("2004-09-27", "2004-09-28", "2004-09-30", "2004-10-04")
REJECTED: Final = "none"


class AppealsOfCategory:
    """The appeals still to be lodged in one category by the people still to come."""

    def __init__(self, people: int, target: AppealsTarget, interest: int, transitional: int) -> None:
        """`target` counts all appeals; `interest` and `transitional` are those that brought points of these kinds."""
        self._people = people
        self._appeals = target.appeals
        self._awards = _awards(target.persons, target.half_points)
        room = target.appeals - target.persons
        self._interest = min(interest, room)
        self._transitional = min(transitional, room - self._interest)

    def next(self, draw: Callable[[], float]) -> Appeal | None:
        """The appeal of the next official, None where there is none. Call it once for each of the `people`."""
        lodged = int(draw() * self._people) < self._appeals
        self._people -= 1
        return self._lodge(draw) if lodged else None

    def _lodge(self, draw: Callable[[], float]) -> Appeal:
        lodged_on = IN_TIME[int(draw() * len(IN_TIME))]
        lot = int(draw() * self._appeals)
        self._appeals -= 1
        if lot < len(self._awards):
            return Appeal(lodged_on, "appeal", points_text(self._awards.pop(lot)))
        lot -= len(self._awards)
        if lot < self._interest:
            self._interest -= 1
            return Appeal(lodged_on, "interest", "1" if lot % 3 else "2")
        lot -= self._interest
        if lot < self._transitional:
            self._transitional -= 1
            return Appeal(lodged_on, "transitional", "2" if lot % 3 else "1")
        return Appeal(lodged_on, REJECTED, "0")


def _awards(persons: int, half_points: int) -> list[int]:
    """Half points of each successful appellant: at least one each, unequal, the sum exact."""
    if not persons:
        return []
    mean, left = divmod(half_points, persons)
    awards = [mean + (index < left) for index in range(persons)]
    for index in range(0, persons - 1, 2):
        shift = min(index // 2 % 3, awards[index + 1] - 1)
        awards[index] += shift
        awards[index + 1] -= shift
    return awards
