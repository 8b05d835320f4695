"""The first merit list, that of before the committees (AN 130-2004, footnote 1)."""

from __future__ import annotations

from datetime import date

from statut.engine.api import DuckDBEngine, Workbench, prepared
from statut.promotion.exercise_run import quiet
from statut.rules.kernel.finding import Finding
from statut.rules.promotion.exercise import Exercise
from statut.rules.promotion.facts import FACTS
from statut.rules.promotion.lists import first_merit_list as rule
from statut.rules.promotion.rule_sets import apply, rule_set
from statut.rules.promotion.time_limits import last_day_of_appeal


def first_merit_list(workbench: Workbench, exercise: Exercise) -> Finding[date]:
    """Make the table `first_merit_list` from the facts of the workbench; answers with the last day for an appeal."""
    law = rule_set(exercise.rules).law_of(exercise)
    expression = apply(rule, law)
    engine = DuckDBEngine()
    engine.evaluate(workbench, FACTS, prepared([(rule.name, expression)], engine.dialect), quiet)
    return last_day_of_appeal(exercise)
