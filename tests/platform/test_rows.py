"""The canonical text of a row: the same from SQL and from Python, and never the same for two rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from statut.engine.api import Workbench
from statut.platform import rows
from statut.platform.rows import Kind, Scalar, Value

VALUES: dict[Kind, st.SearchStrategy[Scalar]] = {
    "text": st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")),
    "integer": st.integers(-(2**63), 2**63 - 1),
    "decimal": st.decimals(-(10**9), 10**9, places=2),
    "boolean": st.booleans(),
    "date": st.dates(date(1, 1, 1), date(9999, 12, 31)),
    "instant": st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
}
PARTS = st.lists(
    st.sampled_from(sorted(VALUES)).flatmap(lambda kind: st.tuples(st.just(kind), st.none() | VALUES[kind])), max_size=5
)


@settings(max_examples=60, deadline=None)
@given(PARTS, st.integers(1, 10**12))
def test_sql_and_python_give_the_same_text(parts: list[tuple[Kind, Scalar]], seq: int) -> None:
    types = rows.TYPES | {"decimal": "DECIMAL(18,2)"}
    values = [Value(f"v{place}", kind, "", types[kind]) for place, (kind, _) in enumerate(parts)]
    given_ = [rows.microseconds(part) if isinstance(part, datetime) else part for _, part in parts]
    columns = "".join(f', ?::{value.type} AS "{value.name}"' for value in values)
    workbench = Workbench()
    found = workbench.query(
        f"SELECT encode({rows.canonical_sql(values)}) AS text FROM (SELECT ?::BIGINT AS seq{columns})", [seq, *given_]
    )
    workbench.close()
    assert found[0]["text"] == rows.canonical([("integer", seq), *parts])


@given(PARTS, PARTS)
def test_different_rows_have_different_texts(one: list[tuple[Kind, Scalar]], other: list[tuple[Kind, Scalar]]) -> None:
    plain = [[(kind, rows.text_of(kind, value)) for kind, value in parts] for parts in (one, other)]
    without_kind_of_null = [[part if part[1] is not None else None for part in parts] for parts in plain]
    same_text = rows.canonical(one) == rows.canonical(other)
    assert same_text == (without_kind_of_null[0] == without_kind_of_null[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([("text", "")], [("text", None)]),
        ([("text", "1")], [("integer", 1)]),
        ([("text", "a"), ("text", "b")], [("text", "at1:b"), ("text", "")]),
        ([("text", "N")], [("text", None)]),
        ([("boolean", True)], [("text", "true")]),
        ([("decimal", Decimal("1.0"))], [("decimal", Decimal("1.00"))]),
    ],
)
def test_rows_that_look_alike_are_told_apart(one: list[tuple[Kind, Scalar]], other: list[tuple[Kind, Scalar]]) -> None:
    assert rows.canonical(one) != rows.canonical(other)


def test_an_instant_comes_back() -> None:
    at = datetime(2004, 11, 30, 12, 0, 0, 123456, tzinfo=UTC)
    assert rows.moment(rows.microseconds(at)) == at
