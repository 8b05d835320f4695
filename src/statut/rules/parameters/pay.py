"""Pay grids and the tables of the change of structure on 1 May 2004, as published."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from statut.rules.kernel.parameter import Parameter, dated
from statut.rules.sources import ANNEX_XIII, BREMBATI, OLD_STAFF_REGULATIONS, RECOLLECTION


@dataclass(frozen=True)
class GradePay:
    """The pay of a grade: basic salaries by step (EUR a month) and the constant value of a step."""

    grade: str
    step_value: Decimal
    salaries: tuple[Decimal, ...]

    @property
    def last_step(self) -> int:
        return len(self.salaries)

    def salary(self, step: int) -> Decimal:
        """The basic salary of a step, counted from 1."""
        return self.salaries[step - 1]


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("statut.rules.parameters") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _steps(row: Mapping[str, str], prefix: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(row[name]) for name in row if name.startswith(prefix) and name[1:].isdigit() and row[name])


_OLD_GRID_ROWS: Final = _rows("grid_until_2004-04-30.csv")


def _with_language_service(table: Mapping[str, GradePay]) -> Mapping[str, GradePay]:
    """LA3 to LA8 are paid like A3 to A8."""
    return MappingProxyType({**table, **{f"LA{n}": table[f"A{n}"] for n in range(3, 9)}})


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


PAY_UNTIL_APRIL_2004: Final = Parameter(
    "pay_until_april_2004",
    "basic monthly salaries by grade and step before 1 May 2004",
    "EUR a month",
    (
        dated(
            _with_language_service(
                {
                    row["grade"]: GradePay(row["grade"], Decimal(row["step_value"]), _steps(row, "s"))
                    for row in _OLD_GRID_ROWS
                }
            ),
            ANNEX_XIII.at("Article 2(2), the table reproduced for explanatory purposes"),
            OLD_STAFF_REGULATIONS.at("Article 66"),
            # The text says until when the amounts held, not since when: they are used for effects from this day on.
            since=date(2004, 1, 1),
            until=date(2004, 5, 1),
        ),
    ),
    show=lambda grid: f"{len(grid)} grades",
)

RENAMED_GRADES: Final = Parameter(
    "renamed_grades",
    "names of the grades from 1 May 2004",
    "grade",
    (
        dated(
            MappingProxyType(
                {
                    **{row["grade"]: row["renamed_1_5_2004"] for row in _OLD_GRID_ROWS},
                    **{
                        f"L{row['grade']}": row["renamed_1_5_2004"]
                        for row in _OLD_GRID_ROWS
                        if row["grade"] in {f"A{n}" for n in range(3, 9)}
                    },
                }
            ),
            ANNEX_XIII.at("Article 2(1)"),
            since=date(2004, 5, 1),
            until=date(2006, 5, 1),
        ),
    ),
    show=lambda names: ", ".join(f"{old} to {new}" for old, new in names.items()),
)

INTERMEDIATE_PAY: Final = Parameter(
    "intermediate_pay",
    "amounts of the grades from 1 May 2004, by grade number and step",
    "EUR a month",
    (
        dated(
            MappingProxyType(
                {int(row["grade_no"]): _steps(row, "s") for row in _rows("grid_intermediate_2004-05-01.csv")}
            ),
            ANNEX_XIII.at("Article 2(2)"),
            since=date(2004, 5, 1),
            until=date(2006, 5, 1),
        ),
    ),
    show=lambda grid: f"{len(grid)} grades",
)

MULTIPLICATION_FACTORS: Final = Parameter(
    "multiplication_factors",
    "salary paid divided by the new amount, by old grade and step (D4 steps 2 to 4 as printed, though the amounts"
    " give 0.9419490, 0.9395729 and 0.9487844)",
    "factor",
    (
        dated(
            MappingProxyType({row["grade"]: _steps(row, "c") for row in _rows("coefficients_annex_xiii.csv")}),
            ANNEX_XIII.at("Article 7(2)"),
            since=date(2004, 5, 1),
            until=date(2006, 5, 1),
        ),
    ),
    show=lambda grid: f"{len(grid)} grades",
)

MONTHS_PER_STEP: Final = Parameter(
    "months_per_step",
    "time after which an official advances to the next step",
    "months",
    (dated(24, OLD_STAFF_REGULATIONS.at("Article 44"), since=date(1962, 1, 1), until=date(2004, 5, 1)),),
)

LOWEST_STEP: Final = Parameter(
    "lowest_step",
    "whether the initial step of the new grade is the least that a promotion gives",
    "yes or no",
    (
        dated(
            True,
            RECOLLECTION.at("clause of the old Article 46 on the initial step"),
            since=date(1962, 1, 1),
            until=date(2004, 5, 1),
        ),
    ),
    show=_yes_or_no,
)

LAST_STEP_IS_A_CEILING: Final = Parameter(
    "last_step_is_a_ceiling",
    "whether there are no notional steps beyond the last",
    "yes or no",
    (dated(True, BREMBATI.at("grounds"), since=date(1962, 1, 1), until=date(2004, 5, 1)),),
    show=_yes_or_no,
)

MONTHS_ROUNDED_UP: Final = Parameter(
    "months_rounded_up",
    "whether months of seniority in the step are rounded up to whole months (`equal to or next above`)",
    "yes or no",
    (
        dated(
            True,
            RECOLLECTION.at("rounding of months in the old Article 46"),
            since=date(1962, 1, 1),
            until=date(2004, 5, 1),
        ),
    ),
    show=_yes_or_no,
)
