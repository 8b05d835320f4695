"""Expressions as SQL of an engine, with the declared types made explicit."""

from __future__ import annotations

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import ibis.expr.types as ir

_TYPES = {"string": "TEXT", "int64": "BIGINT", "int32": "INTEGER", "boolean": "BOOLEAN", "date": "DATE"}
_SPARK_TYPES = {**_TYPES, "string": "STRING", "int32": "INT"}


def column_type(datatype: dt.DataType, dialect: str) -> str:
    """The type of a column in an engine's words; raises TypeError for a type that no table of Statut has."""
    if isinstance(datatype, dt.Decimal):
        return f"DECIMAL({datatype.precision}, {datatype.scale})"
    name = str(datatype(nullable=True))
    types = _SPARK_TYPES if dialect == "pyspark" else _TYPES
    try:
        return types[name]
    except KeyError:
        raise TypeError(f"no engine type for {name}") from None


def tables_read(expression: ir.Table) -> set[str]:
    """The names of the tables that an expression reads."""
    return {table.name for table in expression.op().find(ops.UnboundTable)}


def columns_sql(table: ir.Table, dialect: str) -> str:
    """The columns of a table with their types, for CREATE TABLE."""
    return ", ".join(f'"{name}" {column_type(kind, dialect)}' for name, kind in table.schema().items())


def select_sql(expression: ir.Table, dialect: str) -> str:
    """The expression as a query whose columns have exactly the declared types.

    Engines differ in what date arithmetic and sums give; the declared type decides.
    """
    quote = "`" if dialect == "pyspark" else '"'
    columns = ", ".join(
        f"CAST({quote}{name}{quote} AS {column_type(kind, dialect)}) AS {quote}{name}{quote}"
        for name, kind in expression.schema().items()
    )
    return f"SELECT {columns} FROM ({ibis.to_sql(expression, dialect=dialect)}) AS answer"
