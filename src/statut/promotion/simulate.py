"""Simulation: the same exercise with other possibilities or other thresholds, side by side with today's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from statut.engine.api import DuckDBEngine, prepared
from statut.promotion.exercise_run import quiet
from statut.promotion.result import ExerciseResult
from statut.rules.promotion.grades import BUDGETS, GRADES
from statut.rules.promotion.rule_sets import rule_set

Cell = tuple[str, str]

# What depends on possibilities and thresholds; everything before it stays as it is.
REPLAYED: Final = ("thresholds", "ex_aequo_choices", "outcomes")
PREFIX: Final = "simulated_"


class CellUnknown(LookupError):
    """A grade and budget from which the exercise does not promote."""


@dataclass(frozen=True)
class CellChange:
    """One grade and budget, today and as simulated. Thresholds in half points, None = none."""

    grade: str
    budget: str
    possibilities: tuple[int, int]
    threshold: tuple[int | None, int | None]
    promoted: tuple[int, int]
    committee: tuple[int, int]


@dataclass(frozen=True)
class PersonChange:
    """One official whose outcome differs: personnel number, name, grade, budget, total (half points), outcomes."""

    personnel_number: str
    name: str
    grade: str
    budget: str
    total: int
    outcome: tuple[str, str]


@dataclass(frozen=True)
class Simulation:
    """Every cell today and as simulated, and the officials whose outcome differs."""

    cells: tuple[CellChange, ...]
    persons: tuple[PersonChange, ...]

    def promoted(self) -> tuple[int, int]:
        return sum(cell.promoted[0] for cell in self.cells), sum(cell.promoted[1] for cell in self.cells)


class Simulator:
    """Replays an exercise that was run. Made once, it answers one question after the other."""

    def __init__(self, result: ExerciseResult) -> None:
        self._result = result
        self._engine = DuckDBEngine()
        replaced = ("possibilities", "decided_thresholds", "candidates", *REPLAYED)
        expressions = rule_set(result.exercise.rules).expressions(
            result.exercise, only=REPLAYED, named={name: PREFIX + name for name in replaced}
        )
        named = ((PREFIX + rule.name, expression) for rule, expression in expressions)
        self._steps = prepared(named, self._engine.dialect)

    def simulate(self, *, possibilities: Mapping[Cell, int], thresholds: Mapping[Cell, int]) -> Simulation:
        """The exercise with other possibilities, and with thresholds as if the committee had decided them.

        `thresholds` in half points. Raises CellUnknown. The result's own tables are left as they are.
        """
        result, cells = self._result, {*possibilities, *thresholds}
        for cell in cells:
            _check_known(result, cell)
        _replace(result, "possibilities", "promotions", possibilities)
        _replace(result, "decided_thresholds", "half_points", thresholds)
        _only_concerned(result, cells)
        self._engine.evaluate(result.workbench, {}, self._steps, quiet)
        return Simulation(tuple(_cells(result)), tuple(_persons(result)))


def _check_known(result: ExerciseResult, cell: Cell) -> None:
    grade, budget = cell
    grades = [row["grade"] for row in result.workbench.rows("indicative_thresholds")]
    if budget not in BUDGETS:
        raise CellUnknown(f"there is no budget {budget!r}; budgets are {', '.join(BUDGETS)}")
    if grade not in grades:
        known = ", ".join(sorted(grades, key=GRADES.index))
        raise CellUnknown(f"the exercise does not promote from {grade!r}; grades are {known}")


def _replace(result: ExerciseResult, table: str, column: str, values: Mapping[Cell, int]) -> None:
    bench = result.workbench
    bench.execute(f"CREATE OR REPLACE TABLE {PREFIX}{table} AS SELECT grade, budget, {column} FROM {table}")
    for (grade, budget), value in values.items():
        bench.execute(f"DELETE FROM {PREFIX}{table} WHERE grade = ? AND budget = ?", [grade, budget])
        bench.execute(f"INSERT INTO {PREFIX}{table} VALUES (?, ?, ?)", [grade, budget, value])


def _only_concerned(result: ExerciseResult, cells: Collection[Cell]) -> None:
    """Officials of other grades and budgets keep their outcome: they need not be looked at again."""
    result.workbench.execute(f"CREATE OR REPLACE TABLE {PREFIX}cells (grade TEXT, budget TEXT)")
    result.workbench.connection.executemany(f"INSERT INTO {PREFIX}cells VALUES (?, ?)", [list(cell) for cell in cells])
    result.workbench.execute(
        f"CREATE OR REPLACE TABLE {PREFIX}candidates AS FROM candidates SEMI JOIN {PREFIX}cells USING (grade, budget)"
    )


def _cells(result: ExerciseResult) -> list[CellChange]:
    def side(prefix: str, name: str) -> str:
        return f"""
            SELECT grade, budget, t.promotions AS possibilities_{name}, t.threshold AS threshold_{name},
                   coalesce(p.promoted, 0) AS promoted_{name}, coalesce(p.committee, 0) AS committee_{name}
            FROM {prefix}thresholds t LEFT JOIN (
                SELECT grade, budget, count(*) FILTER (outcome = 'promoted') AS promoted,
                       count(*) FILTER (outcome = 'committee') AS committee
                FROM {prefix}outcomes GROUP BY ALL) p USING (grade, budget)"""

    rows = result.workbench.query(
        f"SELECT * FROM ({side('', 'today')}) JOIN ({side(PREFIX, 'simulated')}) USING (grade, budget)"
    )
    concerned = {(row["grade"], row["budget"]) for row in result.workbench.rows(f"{PREFIX}cells")}
    rows.sort(key=lambda row: (GRADES.index(row["grade"]), BUDGETS.index(row["budget"])))

    def pair(row: Mapping[str, Any], name: str) -> tuple[Any, Any]:
        today = row[f"{name}_today"]
        return today, row[f"{name}_simulated"] if (row["grade"], row["budget"]) in concerned else today

    return [
        CellChange(
            row["grade"],
            row["budget"],
            pair(row, "possibilities"),
            pair(row, "threshold"),
            pair(row, "promoted"),
            pair(row, "committee"),
        )
        for row in rows
    ]


def _persons(result: ExerciseResult) -> list[PersonChange]:
    rows = result.workbench.query(
        f"""SELECT personnel_number, family_name, given_name, o.grade, o.budget, o.total,
                   o.outcome AS today, s.outcome AS simulated
            FROM outcomes o JOIN {PREFIX}outcomes s USING (personnel_number) JOIN officials USING (personnel_number)
            WHERE o.outcome <> s.outcome
            ORDER BY o.total DESC, family_name, given_name, personnel_number"""
    )
    rows.sort(key=lambda row: (GRADES.index(row["grade"]), BUDGETS.index(row["budget"])))
    return [
        PersonChange(
            row["personnel_number"],
            " ".join(filter(None, (row["family_name"], row["given_name"]))),
            row["grade"],
            row["budget"],
            row["total"],
            (row["today"], row["simulated"]),
        )
        for row in rows
    ]
