"""What is wrong with a pack only in the light of the rules: decided thresholds, ex aequo choices, dates of effect."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from statut.engine.api import Workbench
from statut.promotion.pack.places import in_order, lines_of_rows
from statut.promotion.pack.problems import PackRefused, Problem

# Each query gives file, row of the file, column and reason.
_QUERIES: Final = (
    """SELECT 'decided_thresholds.csv' AS file, d.row, 'threshold' AS "column",
              t.above || ' eligible officials of ' || grade || ' (' || budget || ') are above this threshold, but there'
              || ' are possibilities for ' || t.promotions || ' only: decide a higher threshold' AS reason
       FROM decided_thresholds d JOIN thresholds t USING (grade, budget) WHERE t.above > t.promotions""",
    """SELECT 'ex_aequo.csv', e.row, 'personnel_number',
              'official ' || personnel_number || ' is not ex aequo: the total does not equal the threshold, or the'
              || ' official is not eligible; remove the line'
       FROM ex_aequo e ANTI JOIN ex_aequo_choices c USING (personnel_number)""",
    """SELECT 'ex_aequo.csv', e.row, 'chosen',
              'more officials of ' || c.grade || ' (' || c.budget || ') are chosen than there are places left: '
              || t.places
       FROM ex_aequo e JOIN ex_aequo_choices c USING (personnel_number) JOIN thresholds t USING (grade, budget)
       WHERE e.chosen AND c.places_after_choice < 0""",
    *(
        f"""SELECT 'officials.csv', o.row, '{column}',
                   '{column} ' || d.{column} || ' is later than the day on which the promotion takes effect, '
                   || d.effective_on
            FROM outcomes d JOIN officials o USING (personnel_number)
            WHERE d.outcome = 'promoted' AND d.{column} > d.effective_on"""
        for column in ("grade_since", "step_since")
    ),
)


def check_consequences(folder: Path, workbench: Workbench) -> None:
    """Raises PackRefused with every problem that the answers of the rules show."""
    found = [row for query in _QUERIES for row in workbench.execute(query).fetchall()]
    if not found:
        return
    lines = {file: lines_of_rows(folder / file, {row for name, row, *_ in found if name == file}) for file, *_ in found}
    problems = [Problem(file, lines[file][row], column, reason) for file, row, column, reason in found]
    raise PackRefused(in_order(problems))
