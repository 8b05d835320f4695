"""Reading a file in which something is wrong: first as text, then the cells that are wrong, then the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import pyarrow as pa

from statut.engine.api import Workbench
from statut.promotion.pack.exact_reading import Row, UnreadableRow, rows, unreadable
from statut.promotion.pack.facts_tables import create_facts
from statut.promotion.pack.finding import Finding
from statut.promotion.pack.format import PERSON, Column, CsvFile
from statut.promotion.pack.problems import Problem
from statut.promotion.pack.quick_reading import REFUSALS, csv_of_text
from statut.promotion.pack.values import Sql, literal

_BATCH: Final = 65_536


@dataclass(frozen=True)
class TextReading:
    """Lines that cannot be read, and wrong cells of rows that can."""

    problems: list[Problem]
    findings: list[Finding]


def read_as_text(file: CsvFile, path: Path, names: list[str], workbench: Workbench, *, plain: bool) -> TextReading:
    """Make the facts table of a file, wrong cells as NULL, and say what is wrong. Columns may be missing.

    `plain`: whether DuckDB may be asked first to split the lines.
    """
    present = [column for column in file.columns if names.count(column.name) == 1]
    if plain and _split_by_duckdb(path, names, workbench):
        problems = []
    else:
        problems = list(_split_exactly(file, path, names, present, workbench))
    person = PERSON if PERSON in {column.name for column in present} else "NULL"
    findings = [finding for column in present for finding in _wrong_cells(file, column, person, workbench)]
    converted = ", ".join(
        f"{_converted_or_null(column) if column in present else 'NULL'}::{column.kind.stored_as} AS {column.field}"
        for column in file.columns
    )
    create_facts(file, f"SELECT {converted} FROM pack_text", workbench)
    workbench.execute("DROP TABLE pack_text")
    return TextReading(problems, findings)


def _split_by_duckdb(path: Path, names: list[str], workbench: Workbench) -> bool:
    try:
        workbench.execute(f"CREATE TABLE pack_text AS SELECT * FROM {csv_of_text(path, names)}")
    except REFUSALS:
        return False
    return True


def _split_exactly(
    file: CsvFile, path: Path, names: list[str], present: list[Column], workbench: Workbench
) -> Iterator[Problem]:
    columns = ", ".join(f"{column.name} VARCHAR" for column in present)
    workbench.execute(f"CREATE TABLE pack_text ({columns or 'nothing VARCHAR'})")
    positions = {column.name: names.index(column.name) for column in present}
    reading = rows(path, names)
    while batch := list(islice(reading, _BATCH)):
        _insert([row for row in batch if isinstance(row, Row)], positions, workbench)
        unread = [row for row in batch if isinstance(row, UnreadableRow)]
        _doubt(file, unread, positions.get(PERSON), workbench)
        yield from (problem for row in unread for problem in row.problems)


def _insert(batch: list[Row], positions: dict[str, int], workbench: Workbench) -> None:
    if positions:
        text = {name: pa.array([row.cells[at] or None for row in batch], pa.string()) for name, at in positions.items()}
        workbench.connection.register("pack_batch", pa.table(text))
        workbench.execute("INSERT INTO pack_text SELECT * FROM pack_batch")
        workbench.connection.unregister("pack_batch")


def _doubt(file: CsvFile, unread: Iterable[UnreadableRow], at: int | None, workbench: Workbench) -> None:
    """Who stands in a row that cannot be read is known to exist, and no more than that."""
    persons = [None if at is None or at >= len(row.cells) else row.cells[at] for row in unread]
    known = [None if person is None or unreadable(person) else person for person in persons]
    if known:
        workbench.execute("INSERT INTO rows_in_doubt SELECT ?, NULL, NULL, unnest(?::VARCHAR[])", [file.table, known])


def _wrong_cells(file: CsvFile, column: Column, person: Sql, workbench: Workbench) -> Iterator[Finding]:
    cell = column.name
    wrong = f"({cell} IS NOT NULL AND NOT coalesce({column.kind.is_sound(cell)}, false))"
    if not column.may_be_empty:
        wrong = f"({cell} IS NULL OR {wrong})"
    found = workbench.execute(f"SELECT rowid + 1, {cell} FROM pack_text WHERE {wrong}").fetchall()
    if found:
        workbench.execute(
            f"INSERT INTO rows_in_doubt SELECT {literal(file.table)}, rowid + 1, {literal(cell)}, {person} "
            f"FROM pack_text WHERE {wrong}"
        )
    for row, text in found:
        reason = f"is empty: {column.when_empty}" if text is None else column.kind.fault(text)
        yield Finding(file, row, column.name, reason)


def _converted_or_null(column: Column) -> Sql:
    return f"CASE WHEN {column.kind.is_sound(column.name)} THEN {column.kind.converted(column.name)} END"
