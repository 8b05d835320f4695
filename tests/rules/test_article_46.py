"""The old Article 46 over its whole domain, and the tables it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from statut.rules.classification.article_46 import Working, advanced, work_out
from statut.rules.parameters.pay import INTERMEDIATE_PAY, MULTIPLICATION_FACTORS, PAY_UNTIL_APRIL_2004, RENAMED_GRADES
from statut.rules.promotion.grades import GRADES, next_grade

BEFORE = date(2004, 4, 30)
AFTER = date(2004, 5, 1)
GRID = PAY_UNTIL_APRIL_2004.on(BEFORE)
PAIRS = [(grade, to) for grade in GRADES if not grade.startswith("LA") and (to := next_grade(grade))]


def _whole_domain(rounding: str) -> Iterator[tuple[str, int, int, Working]]:
    for grade, to in PAIRS:
        for step in range(1, GRID[grade].last_step + 1):
            for months in range(24):
                yield grade, step, months, work_out(grade, step, months, to, rounding=rounding, on=BEFORE)  # type: ignore[arg-type]


@pytest.mark.inventory("P28", "P33")
def test_all_3024_combinations() -> None:
    cases = list(_whole_domain("exact"))

    assert len(PAIRS) == 18
    assert len(cases) == 3024
    # The figures that the facts of the domain give for the enumeration.
    assert sum(work.target < work.new.salary(1) for *_, work in cases) == 731
    assert not any(work.placement.step == work.new.last_step for *_, work in cases)
    assert all(work.placement.basic_salary > work.notional for *_, work in cases)


@pytest.mark.inventory("P28")
def test_every_result_is_consistent() -> None:
    for grade, step, months, work in _whole_domain("exact"):
        place = work.placement
        where = (grade, step, months)
        assert 0 <= place.months < 24, where
        assert place.basic_salary == GRID[place.grade].salary(place.step), where
        if work.reached:
            # Salary of the step and seniority in it give back what was to be placed.
            back = Fraction(place.basic_salary) + place.months / 24 * Fraction(work.new.step_value)
            assert back == work.target, where
        if step == work.old.last_step:
            assert work.notional == Fraction(work.old.salary(step)), where


@pytest.mark.inventory("P28")
def test_rounding_up_gives_the_next_step_in_92_cases() -> None:
    exact = {case[:3]: case[3].placement for case in _whole_domain("exact")}
    rounded = {case[:3]: case[3].placement for case in _whole_domain("up")}

    assert all(place.months.denominator == 1 for place in rounded.values())
    assert sum(rounded[case].step == exact[case].step + 1 for case in exact) == 92
    for case, place in rounded.items():
        total = 24 * place.step + place.months
        assert 0 <= total - (24 * exact[case].step + exact[case].months) < 1, case


def test_more_seniority_never_gives_less() -> None:
    for grade, to in PAIRS:
        places = [
            work_out(grade, step, months, to, rounding="exact", on=BEFORE).placement
            for step in range(1, GRID[grade].last_step + 1)
            for months in range(24 if step < GRID[grade].last_step else 1)
        ]
        order = [24 * place.step + place.months for place in places]
        assert order == sorted(order), grade


@pytest.mark.parametrize(
    ("grade", "step", "completed", "expected"),
    [("A7", 1, 0, (1, 0)), ("A7", 1, 23, (1, 23)), ("A7", 1, 24, (2, 0)), ("A7", 5, 24, (6, 0)), ("A7", 6, 500, (6, 0)),
     ("A8", 1, 100, (2, 0)), ("C5", 2, 49, (4, 0))],
)  # fmt: skip
def test_advance_by_step(grade: str, step: int, completed: int, expected: tuple[int, int]) -> None:
    assert advanced(grade, step, completed, on=BEFORE) == expected


def test_the_value_of_a_step_is_constant_in_every_grade() -> None:
    for pay in GRID.values():
        for lower, higher in zip(pay.salaries, pay.salaries[1:], strict=False):
            # The published amounts are rounded to the cent.
            assert abs(higher - lower - pay.step_value) <= Decimal("0.01"), pay.grade
    assert {grade: pay.last_step for grade, pay in GRID.items() if pay.last_step != 8} == {
        "A1": 6, "A2": 6, "A7": 6, "LA7": 6, "A8": 2, "LA8": 2, "C5": 4, "D4": 4,
    }  # fmt: skip


@pytest.mark.inventory("P27")
def test_factors_of_annex_xiii() -> None:
    names, factors, amounts = (table.on(AFTER) for table in (RENAMED_GRADES, MULTIPLICATION_FACTORS, INTERMEDIATE_PAY))
    cells = [(grade, step) for grade, row in factors.items() for step in range(len(row))]
    differ = []
    for grade, step in cells:
        new = amounts[int(names[grade].partition("*")[2])][step]
        computed = GRID[grade].salaries[step] / new
        assert abs(computed - factors[grade][step]) <= Decimal("0.000002"), (grade, step + 1)
        if computed.quantize(Decimal("0.0000001")) != factors[grade][step]:
            differ.append((grade, step + 1))
    assert len(cells) == 156
    assert differ == [("D4", 2), ("D4", 3), ("D4", 4)]


def test_every_grade_has_a_new_name() -> None:
    assert set(RENAMED_GRADES.on(AFTER)) == set(GRADES)
