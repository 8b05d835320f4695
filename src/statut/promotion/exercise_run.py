"""Running the rules of an exercise on the facts that lie in a workbench."""

from __future__ import annotations

from collections.abc import Callable

import ibis.expr.types as ir
import pyarrow as pa

from statut.engine.api import Engine, Workbench, columns_sql
from statut.promotion.output import make_output_tables
from statut.rules.promotion.exercise import Exercise
from statut.rules.promotion.facts import FACTS
from statut.rules.promotion.placements import PLACEMENTS, placements
from statut.rules.promotion.rule_sets import rule_set

Progress = Callable[[str], None]


def quiet(_: str) -> None:
    """Progress that nobody watches."""


def evaluate(workbench: Workbench, exercise: Exercise, engine: Engine, progress: Progress = quiet) -> None:
    """Answer every rule of the exercise's rule-set on the facts of the workbench.

    Afterwards the workbench has one table for each rule, `decisions` among them, and the tables of the output.
    """
    load_placements(workbench, exercise)
    rules = rule_set(exercise.rules)
    facts: dict[str, ir.Table] = {**FACTS, "placements": PLACEMENTS}
    steps = ((rule.name, expression) for rule, expression in rules.expressions(exercise))
    engine.evaluate(workbench, facts, steps, progress)
    progress("output")
    make_output_tables(workbench)


def load_placements(workbench: Workbench, exercise: Exercise) -> None:
    """The old Article 46 over its whole domain, as a table to join."""
    cases = pa.Table.from_pylist(list(placements(exercise)))
    columns = ", ".join(PLACEMENTS.columns)
    workbench.execute(f"CREATE OR REPLACE TABLE placements ({columns_sql(PLACEMENTS, 'duckdb')})")
    workbench.connection.register("cases", cases)
    workbench.execute(f"INSERT INTO placements SELECT {columns} FROM cases")
    workbench.connection.unregister("cases")
