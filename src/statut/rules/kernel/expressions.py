"""Expressions that mean the same on every engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir


def day(expression: ir.Value) -> ir.DateValue:
    """A date, where an engine's date arithmetic gives a time of day as well."""
    return expression.cast("timestamp").cast("date")


def plus_months(start: ir.DateValue, months: int) -> ir.DateValue:
    """The same day so many months later, or the last day of a shorter month."""
    return day(start + ibis.interval(months=months))


def first_of_month_from(start: ir.DateValue) -> ir.DateValue:
    """The first day of a month that is not before `start`."""
    return first_of_month_after(day(start - ibis.interval(days=1)))


def first_of_month_after(start: ir.DateValue) -> ir.DateValue:
    """The first day of a month that is later than `start`."""
    return plus_months(day(start.truncate("M")), 1)


def completed_months(since: ir.DateValue, until: ir.DateValue) -> ir.IntegerValue:
    """Whole months from one date to another."""
    months = (until.year() - since.year()) * 12 + (until.month() - since.month())
    return (months - ibis.ifelse(until.day() < since.day(), 1, 0)).cast("int64")


def looked_up(key: ir.Value, values: Mapping[str, Any], otherwise: Any) -> ir.Value:
    """The value that a small table gives for a key."""
    return ibis.cases(*((key == name, ibis.literal(value)) for name, value in values.items()), else_=otherwise)


def on(value: date) -> ir.DateValue:
    """A date as an expression."""
    return ibis.literal(value)
