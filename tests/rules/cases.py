"""Test cases that a jurist can read: YAML with name, given, expect, because and source."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from statut.engine.api import DuckDBEngine, Workbench, columns_sql, prepared
from statut.rules.kernel.mass_rule import MassRule
from statut.rules.kernel.points import half_points, points_text
from statut.rules.kernel.rule import Rule
from statut.rules.promotion.exercise import Exercise
from statut.rules.promotion.facts import FACTS
from statut.rules.promotion.grades import category_of
from statut.rules.promotion.rule_sets import COMMISSION_2004

EXERCISE = Exercise(
    rules="commission-2004",
    reference_date=date(2003, 12, 31),
    merit_lists_published_on=date(2004, 9, 20),
    decided_on=date(2004, 11, 30),
    assignment_date=date(2004, 11, 16),
    notice="130-2004",
    holidays=(date(2004, 11, 1), date(2004, 11, 2)),
    months_rounding="up",
    appeal_day_one="publication",
)

# What a case does not say is ordinary.
ORDINARY: Mapping[str, Mapping[str, Any]] = {
    "officials": {
        "family_name": "Name",
        "grade_since": date(1999, 1, 1),
        "established_on": date(1995, 1, 1),
        "step": 1,
        "step_since": date(2003, 1, 1),
        "budget": "operating",
        "status": "active",
    },
    "duties": {"normal_duty": False},
}


@dataclass(frozen=True)
class Case:
    """One case of one rule."""

    rule: str
    name: str
    given: Mapping[str, Any]
    expect: Any
    because: str
    source: str
    shows: tuple[str, ...] = ()


def all_cases() -> list[Case]:
    """Every case of the folder `cases`, file by file."""
    cases = []
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        cases += [Case(rule=document["rule"], shows=tuple(document["shows"]), **case) for case in document["cases"]]
    return cases


def rule_called(name: str) -> Rule[Any, Any] | MassRule:
    """The rule of a name such as `promotion.points.totals`."""
    module, _, function = name.rpartition(".")
    found = getattr(importlib.import_module(f"statut.rules.{module}"), function)
    assert isinstance(found, Rule | MassRule)
    return found


def answers(rule: MassRule, given: Mapping[str, list[Mapping[str, Any]]]) -> list[dict[str, str | None]]:
    """The rule's table for the given facts, every value as text (half points as points)."""
    bench = Workbench()
    for name, facts in FACTS.items():
        bench.execute(f"CREATE TABLE {name} ({columns_sql(facts, 'duckdb')})")
        for row in given.get(name, ()):
            _insert(bench, name, row)
    grades = {row["grade"] for row in given.get("officials", ())}
    for grade in grades:
        bench.execute("INSERT INTO indicative_thresholds VALUES (?, ?)", [grade, 60])
    names = [r.name for r in COMMISSION_2004.rules]
    needed = names[: names.index(rule.name) + 1]
    steps = [(r.name, expression) for r, expression in COMMISSION_2004.expressions(EXERCISE, only=needed)]
    DuckDBEngine().evaluate(bench, FACTS, prepared(steps, "duckdb"), lambda _: None)
    half = {name for name, words in rule.columns.items() if "(half points" in words or "(half days" in words}
    rows = bench.rows(rule.name)
    bench.close()
    return [{name: _text(value, half=name in half) for name, value in row.items()} for row in rows]


def _insert(bench: Workbench, table: str, row: Mapping[str, Any]) -> None:
    values = {**ORDINARY.get(table, {}), **row}
    if table == "officials":
        values.setdefault("category", category_of(values["grade"]))
    if "points" in values:
        values["half_points"] = half_points(values.pop("points"))
    columns = ", ".join(values)
    bench.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(values))})", list(values.values()))


def _text(value: object, *, half: bool) -> str | None:
    if value is None:
        return None
    return points_text(value) if half and isinstance(value, int) else str(value)
