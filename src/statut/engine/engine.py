"""What an engine is: something that works out steps, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import ibis.expr.types as ir

from statut.engine.sql import select_sql, tables_read
from statut.engine.workbench import Workbench

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Step:
    """A named expression, said in the SQL of an engine. `table` has its name and columns, `reads` what it reads."""

    name: str
    table: ir.Table
    sql: str
    reads: frozenset[str]


class Engine(Protocol):
    """Works out steps over the tables of a workbench.

    Afterwards the workbench has a table (or view) of the name of each step, with the columns and types of its
    expression, in no particular order. `dialect` is the SQL that the engine speaks.
    """

    name: str
    dialect: str

    def evaluate(
        self, workbench: Workbench, facts: Mapping[str, ir.Table], steps: Sequence[Step], progress: Progress
    ) -> None: ...


def prepared(expressions: Iterable[tuple[str, ir.Table]], dialect: str) -> tuple[Step, ...]:
    """Expressions over the facts and over the steps before them, made ready for an engine."""
    return tuple(
        Step(name, expression, select_sql(expression, dialect), frozenset(tables_read(expression)))
        for name, expression in expressions
    )
