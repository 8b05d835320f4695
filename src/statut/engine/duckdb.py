"""The embedded engine: the workbench's own DuckDB."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import ibis.expr.types as ir

from statut.engine.engine import Progress
from statut.engine.sql import select_sql, tables_read
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
        listed = list(steps)
        readers = Counter(table for _, expression in listed for table in tables_read(expression))
        for name, expression in listed:
            progress(name)
            # What at most one later step reads is worked out when it is asked for, and only the columns asked for.
            kind = "TABLE" if readers[name] > 1 else "VIEW"
            workbench.execute(f'CREATE OR REPLACE {kind} "{name}" AS {select_sql(expression, "duckdb")}')
