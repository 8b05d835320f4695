"""The exact reader: slow, and the one that decides what a CSV file says and on which line.

The quick reader (DuckDB) only ever accepts files on which both agree; everything else comes here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from statut.promotion.pack.problems import WHOLE_LINE, Problem

_QUOTING_FAULTS = {
    "unexpected end of data": "a quotation mark opened here is never closed",
    "field larger than field limit": "a value is longer than 131072 characters: is a closing quotation mark missing?",
    "expected after": "after a closing quotation mark a comma or the end of the line is expected: "
    "a quotation mark inside a value is written twice",
}


class Record(NamedTuple):
    """A record of a CSV file: the physical line on which it begins, and its cells.

    `fault` says why the line could not be split into cells.
    """

    line: int
    cells: list[str]
    fault: str | None = None


def records(path: Path) -> Iterator[Record]:
    """The records of a file, header first, blank lines passed over."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as trouble:
                yield Record(line, [], _quoting_fault(str(trouble)))
            else:
                if cells:
                    yield Record(line, cells)


def header(path: Path) -> Record | None:
    """The first record, if the file is not empty."""
    return next(records(path), None)


class Row(NamedTuple):
    """A data row: its number among the readable ones, counted from 1, its line, and its cells in header order."""

    row: int
    line: int
    cells: list[str]


class UnreadableRow(NamedTuple):
    """A data row that cannot be read, why, and the cells as far as they could be told apart."""

    problems: list[Problem]
    cells: list[str]


def rows(path: Path, names: list[str]) -> Iterator[Row | UnreadableRow]:
    """The data rows of a file whose header is `names`."""
    readable = 0
    for record in _after_header(path):
        cells = _without_commas_too_many(record.cells, len(names))
        if len(cells) == len(names) and not unreadable("".join(cells)):
            readable += 1
            yield Row(readable, record.line, cells)
        else:
            yield UnreadableRow(list(_faults(path.name, record, cells, names)), cells)


def _after_header(path: Path) -> Iterator[Record]:
    following = records(path)
    next(following, None)
    return following


def _quoting_fault(message: str) -> str:
    return next((fault for sign, fault in _QUOTING_FAULTS.items() if sign in message), message)


def _without_commas_too_many(cells: list[str], expected: int) -> list[str]:
    """Spreadsheets end lines with empty cells; the quick reader passes over them as well."""
    while len(cells) > expected and not cells[-1]:
        cells = cells[:-1]
    return cells


def _faults(file: str, record: Record, cells: list[str], names: list[str]) -> Iterator[Problem]:
    if record.fault:
        yield Problem(file, record.line, WHOLE_LINE, record.fault)
        return
    if len(cells) != len(names):
        count = f"{len(cells)} value{'s' if len(cells) != 1 else ''}"
        yield Problem(file, record.line, WHOLE_LINE, f"{count} where the header has {len(names)} columns")
    for name, cell in zip(names, cells, strict=False):
        if fault := unreadable(cell):
            yield Problem(file, record.line, name, fault)


def unreadable(cell: str) -> str | None:
    """Why a cell is no text, if it is none."""
    if "\0" in cell:
        return "the value contains a NUL byte, which is no text"
    if not cell.isascii():
        try:
            cell.encode()
        except UnicodeEncodeError:
            return "the value is not UTF-8: save the file as UTF-8"
    return None
