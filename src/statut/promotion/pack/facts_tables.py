"""The facts tables: for each file a base table in the order of its rows, and a view that numbers them."""

from __future__ import annotations

from statut.engine.api import Workbench
from statut.promotion.pack.format import CsvFile
from statut.promotion.pack.values import Sql


def create_facts(file: CsvFile, query: Sql, workbench: Workbench) -> None:
    """Make the facts table of a file from a query that gives its rows in order."""
    base = f"pack_{file.table}"
    workbench.execute(f"CREATE TABLE {base} AS {query}")
    # The position in the base table is the number of the row: DuckDB keeps the order of insertion.
    workbench.execute(f'CREATE VIEW {file.table} AS SELECT *, rowid + 1 AS "row" FROM {base}')


def create_empty_facts(file: CsvFile, workbench: Workbench) -> None:
    """Make the facts table of a file that is absent, or of which nothing can be read."""
    columns = ", ".join(f"NULL::{column.kind.stored_as} AS {column.field}" for column in file.columns)
    create_facts(file, f"SELECT {columns} LIMIT 0", workbench)
