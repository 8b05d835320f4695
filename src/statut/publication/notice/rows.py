"""The rows of the annexes as HTML and as JSON, written column by column: a list may have hundreds of thousands."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

CHUNK: Final = 20_000

# What HTML forbids even escaped: shown as the replacement character.
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPECIAL_IN_HTML: Final = "[\\x00-\\x1f\\x7f-\\x{9f}<>&\"']"
_SPECIAL_IN_JSON: Final = r'[\x00-\x1f"\\]'


def merit_rows_html(rows: pa.Table) -> Iterator[str]:
    """Table rows: rank, name, directorate-general, points with `P` after them where promoted."""
    for chunk in _chunks(rows):
        promoted = pc.equal(chunk["promoted"], "P")
        yield _joined(
            pc.if_else(promoted, '<tr class="p"><td>', "<tr><td>"),
            _in_html(chunk["rank"]),
            '</td><th scope="row">',
            _names(chunk),
            "</th><td>",
            _in_html(chunk["directorate_general"]),
            "</td><td>",
            _in_html(chunk["total"]),
            pc.if_else(promoted, " P</td></tr>\n", "</td></tr>\n"),
        )


def interest_rows_html(rows: pa.Table) -> Iterator[str]:
    """Table rows: name, points."""
    for chunk in _chunks(rows):
        yield _joined('<tr><th scope="row">', _names(chunk), "</th><td>", _in_html(chunk["points"]), "</td></tr>\n")


def rows_json(rows: pa.Table) -> Iterator[str]:
    """The rows as the inside of a JSON array: objects without blanks, keys sorted, all values text."""
    columns = sorted(rows.column_names)
    separator = ""
    for chunk in _chunks(rows):
        pieces: list[pa.Array | str] = [","]
        for column in columns:
            pieces += [f"{'{' if column == columns[0] else ','}{json.dumps(column)}:", _in_json(chunk[column])]
        text = _joined(*pieces, "}")
        yield separator + text[1:]
        separator = ","


def in_html(text: str) -> str:
    """Text for an element or a quoted attribute."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", html.escape(text))


def _chunks(rows: pa.Table) -> Iterator[pa.RecordBatch]:
    return (batch for batch in rows.combine_chunks().to_batches(max_chunksize=CHUNK) if batch.num_rows)


def _joined(*pieces: pa.Array | str) -> str:
    """The pieces of every row put together, all rows as one text."""
    rows = pc.binary_join_element_wise(*pieces, "")
    if rows.null_count:
        raise ValueError("a cell of an annex has no value")
    # The rows lie one after the other in one buffer: taken whole, not text by text.
    length = pc.sum(pc.binary_length(rows)).as_py() or 0
    text: str = rows.buffers()[2].slice(0, length).to_pybytes().decode()
    return text


def _names(rows: pa.RecordBatch) -> pa.Array:
    """`Family, Given`, or the family name alone."""
    separator = pc.if_else(pc.equal(rows["given_name"], ""), "", ", ")
    return _in_html(pc.binary_join_element_wise(rows["family_name"], separator, rows["given_name"], ""))


def _in_html(column: pa.Array) -> pa.Array:
    return _escaped(column, _SPECIAL_IN_HTML, in_html)


def _in_json(column: pa.Array) -> pa.Array:
    quoted = _escaped(column, _SPECIAL_IN_JSON, lambda text: json.dumps(text, ensure_ascii=False)[1:-1])
    return pc.binary_join_element_wise('"', quoted, '"', "")


def _escaped(column: pa.Array, special: str, escape: Callable[[str], str]) -> pa.Array:
    """The column with the few values that need it escaped."""
    needs = pc.match_substring_regex(column, special)
    if not pc.any(needs).as_py():
        return column
    values = column.filter(needs).to_pylist()
    return pc.replace_with_mask(column, needs, pa.array([escape(value) for value in values], pa.string()))
