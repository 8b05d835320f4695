"""The renaming of grades on 1 May 2004 (Annex XIII, Articles 2 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from statut.rules.kernel.finding import Finding
from statut.rules.kernel.rule import rule
from statut.rules.parameters.pay import MULTIPLICATION_FACTORS, RENAMED_GRADES
from statut.rules.sources import AN_130_2004, ANNEX_XIII

RENAMING = date(2004, 5, 1)


@dataclass(frozen=True)
class Renamed:
    """The grade's new name and the multiplication factor that keeps the salary paid unchanged."""

    grade: str
    factor: Decimal


@rule(
    ANNEX_XIII.at("Articles 2(1) and 7(2)"),
    AN_130_2004.at("section VII"),
    question="What is the grade called from 1 May 2004, and with which multiplication factor is it paid?",
    since=RENAMING,
    until=date(2006, 5, 1),
    parameters=(RENAMED_GRADES, MULTIPLICATION_FACTORS),
)
def renamed(grade: str, step: int) -> Finding[Renamed]:
    """The grade held on 30 April 2004 takes its new name; the step stays, and so does the salary paid."""
    new_name = RENAMED_GRADES.on(RENAMING)[grade]
    # The language service is paid like category A.
    factor = MULTIPLICATION_FACTORS.on(RENAMING)[grade.removeprefix("L")][step - 1]
    return Finding(
        rule=renamed.text.name,
        question=renamed.text.question,
        value=Renamed(new_name, factor),
        reasons=(f"{grade} is called {new_name} from {RENAMING}; step {step} stays, with the factor {factor}.",),
        citations=renamed.text.citations,
        inputs={"grade": grade, "step": step},
        unverified=renamed.text.unverified(RENAMING),
    )
