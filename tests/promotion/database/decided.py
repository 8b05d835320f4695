"""Decisions as the rules leave them, for tests that need some and not the rules."""

from __future__ import annotations

from statut.engine.api import Workbench
from statut.promotion.result import ExerciseResult
from tests.promotion.database.facts import EXERCISE


def decided(workbench: Workbench) -> ExerciseResult:
    """Everybody in grade A5 with a made-up decision, as table `decisions`."""
    workbench.execute(
        "CREATE OR REPLACE TABLE decisions AS SELECT personnel_number, category, grade, 'A4' AS next_grade, budget,"
        " 10::BIGINT AS carried_over, 24::BIGINT AS merit, 4::BIGINT AS dg_priority, 2::BIGINT AS interest,"
        " 2::BIGINT AS transitional, 0::BIGINT AS appeal, 42::BIGINT AS total, grade_since,"
        " DATE '2001-01-01' AS seniority_reached_on, DATE '2004-01-01' AS effective_on, true AS eligible,"
        " 41::BIGINT AS threshold, 'promoted' AS outcome, 'above' AS reason_code,"
        " 'the total of 21 points lies above the threshold of 20.5' AS reason, 'Article 45' AS citation,"
        " 3::INTEGER AS step, '7' AS months_in_step, 5678.90::DECIMAL(12,2) AS basic_salary, 'A*12' AS renamed_grade"
        " FROM officials WHERE grade = 'A5' ORDER BY personnel_number"
    )
    return ExerciseResult(EXERCISE, workbench)
