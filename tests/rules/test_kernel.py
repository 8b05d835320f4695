"""What the law is made of: no rule and no number without a source, no silent default."""

from __future__ import annotations

from datetime import date

import duckdb
import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statut.rules.kernel.citation import Source
from statut.rules.kernel.parameter import Parameter, dated
from statut.rules.kernel.points import half_points, points_text
from statut.rules.kernel.rule import rule
from statut.rules.kernel.validity import NotInForce
from statut.rules.kernel.words import said, say
from statut.rules.promotion.rule_sets import COMMISSION_2004, UnknownRuleSet, rule_set

TEXT = Source("text", "Text", "A text", "2004")


def test_a_rule_without_a_citation_cannot_be_stated() -> None:
    with pytest.raises(ValueError, match="cites no source"):

        @rule(question="Why?", since=date(2004, 1, 1))
        def nothing() -> None:
            """Explained, but not cited."""


def test_a_value_without_a_citation_cannot_be_stated() -> None:
    with pytest.raises(ValueError, match="cites no source"):
        dated(5, since=date(2004, 1, 1))


def test_a_parameter_has_no_value_before_its_first_text() -> None:
    parameter = Parameter("days", "days", "days", (dated(5, TEXT.at("1"), since=date(2004, 3, 24)),))
    assert parameter.on(date(2004, 3, 24)) == 5
    with pytest.raises(NotInForce):
        parameter.on(date(2004, 3, 23))


def test_two_versions_cannot_hold_on_one_day() -> None:
    with pytest.raises(ValueError, match="two versions"):
        Parameter(
            "days",
            "days",
            "days",
            (dated(5, TEXT.at("1"), since=date(2004, 1, 1)), dated(6, TEXT.at("2"), since=date(2005, 1, 1))),
        )


def test_an_unknown_rule_set_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(UnknownRuleSet, match="commission-2004"):
        rule_set("commission-1999")


def test_every_rule_of_the_rule_set_holds_on_the_day_of_its_law() -> None:
    for mass_rule in COMMISSION_2004.rules:
        assert mass_rule.text.validity.holds_on(COMMISSION_2004.law_on), mass_rule.name
        for parameter in mass_rule.text.parameters:
            parameter.version_on(COMMISSION_2004.law_on)


@given(st.integers(min_value=0, max_value=10**12))
def test_points_survive_printing(halves: int) -> None:
    assert half_points(points_text(halves)) == halves
    assert half_points(points_text(halves).replace(".", ",")) == halves


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.25", ".5", "5.", "1e3", " 1", "1 ", "1.5.0", "1,000.5", "NaN"])
def test_what_is_no_number_of_points(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        half_points(text)


@pytest.mark.inventory("K02")
@settings(deadline=None)
@given(
    halves=st.one_of(st.none(), st.integers(min_value=0, max_value=10**6)),
    day=st.one_of(st.none(), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))),
    text=st.one_of(st.none(), st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))),
)
def test_a_reason_is_the_same_said_of_one_row_or_of_all(halves: int | None, day: date | None, text: str | None) -> None:
    template = "Total {total:points} since {since}: {words}."
    table = ibis.table({"total": "int64", "since": "date", "words": "string"}, name="rows")
    query = ibis.to_sql(table.select(reason=said(template, table)), dialect="duckdb")
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE rows (total BIGINT, since DATE, words TEXT)")
        connection.execute("INSERT INTO rows VALUES (?, ?, ?)", [halves, day, text])
        answer = connection.execute(query).fetchone()
    assert answer == (say(template, {"total": halves, "since": day, "words": text}),)
