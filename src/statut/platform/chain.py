"""Hash chains: each row of a table carries the digest of itself and of everything before it.

    link(0) = sha256("statut chain 1" NEWLINE name of the chain)
    link(n) = sha256(link(n-1) || canonical text of row n)

A chain covers one table, or one exercise's rows of it. Rows are numbered 1, 2, 3, … without gaps. The head (number
and link of
the last row) goes into the audit entry of each act, so that a chain cut short, or made anew from some row on, is
seen as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain as joined
from typing import Any, Final

import pyarrow as pa

from statut.engine.api import Workbench
from statut.platform import rows
from statut.platform.database import bulk
from statut.platform.rows import Scalar, Table

# Enough to name what was touched by hand; a table altered as a whole needs no list of each row.
MOST_BREAKS_NAMED: Final = 100
MOST_GUESSES: Final = 300_000
# Tried besides the values that the table knows.
NEARBY: Final[dict[rows.Kind, Sequence[str]]] = {
    "boolean": ("true", "false"),
    "integer": tuple(map(str, range(-100, 1001))),
}
LOCK: Final = 0x5374617475740001


@dataclass(frozen=True)
class Scope:
    """The part of a table that a chain covers: rows where `column` is `value`; `name` in words."""

    column: str
    value: int
    name: str


@dataclass(frozen=True)
class Chain:
    """The chain of one table, or of one scope of it."""

    table: Table
    scope: Scope | None = None

    @property
    def name(self) -> str:
        return f"{self.table.name}/{self.scope.name}" if self.scope else self.table.name

    @property
    def condition(self) -> str:
        """The rows of the chain, as a condition on `t`."""
        return f"t.{self.scope.column} = {self.scope.value}" if self.scope else "true"

    @property
    def genesis(self) -> bytes:
        return hashlib.sha256(f"statut chain 1\n{self.name}".encode()).digest()


@dataclass(frozen=True)
class Head:
    """The last row of a chain: its number (0 before the first) and its link of 32 bytes."""

    seq: int
    link: bytes


@dataclass(frozen=True, order=True)
class Break:
    """One place where a chain does not hold: table (with its scope), row, person, field where known, and words."""

    chain: str
    seq: int
    words: str
    person: str | None = field(default=None, compare=False)
    field: str | None = None

    def __str__(self) -> str:
        person = f", person {self.person}" if self.person else ""
        return f"{self.chain}, row {self.seq}{person}: {self.words}"


def lock(database: bulk.Connection) -> None:
    """One writer of chains at a time, until the transaction ends."""
    database.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def head(database: bulk.Connection, chain: Chain) -> Head:
    """The present head. Hold the lock to extend the chain from it."""
    row = database.execute(
        f"SELECT seq, link FROM {chain.table.name} t WHERE {chain.condition} ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return Head(row[0], bytes(row[1])) if row else Head(0, chain.genesis)


def next_head(before: Head, chain: Chain, values: Mapping[str, Scalar]) -> Head:
    """The head after one more row with these values (by name)."""
    seq = before.seq + 1
    parts = [(value.kind, values[value.name]) for value in chain.table.values]
    text = rows.canonical([("integer", seq), *parts])
    return Head(seq, hashlib.sha256(before.link + text).digest())


def extend(workbench: Workbench, chain: Chain, before: Head, source: str) -> list[bytes]:
    """The links of the rows that a query on the workbench gives with their numbers (`seq`), in their order."""
    texts = workbench.connection.sql(f"SELECT encode({rows.canonical_sql(chain.table.values)}) FROM ({source})")
    return _links(before.link, texts.to_arrow_table().column(0))


def _links(link: bytes, texts: pa.ChunkedArray) -> list[bytes]:
    sha256 = hashlib.sha256
    links = []
    for text in texts.to_pylist():
        link = sha256(link + text).digest()
        links.append(link)
    return links


def verify(
    database: bulk.Connection, workbench: Workbench, chain: Chain, recorded: Mapping[int, bytes] | None = None
) -> list[Break]:
    """Read the rows of a chain again, in order, and say where it does not hold.

    `recorded`: heads of the chain in the audit entries, number to link. None for a chain that no audit entry speaks of.
    """
    name = "verified"
    columns = {"seq": "BIGINT", "link": "VARCHAR", **{value.name: "VARCHAR" for value in chain.table.values}}
    reads = ", ".join(value.read_as_text for value in chain.table.values)
    bulk.read(
        database,
        f"SELECT t.seq, encode(t.link, 'hex'), {reads} FROM {chain.table.source} WHERE {chain.condition}",
        workbench,
        name,
        columns,
    )
    try:
        text = rows.canonical_sql(chain.table.values, as_text=True)
        read = workbench.connection.sql(
            f"SELECT seq, unhex(link), encode({text}) FROM {name} ORDER BY seq"
        ).to_arrow_table()
        numbers, links, texts = (column.to_pylist() for column in read.columns)
        breaks = list(_broken(chain, numbers, links, texts))
        if recorded is not None:
            breaks += _unlike_recorded(chain, dict(zip(numbers, links, strict=True)), recorded)
        return [_named(workbench, chain, name, dict(zip(numbers, links, strict=True)), found) for found in breaks]
    finally:
        workbench.execute(f"DROP TABLE {name}")


def _broken(chain: Chain, numbers: list[int], links: list[bytes], texts: list[bytes]) -> Iterator[Break]:
    """Rows that do not follow from the row before them, and rows that are not there."""
    sha256 = hashlib.sha256
    found, expected = 0, 1
    # Where a link was altered and not its row, the next row still follows from the link as it was.
    previous: bytes | None = chain.genesis
    original: bytes | None = None
    for seq, link, text in zip(numbers, links, texts, strict=True):
        if seq != expected:
            found += 1
            yield _missing(chain, expected, seq - 1)
            previous = None
        computed = sha256(previous + text).digest() if previous is not None else link
        if original is not None and sha256(original + text).digest() == link:
            yield Break(chain.name, seq - 1, "its link was altered", field="link")
            computed = link
        elif original is not None:
            yield Break(chain.name, seq - 1, "the row was altered after it was written")
        original = None
        if computed != link:
            found += 1
            original = computed
        if found > MOST_BREAKS_NAMED:
            yield Break(chain.name, seq, "and more from here on")
            return
        previous, expected = link, seq + 1
    if original is not None:
        yield Break(chain.name, numbers[-1], "the row was altered after it was written")


def _missing(chain: Chain, first: int, last: int) -> Break:
    words = "the row is missing" if first == last else f"rows {first} to {last} are missing"
    return Break(chain.name, first, words)


def _unlike_recorded(chain: Chain, links: Mapping[int, bytes], recorded: Mapping[int, bytes]) -> Iterator[Break]:
    """Heads that audit entries recorded and the table does not have any more; rows that no act accounts for."""
    last, accounted = max(links, default=0), max(recorded, default=0)
    if last < accounted:
        yield _missing(chain, last + 1, accounted)
    if last > accounted:
        yield Break(chain.name, accounted + 1, f"rows {accounted + 1} to {last} come from no recorded act")
    for seq, link in sorted(recorded.items()):
        if 0 < seq <= last and links.get(seq, link) != link:
            yield Break(
                chain.name, seq, "the chain up to here was made anew: the audit entry has another link", field="link"
            )


def _named(workbench: Workbench, chain: Chain, table: str, links: Mapping[int, bytes], found: Break) -> Break:
    """The same break with the person concerned and, where it can be found out, the field and what stood there."""
    matching = workbench.query(f"SELECT * FROM {table} WHERE seq = ?", [found.seq])
    if not matching:
        return found
    row = matching[0]
    person = row.get("personnel_number")
    if found.field is None and "altered" in found.words:
        before = links.get(found.seq - 1, chain.genesis if found.seq == 1 else None)
        guess = _guess(workbench, chain, table, row, before) if before else None
        if guess:
            name, was = guess
            words = f"{name} was altered: it reads {_shown(row[name])}, it was written as {_shown(was)}"
            return Break(chain.name, found.seq, words, person, name)
    return Break(chain.name, found.seq, found.words, person, found.field)


def _shown(text: str | None) -> str:
    return "nothing" if text is None else f"“{text}”"


def _guess(
    workbench: Workbench, chain: Chain, table: str, row: dict[str, Any], before: bytes
) -> tuple[str, str | None] | None:
    """The one field whose value, replaced by another that the table knows, gives the link of the row again."""
    link = bytes.fromhex(row["link"])
    values = chain.table.values
    parts = [rows.part("integer", str(row["seq"])), *(rows.part(value.kind, row[value.name]) for value in values)]
    guesses = 0
    for place, value in enumerate(values, start=1):
        start, end = b"1" + b"".join(parts[:place]), b"".join(parts[place + 1 :])
        for candidate in _candidates(workbench, table, value.name, value.kind):
            guesses += 1
            if hashlib.sha256(before + start + rows.part(value.kind, candidate) + end).digest() == link:
                return value.name, candidate
            if guesses > MOST_GUESSES:
                return None
    return None


def _candidates(workbench: Workbench, table: str, name: str, kind: rows.Kind) -> Iterable[str | None]:
    known = workbench.execute(
        f'SELECT "{name}" FROM {table} GROUP BY ALL ORDER BY count(*) DESC LIMIT 50000'
    ).fetchall()
    return joined([None], (text for (text,) in known), NEARBY.get(kind, ()))


def recorded_heads(entries: Sequence[Mapping[str, Any]], chain: Chain) -> dict[int, bytes]:
    """The heads of a chain in the `heads` of audit entries."""
    found = (heads[chain.name] for heads in entries if chain.name in heads)
    return {int(seq): bytes.fromhex(link) for seq, link in found}
