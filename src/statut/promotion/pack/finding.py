"""What a check across rows works on, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from statut.engine.api import Workbench, select_sql
from statut.promotion.pack.format import CsvFile
from statut.rules.kernel.mass_rule import MassRule
from statut.rules.promotion.law import Law
from statut.rules.promotion.points import points_received
from statut.rules.promotion.rule_sets import SCHEMAS, apply


@dataclass(frozen=True)
class Dates:
    """The dates of the exercise that checks need."""

    reference_date: date
    last_day_of_appeal: date


@dataclass(frozen=True)
class Case:
    """A pack as read, with the law it is under. `steps`: the number of steps of each grade.

    `dates` are None where exercise.toml is not sound: then nothing is checked against them.
    """

    workbench: Workbench
    law: Law
    steps: Mapping[str, int]
    dates: Dates | None

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        return self.workbench.execute(sql).fetchall()

    def answer(self, rule: MassRule, named: Mapping[str, str] | None = None) -> None:
        """Make the table of a rule; `named` puts other tables in the place of those that it reads."""
        sql = _sql(rule, self.law, tuple((named or {}).items()))
        self.workbench.execute(f'CREATE OR REPLACE TABLE "{rule.name}" AS {sql}')


@lru_cache(maxsize=16)
def _sql(rule: MassRule, law: Law, named: tuple[tuple[str, str], ...]) -> str:
    schemas = {**SCHEMAS, points_received.name: apply(points_received, law).schema()}
    return select_sql(apply(rule, law, schemas, dict(named)), "duckdb")


LINE_OF: Final = "\0"
"""In the words of a finding: the line of its other row. No value shown there contains it."""


@dataclass(frozen=True)
class Finding:
    """A row that breaks a sentence of the format, or is worth a note. `other`: a row that the words refer to."""

    file: CsvFile
    row: int
    column: str
    words: str
    other: int | None = None


@dataclass(frozen=True)
class Check:
    """A check, and the files that must have the right columns for it."""

    find: Callable[[Case], Iterable[Finding]]
    files: tuple[CsvFile, ...]
