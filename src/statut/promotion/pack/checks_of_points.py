"""Checks of points and appeals: caps, quota, outcomes, time limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from statut.promotion.pack.checks_of_careers import SOUND_ASSIGNMENTS
from statut.promotion.pack.finding import Case, Check, Finding
from statut.promotion.pack.format import APPEALS, ASSIGNMENTS, OFFICIALS, PERSON, POINTS
from statut.promotion.pack.problems import quoted
from statut.promotion.pack.values import literal
from statut.rules.kernel.points import points_text

CAPPED: Final = ("merit", "dg_priority", "transitional")


def sum_points(case: Case) -> None:
    """Make `points_by_person` once for all checks: the sum of each capped kind (half points, 0 where there is none),
    `has_merit`: whether there is a merit row, `perhaps_twice`: whether two rows may have the same kind and label.
    """
    sums = ", ".join(f"coalesce(sum(half_points) FILTER (kind = '{kind}'), 0) AS {kind}" for kind in CAPPED)
    # Each kind and label sets one bit of 64: with as many bits as rows, no two rows are alike.
    bits = "bit_count(bit_or(1::UBIGINT << (hash(kind, label) % 64)::UTINYINT))"
    case.workbench.execute(f"""
        CREATE TABLE points_by_person AS
        SELECT {PERSON}, {sums}, count(*) FILTER (kind = 'merit') > 0 AS has_merit, {bits} < count(*) AS perhaps_twice
        FROM points WHERE {PERSON} IS NOT NULL GROUP BY {PERSON}""")


def over_the_cap(kind: str, case: Case) -> Iterator[Finding]:
    """Found where the sum of the person goes over the cap, the rows taken in the order of the file."""
    cap = getattr(case.limits, kind)
    rows = case.query(f"""
        SELECT min("row"), {PERSON}, total FROM (
            SELECT "row", points.{PERSON}, sums.{kind} AS total,
                   sum(half_points) OVER (PARTITION BY points.{PERSON} ORDER BY "row") AS so_far
            FROM points JOIN points_by_person AS sums USING ({PERSON})
            WHERE points.kind = '{kind}' AND sums.{kind} > {cap}
        ) WHERE so_far > {cap} GROUP BY {PERSON}, total""")
    for row, person, total in rows:
        words = (
            f"{quoted(person)} has {points_text(total)} {kind} points in all: at most {points_text(cap)} are allowed"
        )
        yield Finding(POINTS, row, "points", words)


def over_the_cap_through_an_appeal(case: Case) -> Iterator[Finding]:
    cap = case.limits.transitional
    in_time = f"lodged_on <= {literal(str(case.dates.last_day_of_appeal))}" if case.dates else "true"
    rows = case.query(f"""
        SELECT "row", appeals.{PERSON}, half_points, coalesce(sums.transitional, 0)
        FROM appeals LEFT JOIN points_by_person AS sums USING ({PERSON})
        WHERE outcome = 'transitional' AND {in_time}
          AND coalesce(sums.transitional, 0) <= {cap} AND coalesce(sums.transitional, 0) + half_points > {cap}""")
    for row, person, granted, before in rows:
        words = (
            f"with {points_text(before)} in {POINTS.name}, {quoted(person)} has {points_text(before + granted)} "
            f"transitional points in all: at most {points_text(cap)} are allowed"
        )
        yield Finding(APPEALS, row, "points", words)


# The persons whose grade, assignment or kinds of points are not known for certain, because a cell could not be read or
# has been contested already: no quota must be called exceeded because of them.
_UNCERTAIN: Final = f"""(
    SELECT DISTINCT table_name, {PERSON} FROM rows_in_doubt WHERE column_name IS NULL
        OR column_name IN ('{PERSON}', 'grade', 'directorate_general', 'valid_from', 'valid_to', 'kind')
)"""


def _assigned_on(day: date) -> str:
    return f"""(
        SELECT {PERSON}, directorate_general FROM {SOUND_ASSIGNMENTS}
        WHERE valid_from <= {literal(str(day))} AND {literal(str(day))} < coalesce(valid_to, 'infinity')
    )"""


def priority_points_without_assignment(case: Case) -> Iterator[Finding]:
    if case.dates is None:
        return
    day = case.dates.reference_date
    rows = case.query(f"""
        WITH nowhere AS (
            SELECT {PERSON} FROM points_by_person SEMI JOIN officials USING ({PERSON})
            ANTI JOIN {_assigned_on(day)} USING ({PERSON})
            ANTI JOIN (SELECT {PERSON} FROM {_UNCERTAIN} WHERE table_name = 'assignments') AS uncertain USING ({PERSON})
            WHERE dg_priority > 0
        )
        SELECT "row", {PERSON} FROM points SEMI JOIN nowhere USING ({PERSON})
        WHERE kind = 'dg_priority' AND half_points > 0""")
    for row, person in rows:
        words = f"{quoted(person)} has no assignment on {day}, and so there is no quota to take these points from"
        yield Finding(POINTS, row, "points", words)


def over_the_quota(case: Case) -> Iterator[Finding]:
    """Found where the points of a directorate-general in a grade go over its quota, in the order of the file."""
    if case.dates is None:
        return
    each = case.limits.quota_for_each
    holders = f"""(
        SELECT {PERSON}, directorate_general, grade FROM officials
        JOIN {_assigned_on(case.dates.reference_date)} USING ({PERSON}) ANTI JOIN {_UNCERTAIN} USING ({PERSON})
    )"""
    case.workbench.execute(f"""
        CREATE OR REPLACE TABLE exceeded_quotas AS
        WITH uncertain AS (
            SELECT DISTINCT {PERSON}, grade FROM {_UNCERTAIN} LEFT JOIN officials USING ({PERSON})
        )
        SELECT directorate_general, held.grade, {each} * count(*) FILTER (has_merit) AS quota, sum(dg_priority) AS given
        FROM points_by_person JOIN {holders} AS held USING ({PERSON}) GROUP BY directorate_general, held.grade
        HAVING given > quota + {each} * (
            SELECT count(*) FROM uncertain WHERE uncertain.grade IS NULL OR uncertain.grade = held.grade
        )""")
    rows = case.query(f"""
        SELECT min("row"), directorate_general, grade, given, quota FROM (
            SELECT "row", directorate_general, grade, given, quota,
                   sum(half_points) OVER (PARTITION BY directorate_general, grade ORDER BY "row") AS so_far
            FROM points JOIN {holders} USING ({PERSON}) JOIN exceeded_quotas USING (directorate_general, grade)
            WHERE kind = 'dg_priority'
        ) WHERE so_far > quota GROUP BY directorate_general, grade, given, quota""")
    case.workbench.execute("DROP TABLE exceeded_quotas")
    for row, directorate_general, grade, given, quota in rows:
        officials = f"{points_text(each)} x {quota // each} officials of that grade with a merit row"
        words = (
            f"{quoted(directorate_general)} gives {points_text(given)} priority points in grade {grade}, more than its "
            f"quota of {points_text(quota)} ({officials}); the rows above use it up"
        )
        yield Finding(POINTS, row, "points", words)


def outcomes_that_do_not_fit(case: Case) -> Iterator[Finding]:
    rows = case.query("""
        SELECT "row", outcome, half_points FROM appeals
        WHERE (outcome = 'none' AND half_points > 0) OR (outcome <> 'none' AND half_points = 0)""")
    for row, outcome, half_points in rows:
        if outcome == "none":
            words = f"the appeal was rejected (none): {points_text(half_points)} points cannot be granted, write 0"
        else:
            words = f"an appeal granted ({outcome}) has points above zero; a rejected one has the outcome none"
        yield Finding(APPEALS, row, "points", words)


def points_on_late_appeals(case: Case) -> Iterator[Finding]:
    if case.dates is None:
        return
    last = case.dates.last_day_of_appeal
    for row, lodged, granted in case.query(
        f'SELECT "row", lodged_on, half_points FROM appeals WHERE lodged_on > {literal(str(last))} AND half_points > 0'
    ):
        words = (
            f"the last day for an appeal was {last}: the one lodged on {lodged} is inadmissible and cannot bring "
            f"{points_text(granted)} points"
        )
        yield Finding(APPEALS, row, "points", words)


def late_appeals(case: Case) -> Iterator[Finding]:
    """Not an error: an inadmissible appeal is noted and left out."""
    if case.dates is None:
        return
    last = case.dates.last_day_of_appeal
    for row, person, lodged in case.query(
        f'SELECT "row", {PERSON}, lodged_on FROM appeals WHERE lodged_on > {literal(str(last))} ORDER BY "row"'
    ):
        words = f"the last day for an appeal was {last}: that of {quoted(person)}, lodged on {lodged}, is not counted"
        yield Finding(APPEALS, row, "lodged_on", words)


CHECKS_OF_POINTS: Final = (
    *(Check(partial(over_the_cap, kind), (POINTS,)) for kind in CAPPED),
    Check(over_the_cap_through_an_appeal, (POINTS, APPEALS)),
    Check(priority_points_without_assignment, (OFFICIALS, ASSIGNMENTS, POINTS)),
    Check(over_the_quota, (OFFICIALS, ASSIGNMENTS, POINTS)),
    Check(outcomes_that_do_not_fit, (APPEALS,)),
    Check(points_on_late_appeals, (APPEALS,)),
)
