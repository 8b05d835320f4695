"""Checks of points and appeals: caps, quota, outcomes, time limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from statut.promotion.pack.checks_of_careers import SOUND_ASSIGNMENTS
from statut.promotion.pack.finding import Case, Check, Finding
from statut.promotion.pack.format import APPEALS, ASSIGNMENTS, OFFICIALS, PERSON, POINTS
from statut.promotion.pack.problems import quoted
from statut.promotion.pack.values import literal
from statut.rules.kernel.points import points_text
from statut.rules.promotion.limits import CAPPED, capped_points, priority_quota
from statut.rules.promotion.points import points_received


def sum_points(case: Case) -> None:
    """Make once, for all checks: `points_received` by the rule of that name, and `perhaps_twice`, the persons who may
    have two rows of one kind and label.
    """
    case.answer(points_received)
    # Each kind and label sets one bit of 64: with as many bits as rows, no two rows are alike.
    bits = "bit_count(bit_or(1::UBIGINT << (hash(kind, label) % 64)::UTINYINT))"
    case.workbench.execute(
        f"CREATE TABLE perhaps_twice AS SELECT {PERSON} FROM points GROUP BY {PERSON} HAVING {bits} < count(*)"
    )


def over_the_cap(case: Case) -> Iterator[Finding]:
    """Found where the sum of the person goes over the cap, the rows taken in the order of the file, appeals last."""
    in_time = f"lodged_on <= {literal(str(case.dates.last_day_of_appeal))}" if case.dates else "true"
    case.workbench.execute(f"CREATE OR REPLACE TEMP VIEW appeals_in_time AS FROM appeals WHERE {in_time}")
    case.answer(capped_points, named={"appeals": "appeals_in_time"})
    of_kinds = ", ".join(f"{{kind: '{kind}', given: {kind}, cap: {kind}_cap}}" for kind in CAPPED)
    rows = case.query(f"""
        WITH exceeded AS (
            SELECT {PERSON}, unnest([{of_kinds}], recursive := true)
            FROM capped_points WHERE NOT within
        ),
        entries AS (
            SELECT 0 AS place, "row", {PERSON}, kind, half_points FROM points
            UNION ALL SELECT 1, "row", {PERSON}, outcome, half_points FROM appeals_in_time
        ),
        beyond AS (
            SELECT place, "row", {PERSON}, kind, given, cap,
                   sum(half_points) OVER (PARTITION BY {PERSON}, kind ORDER BY place, "row") AS so_far
            FROM entries JOIN exceeded USING ({PERSON}, kind) WHERE given > cap QUALIFY so_far > cap
        )
        SELECT arg_min(place, (place, "row")), arg_min("row", (place, "row")), {PERSON}, kind, given, cap
        FROM beyond GROUP BY {PERSON}, kind, given, cap""")
    for place, row, person, kind, given, cap in rows:
        words = (
            f"{quoted(person)} has {points_text(given)} {kind} points in all"
            f"{', with those granted on appeal' if place else ''}: at most {points_text(cap)} are allowed"
        )
        yield Finding(APPEALS if place else POINTS, row, "points", words)


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
            SELECT {PERSON} FROM points_received SEMI JOIN officials USING ({PERSON})
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
    bench = case.workbench
    bench.execute(
        f"CREATE OR REPLACE TEMP VIEW certain_officials AS FROM officials ANTI JOIN {_UNCERTAIN} USING ({PERSON})"
    )
    bench.execute(f"CREATE OR REPLACE TEMP VIEW sound_assignments AS FROM {SOUND_ASSIGNMENTS}")
    certain = {"officials": "certain_officials", "assignments": "sound_assignments"}
    case.answer(priority_quota, named=certain if bench.count("rows_in_doubt") else None)
    rows = case.query(f"""
        WITH uncertain AS (
            SELECT DISTINCT {PERSON}, grade FROM {_UNCERTAIN} LEFT JOIN officials USING ({PERSON})
        ),
        exceeded AS (
            FROM priority_quota q WHERE given > quota + per_official * (
                SELECT count(*) FROM uncertain WHERE uncertain.grade IS NULL OR uncertain.grade = q.grade
            )
        )
        SELECT min("row"), directorate_general, grade, given, quota, with_report, per_official FROM (
            SELECT points."row", exceeded.*,
                   sum(half_points) OVER (PARTITION BY directorate_general, grade ORDER BY points."row") AS so_far
            FROM points JOIN certain_officials USING ({PERSON})
            JOIN {_assigned_on(case.dates.reference_date)} USING ({PERSON})
            JOIN exceeded USING (directorate_general, grade)
            WHERE kind = 'dg_priority'
        ) WHERE so_far > quota GROUP BY ALL""")
    for row, directorate_general, grade, given, quota, with_report, per_official in rows:
        officials = f"{points_text(per_official)} x {with_report} officials of that grade with a merit row"
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
    Check(over_the_cap, (POINTS, APPEALS)),
    Check(priority_points_without_assignment, (OFFICIALS, ASSIGNMENTS, POINTS)),
    Check(over_the_quota, (OFFICIALS, ASSIGNMENTS, POINTS)),
    Check(outcomes_that_do_not_fit, (APPEALS,)),
    Check(points_on_late_appeals, (APPEALS,)),
)
