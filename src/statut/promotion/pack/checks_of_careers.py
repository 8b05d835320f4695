"""Checks of grades, steps and periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statut.promotion.pack.finding import LINE_OF, Case, Check, Finding
from statut.promotion.pack.format import ASSIGNMENTS, OFFICIALS, PERSON, PROCEEDINGS, THRESHOLDS
from statut.promotion.pack.problems import quoted
from statut.promotion.pack.values import literal
from statut.rules.promotion.grades import GRADES, category_of, next_grade

SOUND_ASSIGNMENTS: Final = """(
    SELECT assignments.* FROM assignments
    ANTI JOIN (SELECT "row" FROM rows_in_doubt WHERE table_name = 'assignments') AS doubt USING ("row")
    WHERE valid_from < coalesce(valid_to, 'infinity')
)"""


def grades_that_do_not_fit(case: Case) -> Iterator[Finding]:
    grades = ", ".join(f"({literal(g)}, {literal(category_of(g))}, {case.steps[g]})" for g in GRADES)
    rows = case.query(f"""
        SELECT "row", grade, officials.category <> of_grade.category, of_grade.category,
               step NOT BETWEEN 1 AND steps, step, steps
        FROM officials JOIN (VALUES {grades}) AS of_grade(grade, category, steps) USING (grade)
        WHERE officials.category <> of_grade.category OR step NOT BETWEEN 1 AND steps""")
    for row, grade, other_category, category, no_such_step, step, steps in rows:
        if other_category:
            yield Finding(OFFICIALS, row, "category", f"grade {grade} belongs to category {category}")
        if no_such_step:
            yield Finding(OFFICIALS, row, "step", f"grade {grade} has no step {step}: its steps are 1 to {steps}")


def reversed_assignments(case: Case) -> Iterator[Finding]:
    for row, begins, ends in case.query(
        'SELECT "row", valid_from, valid_to FROM assignments WHERE valid_to <= valid_from'
    ):
        words = f"the period begins on {begins}: {ends}, the first day after it, must be later (or empty: still open)"
        yield Finding(ASSIGNMENTS, row, "valid_to", words)


def overlapping_assignments(case: Case) -> Iterator[Finding]:
    rows = case.query(f"""
        WITH several AS (SELECT {PERSON} FROM assignments GROUP BY {PERSON} HAVING count(*) > 1)
        SELECT "row", {PERSON}, valid_from, holder FROM (
            SELECT "row", {PERSON}, valid_from,
                   max(coalesce(valid_to, 'infinity')) OVER before AS taken_until,
                   arg_max("row", coalesce(valid_to, 'infinity')) OVER before AS holder
            FROM {SOUND_ASSIGNMENTS} SEMI JOIN several USING ({PERSON})
            WINDOW before AS (
                PARTITION BY {PERSON} ORDER BY valid_from, "row" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            )
        ) WHERE valid_from < taken_until""")
    for row, person, begins, holder in rows:
        words = f"on {begins} the assignment of {quoted(person)} in line {LINE_OF} still holds: periods may not overlap"
        yield Finding(ASSIGNMENTS, row, "valid_from", words, other=holder)


def reversed_proceedings(case: Case) -> Iterator[Finding]:
    for row, opened, closed in case.query(
        'SELECT "row", opened_on, closed_on FROM proceedings WHERE closed_on < opened_on'
    ):
        yield Finding(PROCEEDINGS, row, "closed_on", f"{closed} is before {opened}, the day on which they were opened")


def grades_without_next(case: Case) -> Iterator[Finding]:
    for row, grade in case.query('SELECT "row", grade FROM indicative_thresholds WHERE grade IS NOT NULL'):
        if next_grade(grade) is None:
            yield Finding(THRESHOLDS, row, "grade", f"nobody can be promoted from {grade}: there is no next grade")


CHECKS_OF_CAREERS: Final = (
    Check(grades_that_do_not_fit, (OFFICIALS,)),
    Check(reversed_assignments, (ASSIGNMENTS,)),
    Check(overlapping_assignments, (ASSIGNMENTS,)),
    Check(reversed_proceedings, (PROCEEDINGS,)),
    Check(grades_without_next, (THRESHOLDS,)),
)
