"""Classification of the promoted: the whole domain of the old Article 46 as a table, to be joined by an engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from statut.rules.classification.article_46 import LAST_DAY_OF_OLD_LAW, advanced, work_out
from statut.rules.classification.renaming import renamed
from statut.rules.kernel.expressions import completed_months
from statut.rules.kernel.mass_rule import because, mass_rule
from statut.rules.kernel.tables import table
from statut.rules.parameters.pay import MONTHS_PER_STEP, PAY_UNTIL_APRIL_2004
from statut.rules.parameters.promotion import GIP_SINCE, GIP_UNTIL
from statut.rules.promotion.exercise import Exercise
from statut.rules.promotion.grades import GRADES, next_grade
from statut.rules.promotion.law import Law
from statut.rules.sources import AN_130_2004, ANNEX_XIII, OLD_STAFF_REGULATIONS

# Nobody advances by more than the eight steps of a grade, however long ago the step began.
MOST_MONTHS: Final = 8 * MONTHS_PER_STEP.on(LAST_DAY_OF_OLD_LAW)

PLACEMENTS: Final = table(
    "placements",
    grade="string",
    step="int32",
    completed_months="int64",
    reached_step="int32",
    reached_months="int64",
    new_step="int32",
    months_in_step="string",
    basic_salary="decimal(12, 2)",
    renamed_grade="string",
)


def placements(exercise: Exercise, *, on: date = LAST_DAY_OF_OLD_LAW) -> Iterator[dict[str, Any]]:
    """Every case: grade, step and completed months since the step began, with the classification on promotion."""
    grid = PAY_UNTIL_APRIL_2004.on(on)
    classified = {
        (grade, step, months): work_out(
            grade, step, months, to_grade, rounding=exercise.months_rounding, on=on
        ).placement
        for grade in GRADES
        if (to_grade := next_grade(grade))
        for step in range(1, grid[grade].last_step + 1)
        for months in range(MONTHS_PER_STEP.on(on))
    }
    new_names = {
        (place.grade, place.step): renamed(place.grade, place.step).value.grade for place in classified.values()
    }
    for grade, step in {(grade, step) for grade, step, _ in classified}:
        for completed in range(MOST_MONTHS + 1):
            reached_step, reached_months = advanced(grade, step, completed, on=on)
            place = classified[grade, reached_step, reached_months]
            yield {
                "grade": grade,
                "step": step,
                "completed_months": completed,
                "reached_step": reached_step,
                "reached_months": reached_months,
                "new_step": place.step,
                "months_in_step": place.months_text(),
                "basic_salary": place.basic_salary,
                "renamed_grade": new_names[place.grade, place.step],
            }


@mass_rule(
    OLD_STAFF_REGULATIONS.at("Articles 44 and 46"),
    AN_130_2004.at("section VII"),
    ANNEX_XIII.at("Article 2(1)"),
    question="Where in the pay grid is the promoted official placed?",
    answer="new_step",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "completed_months": "completed months between the beginning of the step and the date of effect",
        "reached_step": "step in the old grade on the date of effect",
        "reached_months": "completed months in that step",
        "new_step": "step in the new grade",
        "months_in_step": "months of seniority in the new step",
        "basic_salary": "basic salary (EUR a month)",
        "renamed_grade": "name of the grade from 1 May 2004",
    },
    reasons={
        "placed": because(
            "On {effective_on} in step {reached_step} of {grade} with {reached_months} completed months: {next_grade}"
            " step {new_step} with {months_in_step} months, {basic_salary} EUR; called {renamed_grade} from 1 May 2004."
        ),
    },
)
def placed(outcomes: ir.Table, placements: ir.Table, *, law: Law) -> ir.Table:
    """Step and months on the date of effect, then the old Article 46, then the renaming of 1 May 2004."""
    promoted = outcomes.filter(outcomes.outcome == "promoted").select(
        "personnel_number", "grade", "next_grade", "step", "step_since", "effective_on"
    )
    promoted = promoted.mutate(
        completed_months=ibis.least(completed_months(promoted.step_since, promoted.effective_on), MOST_MONTHS)
    )
    keys = ["grade", "step", "completed_months"]
    return promoted.inner_join(placements, keys).mutate(reason=ibis.literal("placed"))
