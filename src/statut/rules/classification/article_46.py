"""Old Article 46: step and seniority in the step of somebody who is promoted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from statut.rules.kernel.finding import Finding
from statut.rules.kernel.rule import rule
from statut.rules.parameters.pay import (
    LAST_STEP_IS_A_CEILING,
    LOWEST_STEP,
    MONTHS_PER_STEP,
    MONTHS_ROUNDED_UP,
    PAY_UNTIL_APRIL_2004,
    GradePay,
)
from statut.rules.promotion.exercise import MonthsRounding
from statut.rules.sources import AN_130_2004, BREMBATI, OLD_STAFF_REGULATIONS

LAST_DAY_OF_OLD_LAW = date(2004, 4, 30)


@dataclass(frozen=True)
class Placement:
    """A place in the pay grid: step (from 1), exact months of seniority in it, basic salary (EUR a month)."""

    grade: str
    step: int
    months: Fraction
    basic_salary: Decimal

    def months_text(self) -> str:
        """Whole months as they are; others with four decimals, half to even."""
        if self.months.denominator == 1:
            return str(self.months.numerator)
        return str((Decimal(self.months.numerator) / self.months.denominator).quantize(Decimal("0.0001")))


@rule(
    OLD_STAFF_REGULATIONS.at("Article 44"),
    question="Which step has the official reached, and how many months has he or she spent in it?",
    since=date(1962, 1, 1),
    until=date(2004, 5, 1),
    parameters=(MONTHS_PER_STEP,),
)
def advanced(grade: str, step: int, completed_months: int, *, on: date) -> tuple[int, int]:
    """One step for every 24 completed months, never beyond the last; answers (step, completed months left).

    In the last step the months left do not matter (no progression: AN 130-2004, footnote 4) and are 0.
    """
    last_step = PAY_UNTIL_APRIL_2004.on(on)[grade].last_step
    steps, months = divmod(completed_months, MONTHS_PER_STEP.on(on))
    return (step + steps, months) if step + steps < last_step else (last_step, 0)


@rule(
    OLD_STAFF_REGULATIONS.at("Article 46"),
    AN_130_2004.at("section VII, steps 1 to 4, and footnote 4"),
    BREMBATI.at("grounds"),
    question="In which step of the new grade is the promoted official placed, and with how much seniority in it?",
    since=date(1962, 1, 1),
    until=date(2004, 5, 1),
    parameters=(PAY_UNTIL_APRIL_2004, MONTHS_PER_STEP, LOWEST_STEP, LAST_STEP_IS_A_CEILING, MONTHS_ROUNDED_UP),
)
def classification(
    from_grade: str, step: int, months: int, to_grade: str, *, rounding: MonthsRounding, on: date
) -> Finding[Placement]:
    """Notional salary in the old grade, plus one step of the new grade, placed at the highest step not above it.

    1. The notional salary is the basic salary plus months/24 of a step of the old grade; none of it in the last step.
    2. The value of a step in the new grade is added.
    3. The official is placed in the highest step of the new grade whose basic salary does not exceed the result;
       never below the initial step.
    4. What is left over becomes months of seniority in that step, in proportion to the value of a step; none in the
       last step. Rounded up to whole months, 24 months are the next step with none.
    """
    worked = work_out(from_grade, step, months, to_grade, rounding=rounding, on=on)
    return Finding(
        rule=classification.text.name,
        question=classification.text.question,
        value=worked.placement,
        reasons=worked.in_words(from_grade, step, months),
        citations=classification.text.citations,
        inputs={"from_grade": from_grade, "step": step, "months": months, "to_grade": to_grade, "rounding": rounding},
        unverified=classification.text.unverified(on),
    )


@dataclass(frozen=True)
class Working:
    """The figures of one classification, all exact (EUR a month; months)."""

    old: GradePay
    new: GradePay
    per_step: int
    progression: Fraction
    notional: Fraction
    target: Fraction
    reached: int | None
    exact_months: Fraction
    placement: Placement

    def in_words(self, from_grade: str, step: int, months: int) -> tuple[str, ...]:
        """The four steps of the notice with their figures."""
        to_grade, place = self.placement.grade, self.placement
        added = f" + {months}/{self.per_step} of {_money(self.old.step_value)}" if self.progression else ""
        basic = f"{_money(self.old.salary(step))} (step {step})"
        notional = f"Notional salary in {from_grade}: {basic}{added} = {_money(self.notional)}."
        target = f"Plus one step of {to_grade}, {_money(self.new.step_value)}: {_money(self.target)}."
        if self.reached:
            salary = _money(self.new.salary(self.reached))
            reached = f"The highest step of {to_grade} not above it is step {self.reached} ({salary})."
        else:
            reached = f"That is below the initial step of {to_grade} ({_money(self.new.salary(1))}): step 1."
        result = f"step {place.step} with {place.months_text()} months"
        left = f"What is left over gives {_months(self.exact_months)} of seniority in the step: {result}."
        return notional, target, reached, left


def work_out(from_grade: str, step: int, months: int, to_grade: str, *, rounding: MonthsRounding, on: date) -> Working:
    """The figures of a classification, in exact fractions."""
    grid, per_step = PAY_UNTIL_APRIL_2004.on(on), MONTHS_PER_STEP.on(on)
    old, new = grid[from_grade], grid[to_grade]
    progression = Fraction(months, per_step) if step < old.last_step else Fraction(0)
    notional = Fraction(old.salary(step)) + progression * Fraction(old.step_value)
    target = notional + Fraction(new.step_value)
    reached = max((n for n in range(1, new.last_step + 1) if new.salary(n) <= target), default=None)
    new_step = reached or 1
    left = max(target - Fraction(new.salary(new_step)), Fraction(0))
    exact = left / Fraction(new.step_value) * per_step if new_step < new.last_step else Fraction(0)
    seniority = Fraction(math.ceil(exact)) if rounding == "up" else exact
    if seniority == per_step:
        new_step, seniority = new_step + 1, Fraction(0)
    placement = Placement(to_grade, new_step, seniority, new.salary(new_step))
    return Working(old, new, per_step, progression, notional, target, reached, exact, placement)


def _money(amount: Decimal | Fraction) -> str:
    exact = amount if isinstance(amount, Decimal) else Decimal(amount.numerator) / amount.denominator
    return f"{exact.quantize(Decimal('0.01'))} EUR"


def _months(months: Fraction) -> str:
    return f"{(Decimal(months.numerator) / months.denominator).quantize(Decimal('0.0001'))} months"
