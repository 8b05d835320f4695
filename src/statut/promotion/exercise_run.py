"""Running the rules of an exercise on the facts that lie in a workbench."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import ibis.expr.types as ir
import pyarrow as pa

from statut.engine.api import Engine, Step, Workbench, columns_sql, prepared
from statut.promotion.output import make_output_tables
from statut.rules.promotion.exercise import Exercise
from statut.rules.promotion.facts import FACTS
from statut.rules.promotion.placements import PLACEMENTS, placements
from statut.rules.promotion.rule_sets import rule_set

Progress = Callable[[str], None]


def quiet(_: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class PreparedRules:
    """The rules of an exercise made ready for an engine: what can be done before there are any facts."""

    steps: tuple[Step, ...]
    placements: pa.Table


def prepare(exercise: Exercise, dialect: str) -> PreparedRules:
    """The exercise's rules in the SQL of an engine, and the old Article 46 over its whole domain."""
    expressions = rule_set(exercise.rules).expressions(exercise)
    steps = prepared(((rule.name, expression) for rule, expression in expressions), dialect)
    return PreparedRules(steps, pa.Table.from_pylist(list(placements(exercise))))


def evaluate(
    workbench: Workbench,
    exercise: Exercise,
    engine: Engine,
    progress: Progress = quiet,
    rules: PreparedRules | None = None,
    answered: Collection[str] = (),
) -> None:
    """Answer every rule of the exercise's rule-set on the facts of the workbench.

    Afterwards the workbench has one table for each rule, `decisions` among them, and the tables of the output.
    `rules`: the same, prepared beforehand. `answered`: rules whose tables are in the workbench already; an engine that
    works elsewhere answers them again.
    """
    ready = rules or prepare(exercise, engine.dialect)
    _load_placements(workbench, ready.placements)
    facts: dict[str, ir.Table] = {**FACTS, "placements": PLACEMENTS}
    here = engine.dialect == Workbench.dialect
    steps = [step for step in ready.steps if not (here and step.name in answered)]
    engine.evaluate(workbench, facts, steps, progress)
    progress("output")
    make_output_tables(workbench)


def _load_placements(workbench: Workbench, cases: pa.Table) -> None:
    workbench.execute(f"CREATE OR REPLACE TABLE placements ({columns_sql(PLACEMENTS, 'duckdb')})")
    workbench.connection.register("cases", cases)
    workbench.execute(f"INSERT INTO placements SELECT {', '.join(PLACEMENTS.columns)} FROM cases")
    workbench.connection.unregister("cases")
