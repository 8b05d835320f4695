"""The embedded engine: the workbench's own DuckDB."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import ibis.expr.types as ir

from statut.engine.engine import Progress, Step
from statut.engine.workbench import Workbench


class DuckDBEngine:
    """Works where the facts already are."""

    name = "duckdb"
    dialect = "duckdb"

    def evaluate(
        self, workbench: Workbench, facts: Mapping[str, ir.Table], steps: Sequence[Step], progress: Progress
    ) -> None:
        readers = Counter(table for step in steps for table in step.reads)
        for step in steps:
            progress(step.name)
            # What at most one later step reads is worked out when it is asked for, and only the columns asked for.
            kind = "TABLE" if readers[step.name] > 1 else "VIEW"
            workbench.execute(f'CREATE OR REPLACE {kind} "{step.name}" AS {step.sql}')
