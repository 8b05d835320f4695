"""The quick reader: DuckDB converts and checks every cell while it reads, and gives up at the first that is wrong.

It never says what is wrong. What DuckDB takes and the exact reader does not (NUL bytes, blanks between a comma and a
quotation mark) is looked for beforehand, by `is_plain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb

from statut.engine.api import Workbench
from statut.promotion.pack.facts_tables import create_facts
from statut.promotion.pack.format import Column, CsvFile
from statut.promotion.pack.values import Sql, literal

_CHUNK = 1 << 20

# The exact reader takes values up to 131072 characters; a longer line is left to it.
_AS_WRITTEN = (
    "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', strict_mode = true, "
    "max_line_size = 131072, buffer_size = 33554432"
)


def read_quickly(file: CsvFile, path: Path, names: list[str], workbench: Workbench) -> bool:
    """Make the facts table of a plain file; False, and no table, where something in it is wrong.

    `names`: the columns of the header, in its order.
    """
    converted = ", ".join(f"{_converted_or_error(column)} AS {column.field}" for column in file.columns)
    try:
        create_facts(file, f"SELECT {converted} FROM {csv_of_text(path, names)}", workbench)
    except REFUSALS:
        return False
    return True


REFUSALS: Final = (duckdb.InvalidInputException, duckdb.ConversionException)
"""What DuckDB raises where a file is not what it is said to be."""


def csv_of_text(path: Path, names: list[str]) -> Sql:
    """A plain file as a table of texts, to select from; empty cells are NULL."""
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    return f"read_csv({literal(_not_a_pattern(path))}, columns = {{{columns}}}, {_AS_WRITTEN})"


def _converted_or_error(column: Column) -> str:
    cell = f'"{column.name}"'
    empty = "NULL" if column.may_be_empty else "error('empty')"
    kind = column.kind
    return (
        f"CASE WHEN {cell} IS NULL THEN {empty} "
        f"WHEN {kind.is_sound(cell)} THEN {kind.converted(cell)} ELSE error('not sound') END"
    )


def _not_a_pattern(path: Path) -> str:
    """DuckDB reads `*`, `?` and `[` in a path as a pattern; in brackets they stand for themselves."""
    return re.sub(r"([*?\[])", r"[\1]", str(path))


def is_plain(path: Path) -> bool:
    """Whether nothing in the file asks for the exact reader."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            chunk += file.readline()
            if b"\0" in chunk or _blank_beside_quote(chunk):
                return False
    return True


# A value that begins with a blank and a quotation mark. Pairs of marks with text behind them are left out: they are
# marks written inside a quoted value (`"Ann, ""the"" Ant"`).
_BLANK_THEN_QUOTE = re.compile(rb'(?<![^,\r\n]) +(?!(?:"")+[^",\r\n])"')
_QUOTE_THEN_BLANK = re.compile(rb'" +(?:[,\r\n]|\Z)')


def _blank_beside_quote(chunk: bytes) -> bool:
    """Whether whole lines hold a blank between a quotation mark and the comma or line end next to it."""
    if b'"' not in chunk:
        return False
    return any(_BLANK_THEN_QUOTE.match(chunk, _first_blank(chunk, place)) for place in _places(b' "', chunk)) or any(
        _QUOTE_THEN_BLANK.match(chunk, place) for place in _places(b'" ', chunk)
    )


def _places(sign: bytes, chunk: bytes) -> Iterator[int]:
    place = chunk.find(sign)
    while place >= 0:
        yield place
        place = chunk.find(sign, place + 1)


def _first_blank(chunk: bytes, place: int) -> int:
    """Where the row of blanks that reaches up to a place begins."""
    while place > 0 and chunk[place - 1 : place] == b" ":
        place -= 1
    return place
