"""Reasons in words, stated once as a template and said either of one row or, by an engine, of a million.

A template names columns and how to print them: `Total {total:points}, threshold {threshold:points}`.
Kinds: `points` (half points), `number` (a decimal without needless zeros), `text` (everything else; the default).
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from statut.rules.kernel.points import points_text


def parts(template: str) -> Iterator[tuple[str, str | None, str]]:
    """The template as (words before, column or None, kind)."""
    for words, column, kind, _ in string.Formatter().parse(template):
        yield words, column, kind or "text"


def columns_of(template: str) -> tuple[str, ...]:
    """The columns that a template names."""
    return tuple(column for _, column, _ in parts(template) if column)


def say(template: str, row: Mapping[str, Any]) -> str:
    """The template said of one row."""
    return "".join(words + (_printed(row[column], kind) if column else "") for words, column, kind in parts(template))


def _printed(value: Any, kind: str) -> str:
    if value is None:
        return "none"
    match kind:
        case "points":
            return points_text(value)
        case "number":
            return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
        case _:
            return str(value)


def said(template: str, table: ir.Table) -> ir.StringValue:
    """The template as an expression, said of every row of a table; equal to `say` of each row."""
    sentence: ir.StringValue | None = None
    for words, column, kind in parts(template):
        pieces = [ibis.literal(words)] if words else []
        if column:
            pieces.append(printed(table[column], kind).fill_null("none"))
        for piece in pieces:
            sentence = piece if sentence is None else sentence + piece
    return ibis.literal("") if sentence is None else sentence


def printed(value: ir.Value, kind: str = "text") -> ir.StringValue:
    """A column as people read it."""
    if kind == "points":
        # Shift and mask instead of a division: exact on every engine, for numbers that are never negative.
        return (value >> 1).cast("string") + ibis.ifelse((value & 1) == 1, ".5", "")
    if kind == "number":
        # A decimal always prints with all its places, so that there is a point to stop at.
        return value.cast("string").re_replace("[.]?0+$", "")
    return value.cast("string")
