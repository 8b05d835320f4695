"""The workbench: an embedded DuckDB on which files become tables, and results become files.

Every engine starts from the tables of a workbench and leaves its results there, so that reading and
writing files is written once whatever computes in between.
"""

from __future__ import annotations

import copy
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa


class Workbench:
    """An in-memory DuckDB connection with its tables.

    Tables keep the order in which rows were inserted; text compares by code point.
    """

    dialect = "duckdb"

    def __init__(self, *, memory_limit: str = "3GB") -> None:
        # Larger than memory goes to a private folder that disappears with the workbench.
        self._spill = Path(tempfile.mkdtemp(prefix="statut-workbench-"))
        self._tidy = weakref.finalize(self, shutil.rmtree, self._spill, ignore_errors=True)
        self.connection = duckdb.connect(
            ":memory:", config={"memory_limit": memory_limit, "temp_directory": str(self._spill)}
        )
        self.connection.execute("SET enable_progress_bar = false")

    def execute(self, sql: str, parameters: Sequence[object] | None = None) -> duckdb.DuckDBPyConnection:
        """Run one statement."""
        return self.connection.execute(sql, parameters)

    def table(self, name: str, *, order_by: str | None = None) -> pa.Table:
        """A whole table (or view) as Arrow."""
        order = f" ORDER BY {order_by}" if order_by else ""
        return self.answer(f'SELECT * FROM "{name}"{order}')

    def rows(self, name: str, *, order_by: str | None = None) -> list[dict[str, Any]]:
        """A whole table as dictionaries; for small tables."""
        rows: list[dict[str, Any]] = self.table(name, order_by=order_by).to_pylist()
        return rows

    def answer(self, sql: str, parameters: Sequence[object] | None = None) -> pa.Table:
        """The answer of a query as Arrow."""
        table = self.connection.sql(sql, params=list(parameters or ())).to_arrow_table()
        assert table is not None
        return table

    def query(self, sql: str, parameters: Sequence[object] | None = None) -> list[dict[str, Any]]:
        """The rows of a query as dictionaries; for small answers."""
        rows: list[dict[str, Any]] = self.answer(sql, parameters).to_pylist()
        return rows

    def number(self, sql: str, parameters: Sequence[object] | None = None) -> int:
        """The whole number that a query answers with."""
        return int(self.connection.execute(sql, parameters).fetchall()[0][0])

    def count(self, name: str) -> int:
        """The number of rows of a table."""
        return self.number(f'SELECT count(*) FROM "{name}"')

    def has(self, name: str) -> bool:
        """Whether there is a table (or view) of this name."""
        return bool(self.number("SELECT count(*) FROM information_schema.tables WHERE table_name = ?", [name]))

    def beside(self) -> Workbench:
        """The same tables through a connection of its own, for another thread."""
        other = copy.copy(self)
        other.connection = self.connection.cursor()
        return other

    def close(self) -> None:
        self.connection.close()
        self._tidy()

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A private folder for rows on their way between engines."""
        with tempfile.TemporaryDirectory(prefix="rows-", dir=self._spill) as folder:
            yield Path(folder)
