"""Rows written column by column say what rows written one by one would say."""

from __future__ import annotations

import html
import json

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statut.publication.notice import rows

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "rank": st.sampled_from(["1", "2", "300"]),
            "family_name": WORDS,
            "given_name": WORDS,
            "directorate_general": WORDS,
            "total": st.sampled_from(["45", "44.5"]),
            "promoted": st.sampled_from(["P", ""]),
        }
    ),
    max_size=8,
)
COLUMNS = ("rank", "family_name", "given_name", "directorate_general", "total", "promoted")


def table(people: list[dict[str, str]]) -> pa.Table:
    return pa.Table.from_pylist(people, pa.schema([(column, pa.string()) for column in COLUMNS]))


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "CHUNK", 3)


@given(PEOPLE)
def test_json(people: list[dict[str, str]]) -> None:
    written = "".join(rows.rows_json(table(people)))
    assert written == json.dumps(people, sort_keys=True, ensure_ascii=False, separators=(",", ":"))[1:-1]


@given(PEOPLE)
def test_html(people: list[dict[str, str]]) -> None:
    assert "".join(rows.merit_rows_html(table(people))) == "".join(map(one_by_one, people))


def one_by_one(person: dict[str, str]) -> str:
    name = ", ".join(part for part in (person["family_name"], person["given_name"]) if part)
    if not person["family_name"] and person["given_name"]:
        name = f", {name}"
    start, end = ('<tr class="p">', " P") if person["promoted"] else ("<tr>", "")
    return (
        f'{start}<td>{person["rank"]}</td><th scope="row">{shown(name)}</th>'
        f"<td>{shown(person['directorate_general'])}</td><td>{person['total']}{end}</td></tr>\n"
    )


def shown(text: str) -> str:
    forbidden = {*range(0x20), *range(0x7F, 0xA0)} - {ord(blank) for blank in "\t\n\r"}
    return html.escape(text.translate(dict.fromkeys(forbidden, "\N{REPLACEMENT CHARACTER}")))
