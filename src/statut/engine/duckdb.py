"""The embedded engine: the workbench's own DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ibis.expr.types as ir

from statut.engine.engine import Progress
from statut.engine.sql import select_sql
from statut.engine.workbench import Workbench


class DuckDBEngine:
    """Evaluates where the facts already are."""

    name = "duckdb"

    def evaluate(
        self,
        workbench: Workbench,
        facts: Mapping[str, ir.Table],
        steps: Iterable[tuple[str, ir.Table]],
        progress: Progress,
    ) -> None:
        for name, expression in steps:
            progress(name)
            workbench.execute(f'CREATE OR REPLACE TABLE "{name}" AS {select_sql(expression, "duckdb")}')
