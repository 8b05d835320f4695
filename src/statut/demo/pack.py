"""The demonstration institution as an exercise pack of any size.

Running the 2004 exercise on a pack of the standard size yields the thresholds and the appeals of notice 130-2004;
they stand nowhere in the pack, only points, duties, appeals and possibilities that lead to them.
"""

from __future__ import annotations

import random
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from statut.demo import cast
from statut.demo.appeals import IN_TIME, AppealsOfCategory
from statut.demo.cast import CastMember
from statut.demo.dossier import PackWriter, new_pack
from statut.demo.institution import (
    OTHER_APPEALS_GRANTED,
    STANDARD_SIZE,
    AppealsTarget,
    appeals_target,
    thresholds_target,
)
from statut.demo.officials import Officials, Place
from statut.demo.population import ELIGIBLE, Population, Stratum, population, scaled
from statut.rules.kernel.points import half_points, points_text
from statut.rules.promotion.grades import category_of

EXERCISE: Final = """\
rules = "commission-2004"
reference_date = 2003-12-31
merit_lists_published_on = 2004-09-20
decided_on = 2004-11-30
assignment_date = 2004-11-16
notice = "130-2004"
holidays = [2004-11-01, 2004-11-02]
months_rounding = "up"
appeal_day_one = "publication"
"""

_PROGRESS_STEP: Final = 1000


def make_pack(
    folder: Path,
    *,
    officials: int = STANDARD_SIZE,
    seed: int = 2004,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write a pack with `officials` in promotable grades, and a few per cent of others on top.

    The same size and seed give the same bytes. `progress` is told how many officials of how many are written.
    From 200 officials on, the cast is among them. Raises FileExistsError where the folder holds other files.
    """
    if officials < 1:
        raise ValueError(f"an institution has at least one official, not {officials}")
    members = cast.CAST if officials >= cast.SMALLEST_SIZE else ()
    seats = Counter(member.stratum for member in members)
    plan = population(officials, seats)
    to_draw = {stratum: count - seats[stratum] for stratum, count in plan.people.items()}
    draw = random.Random(seed).random
    crowd = Officials(draw, to_draw, _appeals(officials, to_draw, members))
    numbers = _personnel_numbers(sum(to_draw.values()), draw)

    with new_pack(folder) as pack:
        pack.write_exercise(EXERCISE)
        _write_tables(pack, plan)
        for member in members:
            crowd.admit(member.dossier)
            pack.write(member.dossier)
        total = sum(plan.people.values())
        places = [(crowd.place(stratum), count) for stratum, count in to_draw.items() if count]
        for written, place in enumerate(_in_random_order(places, draw), start=len(members) + 1):
            pack.write(crowd.next(place, next(numbers)))
            if progress and written % _PROGRESS_STEP == 0:
                progress(written, total)
    if progress:
        progress(total, total)


def _write_tables(pack: PackWriter, plan: Population) -> None:
    pack.write_table(
        "thresholds", ((grade, points_text(target.indicative)) for grade, target in thresholds_target().items())
    )
    pack.write_table("possibilities", ((*cell, promotions) for cell, promotions in plan.possibilities.items()))


def _appeals(
    officials: int, to_draw: dict[Stratum, int], members: Sequence[CastMember]
) -> dict[str, AppealsOfCategory]:
    """The appeals of the notice, in proportion, without those that the cast lodged."""
    return {
        category: AppealsOfCategory(
            people=sum(
                count
                for stratum, count in to_draw.items()
                if stratum.standing in ELIGIBLE and category_of(stratum.grade) == category
            ),
            target=_left_by_the_cast(category, officials, members),
            interest=scaled(interest, officials),
            transitional=scaled(transitional, officials),
        )
        for category, (interest, transitional) in OTHER_APPEALS_GRANTED.items()
    }


def _left_by_the_cast(category: str, officials: int, members: Sequence[CastMember]) -> AppealsTarget:
    lodged = [
        appeal
        for member in members
        if (appeal := member.dossier.appeal) and appeal.lodged_on in IN_TIME
        if category_of(member.dossier.grade) == category
    ]
    granted = [half_points(appeal.points) for appeal in lodged if appeal.outcome == "appeal"]
    target = appeals_target()[category]
    persons = max(0, scaled(target.persons, officials) - len(granted))
    return AppealsTarget(
        max(persons, scaled(target.appeals, officials) - len(lodged)),
        persons,
        max(persons, scaled(target.half_points, officials) - sum(granted)),
    )


def _in_random_order(places: Sequence[tuple[Place, int]], draw: Callable[[], float]) -> Iterator[Place]:
    """Each place as often as it has people. Two bytes a person are all that is kept of the order."""
    order = array("H")
    for index, (_, people) in enumerate(places):
        order.extend(array("H", [index]) * people)
    for last in range(len(order) - 1, 0, -1):  # Fisher and Yates: random.shuffle may change between versions of Python
        other = int(draw() * (last + 1))
        order[last], order[other] = order[other], order[last]
    return (places[index][0] for index in order)


def _personnel_numbers(people: int, draw: Callable[[], float]) -> Iterator[str]:
    """Increasing numbers with gaps, all of one length, none of the cast's."""
    taken = {int(member.dossier.personnel_number) for member in cast.CAST}
    number = 10 ** max(5, len(str(3 * people))) + 10
    while True:
        number += 1 + int(draw() * 3)
        if number not in taken:
            yield str(number)
