"""Tables by name and shape, so that a rule can be stated before there is any data."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir


def table(name: str, **columns: str) -> ir.Table:
    """A table without data: its name and the types of its columns."""
    return ibis.table(columns, name=name)
