"""Where rows stand in the files of a pack, and the order in which problems are reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Final, TypeVar

from statut.promotion.pack.exact_reading import Row, header, rows
from statut.promotion.pack.format import CSV_FILES, EXERCISE_FILE
from statut.promotion.pack.problems import Note, Problem

Found = TypeVar("Found", Problem, Note)

_FILES: Final = (EXERCISE_FILE, *(file.name for file in CSV_FILES))
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {file.name: file.names for file in CSV_FILES}


def lines_of_rows(path: Path, wanted: set[int]) -> dict[int, int]:
    """The lines on which data rows (counted from 1) of a CSV file begin. The file is read again for it."""
    first = header(path)
    if first is None or not wanted:
        return {}
    last = max(wanted)
    up_to_last = takewhile(lambda row: row.row <= last, _readable(path, first.cells))
    return {row.row: row.line for row in up_to_last if row.row in wanted}


def _readable(path: Path, names: list[str]) -> Iterator[Row]:
    return (row for row in rows(path, names) if isinstance(row, Row))


def in_order(found: Iterable[Found]) -> tuple[Found, ...]:
    """Problems or notes by file in the order of the format, then line, then column."""
    return tuple(sorted(found, key=_place))


def _place(found: Problem | Note) -> tuple[int, str, int, int, str]:
    file = _FILES.index(found.file) if found.file in _FILES else len(_FILES)
    columns = _COLUMNS.get(found.file, ())
    column = columns.index(found.column) if found.column in columns else -1
    return file, found.file, found.line, column, found.column
