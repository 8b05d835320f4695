"""PostgreSQL as the engine: facts and steps are temporary tables of one session, gone when it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis.expr.types as ir
import psycopg
from psycopg import sql

from statut.engine.engine import Progress, Step
from statut.engine.sql import column_type, columns_sql
from statut.engine.workbench import Workbench

BLOCK = 1 << 20


class PostgresEngine:
    """Evaluates on a PostgreSQL server.

    `dsn`: a libpq connection string or URL. Nothing stays on the server.
    """

    name = "postgres"
    dialect = "postgres"

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn

    def evaluate(
        self, workbench: Workbench, facts: Mapping[str, ir.Table], steps: Sequence[Step], progress: Progress
    ) -> None:
        with workbench.scratch() as folder, psycopg.connect(self._dsn) as connection:
            for name, table in facts.items():
                progress(name)
                connection.execute(f'CREATE TEMPORARY TABLE "{name}" ({columns_sql(table, "postgres")})')
                send(workbench, connection, name, tuple(table.columns), folder / f"{name}.csv")
                connection.execute(f'ANALYZE "{name}"')
            for step in steps:
                progress(step.name)
                connection.execute(f'CREATE TEMPORARY TABLE "{step.name}" AS {step.sql}')
                connection.execute(f'ANALYZE "{step.name}"')
                fetch(workbench, connection, step.name, step.table, folder / f"{step.name}.csv")
            connection.rollback()


def send(
    workbench: Workbench,
    connection: psycopg.Connection[tuple[object, ...]],
    name: str,
    columns: tuple[str, ...],
    through: Path,
) -> None:
    """Rows of a workbench table into the table of the same name and columns."""
    listed = ", ".join(f'"{column}"' for column in columns)
    workbench.execute(f"COPY (SELECT {listed} FROM \"{name}\") TO '{through}' (FORMAT csv, HEADER false)")
    into = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv)").format(
        sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with through.open("rb") as rows, connection.cursor() as cursor, cursor.copy(into) as copy:
        while block := rows.read(BLOCK):
            copy.write(block)
    through.unlink()


def fetch(
    workbench: Workbench,
    connection: psycopg.Connection[tuple[object, ...]],
    name: str,
    table: ir.Table,
    through: Path,
) -> None:
    """Rows of a table into a workbench table of the same name, with the types that `table` declares."""
    out_of = sql.SQL("COPY {} TO STDOUT (FORMAT csv)").format(sql.Identifier(name))
    with through.open("wb") as rows, connection.cursor() as cursor, cursor.copy(out_of) as copy:
        for block in copy:
            rows.write(block)
    types = ", ".join(f"'{column}': '{column_type(kind, 'duckdb')}'" for column, kind in table.schema().items())
    workbench.execute(
        f"CREATE OR REPLACE TABLE \"{name}\" AS SELECT * FROM read_csv('{through}', auto_detect = false,"
        f" header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false,"
        f" columns = {{{types}}})"
    )
    through.unlink()
