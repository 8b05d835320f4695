"""The numbers of the law that the notice's text names, as printed, each read from the rules on the law's date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from statut.publication.notice.wording import long_date
from statut.rules.classification.article_46 import classification
from statut.rules.classification.renaming import RENAMING, renamed
from statut.rules.kernel.points import points_text
from statut.rules.parameters.pay import LOWEST_STEP, MONTHS_PER_STEP, MONTHS_ROUNDED_UP, RENAMED_GRADES
from statut.rules.parameters.promotion import (
    APPEAL_WORKING_DAYS,
    DUTY_MINIMUM_DAYS,
    DUTY_POINTS,
    EARLY_EFFECT,
    EARLY_EFFECT_ON,
    INTEREST_CAP,
    LAST_EFFECT_ON,
    LATE_EFFECT_ON,
    LIST_MARGIN,
    RESEARCH_STRUCTURE,
    SENIORITY_MONTHS_IN_STARTING_GRADE,
    SENIORITY_YEARS,
    TRANSITIONAL_CAP,
)
from statut.rules.promotion.grades import STARTING_GRADES
from statut.rules.promotion.law import Law

DUTY_NAMES: Final = {
    "selection_board": "chair or member of a selection board, or of a joint committee for the selection of temporary"
    " staff",
    "adviser_or_marker": "adviser to a selection board, or marker of competition papers",
    "joint_committee": "chair or member of a joint committee",
}


@dataclass(frozen=True)
class Duty:
    """A duty in the interests of the institution and its points, as printed."""

    name: str
    points: str


@dataclass(frozen=True)
class MinimumDays:
    """The least number of declared working days that a committee asks for; as printed."""

    category: str
    days: str


@dataclass(frozen=True)
class WorkedExample:
    """The classification that AN 130-2004 sketches (A6, step 3, 12 months), worked out by the rule itself."""

    from_grade: str
    to_grade: str
    step: int
    months: int
    workings: tuple[str, ...]
    renamed: str


@dataclass(frozen=True)
class Provisions:
    """Values as the text prints them."""

    appeal_working_days: int
    interest_cap: str
    transitional_cap: str
    duties: tuple[Duty, ...]
    minimum_days: tuple[MinimumDays, ...]
    list_margin: str
    seniority_years: int
    seniority_months: int
    starting_grades: tuple[str, ...]
    early_effect: tuple[str, ...]
    early_effect_on: str
    late_effect_on: str
    last_effect_on: str
    months_per_step: int
    lowest_step_verified: bool
    rounding_verified: bool
    research_structure: str
    research_structure_verified: bool
    renaming_on: str
    renamed_grades: tuple[tuple[str, str], ...]
    example: WorkedExample


def provisions_of(law: Law) -> Provisions:
    """The provisions that hold for an exercise; raises NotInForce where the law has none."""
    duties, days, early_effect = law(DUTY_POINTS), law(DUTY_MINIMUM_DAYS), law(EARLY_EFFECT)
    return Provisions(
        appeal_working_days=law(APPEAL_WORKING_DAYS),
        interest_cap=points_text(law(INTEREST_CAP)),
        transitional_cap=points_text(law(TRANSITIONAL_CAP)),
        duties=tuple(Duty(DUTY_NAMES[duty], points_text(points)) for duty, points in duties.items()),
        minimum_days=tuple(MinimumDays(category, points_text(halves)) for category, halves in days.items()),
        list_margin=points_text(law(LIST_MARGIN)),
        seniority_years=law(SENIORITY_YEARS),
        seniority_months=law(SENIORITY_MONTHS_IN_STARTING_GRADE),
        starting_grades=STARTING_GRADES,
        early_effect=early_effect,
        early_effect_on=long_date(law(EARLY_EFFECT_ON)),
        late_effect_on=long_date(law(LATE_EFFECT_ON)),
        last_effect_on=long_date(law(LAST_EFFECT_ON)),
        months_per_step=law(MONTHS_PER_STEP),
        lowest_step_verified=LOWEST_STEP.version_on(law.on).verified,
        rounding_verified=MONTHS_ROUNDED_UP.version_on(law.on).verified,
        research_structure=law(RESEARCH_STRUCTURE),
        research_structure_verified=RESEARCH_STRUCTURE.version_on(law.on).verified,
        renaming_on=long_date(RENAMING),
        renamed_grades=tuple(RENAMED_GRADES.on(RENAMING).items()),
        example=_example(law, law(LATE_EFFECT_ON)),
    )


def _example(law: Law, effective_on: date) -> WorkedExample:
    from_grade, step, months, to_grade = "A6", 3, 12, "A5"
    finding = classification(from_grade, step, months, to_grade, rounding=law.exercise.months_rounding, on=effective_on)
    new_name = renamed(to_grade, finding.value.step).value.grade
    return WorkedExample(from_grade, to_grade, step, months, finding.reasons, new_name)
