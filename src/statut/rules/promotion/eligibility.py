"""Eligibility: minimum seniority, date of effect, active employment."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from statut.rules.kernel.expressions import first_of_month_after, first_of_month_from, looked_up, on, plus_months
from statut.rules.kernel.mass_rule import because, mass_rule
from statut.rules.parameters.promotion import (
    EARLY_EFFECT,
    EARLY_EFFECT_ON,
    FIRST_DAY_READING,
    GIP_SINCE,
    GIP_UNTIL,
    LAST_EFFECT_ON,
    LATE_EFFECT_ON,
    SENIORITY_MONTHS_IN_STARTING_GRADE,
    SENIORITY_YEARS,
)
from statut.rules.promotion.grades import GRADES, STARTING_GRADES, next_grade
from statut.rules.promotion.law import Law
from statut.rules.sources import AN_130_2004, GIP_45_2004, OLD_STAFF_REGULATIONS, VALVERDE_MORDT

SENIORITY_TEXTS = (OLD_STAFF_REGULATIONS.at("Article 45(1)"), GIP_45_2004.at("Article 13(3)"))
ACTIVE = ("active", "seconded_in_interest")


@mass_rule(
    *SENIORITY_TEXTS,
    AN_130_2004.at("sections VI and VII"),
    question="Is the official eligible for promotion, and from when would it take effect?",
    answer="eligible",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "next_grade": "grade promoted to",
        "seniority_reached_on": "day on which the minimum seniority is reached (none: not established)",
        "last_effect_on": "latest possible date of effect",
        "standard_effect_on": "date of effect that the notice sets for the grade",
        "effective_on": "date from which a promotion takes effect (none: never in this exercise)",
        "eligible": "whether the official can be promoted",
    },
    reasons={
        "not_active": because(
            "Not in active employment on the day of the decision (status: {status}).",
            AN_130_2004.at("section VI, third indent"),
        ),
        "not_established": because(
            "Grade {grade} is a starting grade and there is no date of establishment: the six months have not begun.",
            OLD_STAFF_REGULATIONS.at("Article 45(1)"),
            VALVERDE_MORDT.at("the time counts from establishment"),
        ),
        "seniority": because(
            "The minimum seniority in grade {grade} is reached on {seniority_reached_on}, too late for a promotion"
            " that takes effect on {last_effect_on} at the latest.",
            *SENIORITY_TEXTS,
            AN_130_2004.at("section VII"),
        ),
        "eligible": because(
            "In active employment ({status}); minimum seniority in grade {grade} reached on {seniority_reached_on};"
            " a promotion to {next_grade} takes effect on {effective_on}."
        ),
        "eligible_later": because(
            "In active employment ({status}); minimum seniority in grade {grade} reached only on"
            " {seniority_reached_on}, after {standard_effect_on}; a promotion to {next_grade} takes effect on"
            " {effective_on}."
        ),
    },
    parameters=(
        SENIORITY_YEARS,
        SENIORITY_MONTHS_IN_STARTING_GRADE,
        EARLY_EFFECT,
        EARLY_EFFECT_ON,
        LATE_EFFECT_ON,
        LAST_EFFECT_ON,
        FIRST_DAY_READING,
    ),
)
def eligibility(officials: ir.Table, indicative_thresholds: ir.Table, *, law: Law) -> ir.Table:
    """Two years in the grade, or six months from establishment in a starting grade, and active employment.

    Who lacks the seniority on the date of effect of the grade is promoted from the first day of a month that
    follows, if that is no later than 30 April 2004; otherwise not in this exercise. Active employment (secondment
    in the interests of the service included) is asked for on the day of the decision.
    """
    people = officials.semi_join(indicative_thresholds, "grade").select(
        "personnel_number",
        "category",
        "grade",
        "budget",
        "grade_since",
        "established_on",
        "step",
        "step_since",
        "status",
    )
    successors = {grade: successor for grade in GRADES if (successor := next_grade(grade))}
    people = people.mutate(
        next_grade=looked_up(people.grade, successors, ibis.null("string")),
        seniority_reached_on=ibis.ifelse(
            people.grade.isin(STARTING_GRADES),
            plus_months(people.established_on, law(SENIORITY_MONTHS_IN_STARTING_GRADE)),
            plus_months(people.grade_since, 12 * law(SENIORITY_YEARS)),
        ),
    )
    people = people.mutate(
        standard_effect_on=ibis.ifelse(
            people.next_grade.isin(law(EARLY_EFFECT)), on(law(EARLY_EFFECT_ON)), on(law(LATE_EFFECT_ON))
        ),
        last_effect_on=on(law(LAST_EFFECT_ON)),
    )
    first_day = first_of_month_from if law(FIRST_DAY_READING) == "on or after" else first_of_month_after
    people = people.mutate(
        possible_effect_on=ibis.ifelse(
            people.seniority_reached_on <= people.standard_effect_on,
            people.standard_effect_on,
            first_day(people.seniority_reached_on),
        )
    )
    people = people.mutate(
        effective_on=ibis.ifelse(
            people.possible_effect_on <= people.last_effect_on, people.possible_effect_on, ibis.null("date")
        )
    )
    people = people.mutate(
        reason=ibis.cases(
            (~people.status.isin(ACTIVE), "not_active"),
            (people.seniority_reached_on.isnull(), "not_established"),
            (people.effective_on.isnull(), "seniority"),
            (people.effective_on > people.standard_effect_on, "eligible_later"),
            else_="eligible",
        )
    )
    return people.mutate(eligible=people.reason.isin(("eligible", "eligible_later"))).drop("possible_effect_on")


@mass_rule(
    GIP_45_2004.at("Article 10(4)"),
    AN_130_2004.at("section VI"),
    question="On which figures is the official compared?",
    answer="total",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={"total": "total of points (half points)", "eligible": "whether the official can be promoted"},
)
def candidates(eligibility: ir.Table, totals: ir.Table, *, law: Law) -> ir.Table:
    """Everyone who takes part, with the total of points and whether he or she is eligible."""
    return eligibility.inner_join(totals.drop("reason"), "personnel_number").rename(eligibility_reason="reason")
