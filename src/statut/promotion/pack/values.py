"""The kinds of value that a cell of a pack can hold: how each is recognised, converted, and refused in words.

Recognition and conversion are SQL over the text of the cell, so that millions of rows are converted while they are
read; the words are Python, since only refused values need them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from statut.promotion.pack.problems import quoted
from statut.rules.kernel.points import NUMBER

Sql = str


@dataclass(frozen=True, kw_only=True)
class ValueKind:
    """One kind of value.

    `meaning`: what may be written, for people. `stored_as`: the SQL type of the converted value.
    `is_sound`, `converted`: given the SQL of a cell (text that is never empty), whether the text is such a value, and
    the value. `fault`: given a text that is no such value, why not.
    """

    meaning: str
    stored_as: Sql
    is_sound: Callable[[Sql], Sql]
    converted: Callable[[Sql], Sql]
    fault: Callable[[str], str]


def literal(text: str) -> Sql:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def one_of(allowed: Sequence[str]) -> ValueKind:
    """One of a list of words, written exactly so."""
    listed = ", ".join(allowed)
    return ValueKind(
        meaning="one of " + ", ".join(f"`{word}`" for word in allowed),
        stored_as="VARCHAR",
        is_sound=lambda cell: f"{cell} IN ({', '.join(map(literal, allowed))})",
        converted=lambda cell: cell,
        fault=lambda text: f"{quoted(text)} is not known: write one of {listed}",
    )


def _not_a_number(text: str) -> str | None:
    if re.fullmatch(NUMBER, text):
        return None
    return f"{quoted(text)} is not a number: digits with at most one point or comma, without sign, blank or exponent"


def _half_points_fault(text: str) -> str:
    whole = re.split("[.,]", text)[0].lstrip("0")
    too_large = f"{quoted(text)} is too large: at most 15 digits before the point" if len(whole) > 15 else None
    return _not_a_number(text) or too_large or f"{quoted(text)} is not a multiple of 0.5"


def _days_fault(text: str) -> str:
    return _not_a_number(text) or f"{quoted(text)} has too many digits: at most 20 before the point and 18 after it"


def _whole_number_fault(text: str) -> str:
    if re.fullmatch("[0-9]+", text):
        return f"{quoted(text)} is too large: at most 9 digits"
    return f"{quoted(text)} is not a whole number: digits only, without sign, point or blank"


def _date_fault(text: str) -> str:
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return f"{quoted(text)} is no day of the calendar"
    return f"{quoted(text)} is not a date: write year-month-day, such as 2003-12-31"


TEXT: Final = ValueKind(
    meaning="text",
    stored_as="VARCHAR",
    is_sound=lambda cell: "true",
    converted=lambda cell: cell,
    fault=lambda text: f"{quoted(text)} is not text",
)

DATE: Final = ValueKind(
    meaning="date, `2003-12-31`",
    stored_as="DATE",
    # A cast alone also takes 2003-1-5, 2003/12/31, "infinity" and years before Christ.
    is_sound=lambda cell: f"strlen({cell}) = 10 AND CAST(TRY_CAST({cell} AS DATE) AS VARCHAR) = {cell}",
    converted=lambda cell: f"CAST({cell} AS DATE)",
    fault=_date_fault,
)

HALF_POINTS: Final = ValueKind(
    meaning='number of points, a multiple of 0.5 (`44.5` or `"44,5"`)',
    stored_as="BIGINT",
    is_sound=lambda cell: f"regexp_full_match({cell}, '0*[0-9]{{1,15}}([.,][05]0*)?')",
    converted=lambda cell: f"CAST(2 * CAST(replace({cell}, ',', '.') AS DECIMAL(18, 1)) AS BIGINT)",
    fault=_half_points_fault,
)

DAYS: Final = ValueKind(
    meaning='number of days (`1.5` or `"1,5"`), at most 20 digits before the point and 18 after it',
    stored_as="DECIMAL(38, 18)",
    is_sound=lambda cell: f"regexp_full_match({cell}, '0*[0-9]{{1,20}}([.,][0-9]{{1,18}})?')",
    converted=lambda cell: f"CAST(replace({cell}, ',', '.') AS DECIMAL(38, 18))",
    fault=_days_fault,
)

_WHOLE = "regexp_full_match({cell}, '0*[0-9]{{1,9}}')"

STEP: Final = ValueKind(
    meaning="number of the step, from 1",
    stored_as="INTEGER",
    is_sound=lambda cell: _WHOLE.format(cell=cell),
    converted=lambda cell: f"CAST({cell} AS INTEGER)",
    fault=_whole_number_fault,
)

COUNT: Final = ValueKind(
    meaning="whole number, 0 or more",
    stored_as="BIGINT",
    is_sound=lambda cell: _WHOLE.format(cell=cell),
    converted=lambda cell: f"CAST({cell} AS BIGINT)",
    fault=_whole_number_fault,
)

YES_NO: Final = ValueKind(
    meaning="`yes` or `no`",
    stored_as="BOOLEAN",
    is_sound=lambda cell: f"{cell} IN ('yes', 'no')",
    converted=lambda cell: f"({cell} = 'yes')",
    fault=lambda text: f"{quoted(text)} is not known: write yes or no",
)
