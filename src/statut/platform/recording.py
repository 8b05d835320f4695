"""One act's changes to the chained tables: rows appended, rows closed, the heads that result.

Everything is computed on the workbench, in a schema of its own (`recording`), and copied into PostgreSQL table by
table, in one transaction. PostgreSQL takes in one table while the next is chained.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

import pyarrow as pa

from statut.engine.api import Workbench
from statut.platform import chain as chains
from statut.platform import rows, temporal
from statut.platform.chain import Chain, Head, Scope
from statut.platform.database import bulk


@contextmanager
def recording(workbench: Workbench, *, at: datetime, touching: Iterable[Chain]) -> Iterator[Recording]:
    """Record an act's changes to the chains that it may touch. The lock of the chains must be held.

    First everything is read that must be known, then everything is written; the connection belongs to the recording
    meanwhile. Rows are in PostgreSQL once the context is left.
    """
    before = {chain.name: chains.head(bulk.connection(), chain) for chain in (*touching, temporal.SUPERSESSIONS)}
    workbench.execute("DROP SCHEMA IF EXISTS recording CASCADE; CREATE SCHEMA recording")
    try:
        workbench.execute(
            "CREATE TABLE recording.superseded (chain VARCHAR, row BIGINT, closed_at BIGINT, successor BIGINT)"
        )
        with workbench.scratch() as folder, bulk.Loading(bulk.connection()) as loading:
            record = Recording(workbench, at, folder, loading, before)
            yield record
            record.append(temporal.SUPERSESSIONS, "recording.superseded")
    finally:
        workbench.execute("DROP SCHEMA recording CASCADE")


class Recording:
    """The changes of one act.

    `known_from`: the instant of the act in microseconds since 1970. `heads`: of the chains extended so far, by name.
    """

    def __init__(
        self, workbench: Workbench, at: datetime, folder: Path, loading: bulk.Loading, before: dict[str, Head]
    ) -> None:
        self.workbench = workbench
        self.at = at
        self.known_from = rows.microseconds(at)
        self.heads: dict[str, Head] = {}
        self._before = before
        self._folder = folder
        self._loading = loading
        self._serial = count()

    def table(self, name: str, query: str) -> str:
        """The rows of a query as a table of the recording; its name."""
        self.workbench.execute(f"CREATE TABLE recording.{name} AS {query}")
        return f"recording.{name}"

    def view(self, name: str, query: str) -> str:
        """The rows of a query under a name, without keeping them; its name."""
        self.workbench.execute(f"CREATE VIEW recording.{name} AS {query}")
        return f"recording.{name}"

    def read(self, name: str, chain: Chain, condition: str) -> str:
        """Rows of a chain as a table of the recording; its name. Only before anything is written."""
        temporal.read(bulk.connection(), self.workbench, f"recording.{name}", chain, condition)
        return f"recording.{name}"

    def append(self, chain: Chain, added: str, *, partition: str | None = None) -> None:
        """Append the rows of a table that has the chain's values, and whatever they are stored from.

        `partition`: the name of a new partition that the rows fill.
        """
        self._load(chain, self._numbered(chain, added), partition)

    def supersede(self, chain: Chain, closed: str, added: str, key: Sequence[str]) -> None:
        """Close the rows of a table with `seq`, append those of another; the same `key` tells which succeeds which."""
        numbered = self._numbered(chain, added)
        numbers = [seq for (seq,) in self.workbench.execute(f"SELECT seq FROM {closed} ORDER BY seq").fetchall()]
        if numbers:
            succession = temporal.succession(chain, closed, numbered, key, self.at)
            self.workbench.execute(f"INSERT INTO recording.superseded {succession}")
            # Before their successors come: the two may not overlap.
            self._loading.then(lambda database: temporal.close(database, chain, numbers, self.at))
        self._load(chain, numbered, None)

    def insert(self, table: str, stored: Mapping[str, str], source: str, *, first: bool) -> None:
        """Append the rows of a table to one that is not chained; `stored`: its columns, and what is written to each.

        `first`: the table is empty so far.
        """
        self._copy(table, stored, source, first=first)

    def _numbered(self, chain: Chain, added: str) -> str:
        """The query of the rows with their numbers; the workbench reads a table in its order."""
        before = self._before[chain.name]
        return f"SELECT {before.seq} + row_number() OVER () AS seq, *, {self.known_from} AS known_from FROM {added}"

    def _load(self, chain: Chain, numbered: str, partition: str | None) -> None:
        before, scope, table = self._before[chain.name], chain.scope, chain.table.name
        links = chains.extend(self.workbench, chain, before, numbered)
        if links:
            self.heads[chain.name] = self._before[chain.name] = Head(before.seq + len(links), links[-1])
        elif partition is None:
            return
        stored = {
            "seq": "seq",
            **({scope.column: str(scope.value)} if scope else {}),
            **{field.stored: field.write for field in chain.table.fields},
            "link": r"'\x' || hex(link)",
        }
        self.workbench.connection.register("links", pa.table({"link": pa.array(links, pa.binary())}))
        source = f"({numbered}) POSITIONAL JOIN links"
        if partition is not None and scope is not None:
            self._copy(table, stored, source, partition=partition, scope=scope)
        else:
            self._copy(table, stored, source, first=scope is None and before.seq == 0)
        self.workbench.connection.unregister("links")

    def _copy(
        self,
        table: str,
        stored: Mapping[str, str],
        source: str,
        *,
        first: bool = False,
        partition: str | None = None,
        scope: Scope | None = None,
    ) -> None:
        """Write the rows to a file for PostgreSQL to take in; in bulk, what is the same in all rows is left out."""
        bulky = first or partition is not None
        constants = {column: value for column, value in self._constants(scope).items() if bulky and column in stored}
        columns = [column for column in stored if column not in constants]
        path = self._folder / f"{next(self._serial)}.csv"
        selected = ", ".join(f"{stored[column]} AS c{place}" for place, column in enumerate(columns))
        bulk.write(self.workbench, f"SELECT {selected} FROM {source}", path)

        def load(database: bulk.Connection) -> None:
            if partition is not None and scope is not None:
                bulk.load_partition(database, table, partition, scope.value, columns, constants, path)
            elif first:
                bulk.load_first(database, table, columns, constants, path)
            else:
                bulk.copy_in(database, table, columns, path)

        self._loading.then(load)

    def _constants(self, scope: Scope | None) -> dict[str, str]:
        """Columns that hold the instant of the act, or the scope, in every row: as PostgreSQL writes them."""
        at = f"'{self.at.isoformat()}'::timestamptz"
        scoped = {scope.column: str(scope.value)} if scope else {}
        return {"known": f"tstzrange({at}, NULL)", "recorded_at": at, **scoped}
