"""Checks of keys and references: no key twice, nobody unknown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from statut.promotion.pack.finding import LINE_OF, Case, Check, Finding
from statut.promotion.pack.format import CSV_FILES, OFFICIALS, PERSON, POINTS, CsvFile
from statut.promotion.pack.problems import quoted


def duplicates(file: CsvFile, case: Case) -> Iterator[Finding]:
    keys = [column for column in file.columns if column.name in file.key]
    fields = ", ".join(column.field for column in keys)
    known = " AND ".join(f"{column.field} IS NOT NULL" for column in keys if not column.may_be_empty)
    same = " AND ".join(f"facts.{column.field} IS NOT DISTINCT FROM twice.{column.field}" for column in keys)
    rows = case.query(f"""
        WITH twice AS (
            SELECT {fields}, min("row") AS first FROM {file.table} WHERE {known} AND {_suspects(file)}
            GROUP BY {fields} HAVING count(*) > 1
        )
        SELECT facts."row", twice.first, {", ".join(f"twice.{column.field}" for column in keys)}
        FROM {file.table} AS facts JOIN twice ON {same} AND facts."row" > twice.first""")
    for row, first, *values in rows:
        named = ", ".join(
            f"no {column.name}" if value is None else f"{column.name} {quoted(value)}"
            for column, value in zip(keys, values, strict=True)
        )
        yield Finding(
            file, row, file.key[0], f"line {LINE_OF} already has {named}: at most one row is allowed", other=first
        )


def _suspects(file: CsvFile) -> str:
    # Grouping millions of points by person, kind and label is dear: `perhaps_twice` tells who may have a duplicate.
    if file is POINTS:
        return f"{PERSON} IN (SELECT {PERSON} FROM perhaps_twice)"
    return "true"


def unknown_persons(file: CsvFile, case: Case) -> Iterator[Finding]:
    rows = case.query(f"""
        WITH known AS (
            SELECT {PERSON} FROM officials
            UNION ALL SELECT {PERSON} FROM rows_in_doubt WHERE table_name = 'officials'
        ),
        unknown AS (
            SELECT DISTINCT {PERSON} FROM {"points_received" if file is POINTS else file.table}
            ANTI JOIN known USING ({PERSON})
        )
        SELECT "row", {PERSON} FROM {file.table} SEMI JOIN unknown USING ({PERSON})""")
    for row, person in rows:
        yield Finding(file, row, PERSON, f"{quoted(person)} is not in {OFFICIALS.name}")


CHECKS_OF_KEYS: Final = (
    *(Check(partial(duplicates, file), (file,)) for file in CSV_FILES if file.key),
    *(Check(partial(unknown_persons, file), (OFFICIALS, file)) for file in CSV_FILES if file.names_persons),
)
