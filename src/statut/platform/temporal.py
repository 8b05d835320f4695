"""Two axes of time: `valid`, the days on which something held; `known`, the instants at which we held it to be true.

Both are half-open ranges. A row is never overwritten: what is no longer held true has the upper bound of `known`
closed, once, and a supersession says so in a chain of its own, with the row that took its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from statut.engine.api import Workbench
from statut.platform import rows
from statut.platform.chain import Break, Chain
from statut.platform.database import bulk
from statut.platform.rows import Field, Table, Value, field, instant

VALID: Final = Field(
    "valid",
    "'[' || coalesce(valid_from::VARCHAR, '') || ',' || coalesce(valid_to::VARCHAR, '') || ')'",
    (Value("valid_from", "date", "lower(t.valid)", "DATE"), Value("valid_to", "date", "upper(t.valid)", "DATE")),
)

# The upper bound is no part of the row as it was written; the supersession vouches for it.
KNOWN: Final = Field(
    "known",
    f"'[\"' || {rows.instant_text('known_from')} || '\",)'",
    (Value("known_from", "instant", "lower(t.known)", "BIGINT"),),
)

SUPERSESSIONS: Final = Chain(
    Table(
        "platform_supersession",
        (field("chain"), field("row", "integer"), instant("closed_at"), field("successor", "integer")),
    )
)


def known_at(at: datetime | None) -> str:
    """The rows of `t` held true at an instant; at None, those held true now. A condition for PostgreSQL."""
    return "upper_inf(t.known)" if at is None else f"t.known @> '{at.isoformat()}'::timestamptz"


def read(
    database: bulk.Connection,
    workbench: Workbench,
    name: str,
    chain: Chain,
    condition: str,
    values: Sequence[Value] = (),
) -> None:
    """Rows of a chain as table `name` of the workbench: `seq`, then the values (all of them, or those named)."""
    wanted = values or chain.table.values
    reads = ", ".join(_typed(value) for value in wanted)
    bulk.read(
        database,
        f"SELECT t.seq, {reads} FROM {chain.table.source} WHERE {chain.condition} AND {condition} ORDER BY t.seq",
        workbench,
        name,
        {"seq": "BIGINT", **{value.name: value.type for value in wanted}},
    )


def _typed(value: Value) -> str:
    return value.read_as_text if value.kind == "instant" else value.read


def difference(workbench: Workbench, stated: str, known: str, names: Sequence[str], added: str, closed: str) -> None:
    """What of `stated` is not in `known` (table `added`), and the other way round (table `closed`), by columns `names`.

    Rows may repeat. `stated` and `known` have a column `place`, their order.
    """
    if not workbench.query(f"SELECT 1 FROM {known} LIMIT 1"):
        workbench.execute(f"CREATE VIEW {added} AS FROM {stated}; CREATE VIEW {closed} AS FROM {known}")
        return
    same = ", ".join(f'"{name}"' for name in names)
    matches = " AND ".join(f'a."{name}" IS NOT DISTINCT FROM b."{name}"' for name in (*names, "repetition"))
    numbered = "SELECT *, row_number() OVER (PARTITION BY {} ORDER BY place) AS repetition FROM {}"
    for source, other, target in ((stated, known, added), (known, stated, closed)):
        workbench.execute(
            f"CREATE TABLE {target} AS SELECT a.* EXCLUDE (repetition) FROM ({numbered.format(same, source)}) a"
            f" ANTI JOIN ({numbered.format(same, other)}) b ON {matches} ORDER BY place"
        )


def succession(chain: Chain, closed: str, added: str, key: Sequence[str], at: datetime) -> str:
    """The supersessions of the rows of `closed` (with `seq`) by those of the query `added` (with theirs), as a query.

    The successor of a row is the first new one that speaks of the same (`key`).
    """
    same = " AND ".join(f'c."{name}" IS NOT DISTINCT FROM a."{name}"' for name in key) or "true"
    return (
        f"SELECT {rows.quoted(chain.name)} AS chain, c.seq AS row,"
        f" {rows.microseconds(at)} AS closed_at, min(a.seq) AS successor"
        f" FROM {closed} c LEFT JOIN ({added}) a ON {same} GROUP BY c.seq ORDER BY c.seq"
    )


def close(database: bulk.Connection, chain: Chain, numbers: Sequence[int], at: datetime) -> None:
    """Close the `known` of these rows."""
    if not numbers:
        return
    closed = database.execute(
        f"UPDATE {chain.table.name} t SET known = tstzrange(lower(t.known), %s)"
        f" FROM unnest(%s::bigint[]) AS closed(seq) WHERE t.seq = closed.seq AND {chain.condition}",
        [at, list(numbers)],
    )
    if closed.rowcount != len(numbers):
        raise RuntimeError(f"{chain.name}: {len(numbers)} rows to close, {closed.rowcount} found")


def verify_closings(database: bulk.Connection, workbench: Workbench, chain: Chain) -> list[Break]:
    """Rows whose `known` ends without a supersession that says so, at another instant, or not at all where one does."""
    closing = rows.Value("closed_at", "instant", "upper(t.known)", "BIGINT")
    bulk.read(
        database,
        f"SELECT t.seq, {closing.read_as_text} FROM {chain.table.name} t"
        f" WHERE {chain.condition} AND NOT upper_inf(t.known)",
        workbench,
        "closings",
        {"seq": "BIGINT", "closed_at": "BIGINT"},
    )
    read(database, workbench, "supersessions", SUPERSESSIONS, f"t.chain = {rows.quoted(chain.name)}")
    found = workbench.query(
        "SELECT coalesce(c.seq, s.row) AS seq, c.closed_at AS stands, s.closed_at AS recorded"
        " FROM closings c FULL JOIN supersessions s ON s.row = c.seq"
        " WHERE c.closed_at IS DISTINCT FROM s.closed_at ORDER BY 1"
    )
    workbench.execute("DROP TABLE closings; DROP TABLE supersessions")
    return [
        Break(
            chain.name,
            row["seq"],
            f"known was altered: it ends {_instant(row['stands'])}, the record says {_instant(row['recorded'])}",
            field="known",
        )
        for row in found
    ]


def _instant(count: int | None) -> str:
    return "never" if count is None else rows.moment(count).isoformat()
