"""How the rows of a table are stored, read back, and made one canonical text that a hash can cover.

The canonical text of a row, version 1: `1`, then each value as a letter for its kind, the length of its text in
bytes, a colon
and the text; `N` for no value. Two different rows never share a text: no separator can be forged, NULL is not the
empty text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final, Literal

Kind = Literal["text", "integer", "decimal", "boolean", "date", "instant"]

Scalar = str | int | Decimal | bool | date | datetime | None

LETTERS: Final[dict[Kind, str]] = {
    "text": "t",
    "integer": "i",
    "decimal": "n",
    "boolean": "b",
    "date": "d",
    "instant": "z",
}
TYPES: Final[dict[Kind, str]] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(38,18)",
    "boolean": "BOOLEAN",
    "date": "DATE",
    # On the workbench an instant is a count of microseconds since 1970, UTC: no time zone can enter.
    "instant": "BIGINT",
}
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Value:
    """One value of a row: its name and DuckDB type on the workbench, and the PostgreSQL expression that gives it.

    In `read`, `t` is the row's own table.
    """

    name: str
    kind: Kind
    read: str
    type: str

    @property
    def read_as_text(self) -> str:
        """The PostgreSQL expression of the value's canonical text."""
        if self.kind == "instant":
            return f"(extract(epoch FROM {self.read}) * 1000000)::bigint::text"
        return f"({self.read})::text"


@dataclass(frozen=True)
class Field:
    """One stored column: the DuckDB expression that writes it, and the values that it gives back.

    `join`: what a reading query must join to give the values.
    """

    stored: str
    write: str
    values: tuple[Value, ...]
    join: str = ""


def field(name: str, kind: Kind = "text", *, type: str | None = None) -> Field:
    """A column that holds just its value."""
    return Field(name, name, (Value(name, kind, f"t.{name}", type or TYPES[kind]),))


def instant(name: str) -> Field:
    """A column that holds an instant."""
    return Field(name, instant_text(name), (Value(name, "instant", f"t.{name}", TYPES["instant"]),))


def instant_text(expression: str) -> str:
    """The DuckDB expression of an instant as PostgreSQL reads it."""
    return f"make_timestamp({expression})::VARCHAR || '+00'"


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def microseconds(at: datetime) -> int:
    """An instant as it stands on the workbench."""
    return (at - EPOCH) // timedelta(microseconds=1)


def moment(count: int) -> datetime:
    """The instant of a count of microseconds."""
    return EPOCH + timedelta(microseconds=count)


@dataclass(frozen=True)
class Table:
    """A table of PostgreSQL whose rows are numbered (`seq`) and linked (`link`) in the order in which they came."""

    name: str
    fields: tuple[Field, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of a row in canonical order, without its number."""
        return tuple(value for field in self.fields for value in field.values)

    @property
    def columns(self) -> tuple[str, ...]:
        """The stored columns, without number and link."""
        return tuple(field.stored for field in self.fields)

    @property
    def source(self) -> str:
        """The FROM clause that every value can be read from."""
        return " ".join([f"{self.name} t", *(field.join for field in self.fields if field.join)])


def canonical_sql(values: Sequence[Value], *, as_text: bool = False) -> str:
    """The DuckDB expression of the canonical text of rows with `seq` and `values`.

    `as_text`: the columns already hold canonical texts.
    """
    parts = [_part_sql("integer", "seq::VARCHAR")]
    parts += [_part_sql(v.kind, f'"{v.name}"' if as_text else f'"{v.name}"::VARCHAR') for v in values]
    return "'1' || " + " || ".join(parts)


def _part_sql(kind: Kind, text: str) -> str:
    return f"coalesce('{LETTERS[kind]}' || strlen({text}) || ':' || {text}, 'N')"


def canonical(parts: Iterable[tuple[Kind, Scalar]]) -> bytes:
    """The canonical text of one row, the number first; equal to what `canonical_sql` gives."""
    return b"1" + b"".join(part(kind, text_of(kind, value)) for kind, value in parts)


def part(kind: Kind, text: str | None) -> bytes:
    """What one value adds to a canonical text."""
    if text is None:
        return b"N"
    raw = text.encode()
    return f"{LETTERS[kind]}{len(raw)}:".encode() + raw


def text_of(kind: Kind, value: Scalar) -> str | None:
    """The canonical text of one value."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if kind == "instant" and isinstance(value, datetime):
        return str(microseconds(value))
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)
