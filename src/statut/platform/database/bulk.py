"""Rows in bulk between PostgreSQL and a workbench: always COPY, always through a file, never row by row in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast

import psycopg
from django.db import connection as django_connection
from psycopg import sql

from statut.engine.api import Workbench

CHUNK_BYTES: Final = 1 << 20

Connection = psycopg.Connection[Any]


def connection() -> Connection:
    """The PostgreSQL connection that Django uses, inside the transaction that Django has open on it."""
    django_connection.ensure_connection()
    return cast(Connection, django_connection.connection)


def read(database: Connection, query: str, workbench: Workbench, name: str, columns: Mapping[str, str]) -> None:
    """The rows of `query` as table `name` of the workbench; `columns`: name to DuckDB type, in the query's order."""
    with workbench.scratch() as folder:
        path = folder / "rows.csv"
        statement = f"COPY ({query}) TO STDOUT (FORMAT csv, FORCE_QUOTE *)"
        with path.open("wb") as file, database.cursor().copy(statement) as copy:
            for chunk in copy:
                file.write(chunk)
        if not path.stat().st_size:
            shape = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
            workbench.execute(f"CREATE TABLE {name} ({shape})")
            return
        types = ", ".join(f"'{column}': '{kind}'" for column, kind in columns.items())
        # One thread and a fixed dialect: nothing about the text is guessed, line ends inside of values are kept.
        workbench.execute(
            f"CREATE TABLE {name} AS SELECT * FROM read_csv('{path}', columns = {{{types}}}, auto_detect = false, "
            "header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, "
            "parallel = false, max_line_size = 16777216)"
        )


def write(workbench: Workbench, query: str, path: Path) -> None:
    """The rows of `query` on the workbench as a file for `copy_in`."""
    workbench.execute(f"COPY ({query}) TO '{path}' (FORMAT csv, HEADER false, NULLSTR '')")


def copy_in(database: Connection, table: str, columns: Sequence[str], path: Path) -> None:
    """Append the rows of a file to a table."""
    statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT csv)"
    with path.open("rb") as file, database.cursor().copy(statement) as copy:
        while chunk := file.read(CHUNK_BYTES):
            copy.write(chunk)


def load_first(
    database: Connection, table: str, columns: Sequence[str], constants: Mapping[str, str], path: Path
) -> None:
    """The rows of a file as the first ones of an empty table; all of them have the `constants` (column to SQL)."""
    with _constraints_afterwards(database, table), _defaults(database, table, constants):
        copy_in(database, table, columns, path)


def load_partition(
    database: Connection,
    parent: str,
    partition: str,
    value: int,
    columns: Sequence[str],
    constants: Mapping[str, str],
    path: Path,
) -> None:
    """The rows of a file as the new partition of `parent` for one value of its partition key.

    Constraints and indexes are built, and checked, when the filled partition is attached.
    """
    database.execute(f"CREATE TABLE {partition} (LIKE {parent} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)")
    with _defaults(database, partition, constants):
        copy_in(database, partition, columns, path)
    database.execute(f"ALTER TABLE {parent} ATTACH PARTITION {partition} FOR VALUES IN ({value})")
    # Triggers on rows come with the attachment, those on TRUNCATE do not.
    database.execute(f"SELECT platform_refuse_truncate('{partition}')")


@contextmanager
def _defaults(database: Connection, table: str, constants: Mapping[str, str]) -> Iterator[None]:
    """A value that is the same in all rows is read once, not in every line."""
    for column, value in constants.items():
        database.execute(f"ALTER TABLE {table} ALTER {column} SET DEFAULT {value}")
    yield
    for column in constants:
        database.execute(f"ALTER TABLE {table} ALTER {column} DROP DEFAULT")


def has_table(database: Connection, name: str) -> bool:
    """Whether there is a table of this name."""
    return database.execute("SELECT to_regclass(%s) IS NOT NULL", [name]).fetchone() == (True,)


@contextmanager
def _constraints_afterwards(database: Connection, table: str) -> Iterator[None]:
    """Constraints and indexes made, and checked, for all rows together; keys that others refer to stay."""
    constraints = database.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint c"
        " WHERE conrelid = to_regclass(%s) AND contype IN ('p', 'u', 'f', 'x')"
        " AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = c.conrelid"
        " AND f.conindid = c.conindid)"
        # Indexes before the foreign keys, which are checked with their help.
        " ORDER BY contype = 'f', conname",
        [table],
    ).fetchall()
    indexes = database.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid = to_regclass(%s)"
        " AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY 1",
        [table],
    ).fetchall()
    for name, _ in constraints:
        database.execute(_alter(table, "DROP CONSTRAINT {}", name))
    for name, _ in indexes:
        database.execute(f"DROP INDEX {name}")
    yield
    for _, definition in indexes:
        database.execute(definition)
    for name, definition in constraints:
        database.execute(_alter(table, f"ADD CONSTRAINT {{}} {definition}", name))


def _alter(table: str, change: str, constraint: str) -> sql.Composed:
    return sql.SQL(f"ALTER TABLE {table} {change}").format(sql.Identifier(constraint))


class Loading:
    """PostgreSQL takes in one table while the next is being prepared: steps run in order on a thread of their own.

    Between entering and leaving, only steps may use the connection. Leaving waits for all of them and raises the
    first error.
    """

    def __init__(self, database: Connection) -> None:
        self._database = database
        self._steps: list[Future[None]] = []

    def then(self, step: Callable[[Connection], None]) -> None:
        """Add a step."""
        self._steps.append(self._thread.submit(step, self._database))

    def __enter__(self) -> Self:
        self._thread = ThreadPoolExecutor(max_workers=1)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(wait=True, cancel_futures=error is not None)
        if error is None:
            for step in self._steps:
                step.result()
