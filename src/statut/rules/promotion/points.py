"""Points: what counts towards an official's total."""

from __future__ import annotations

from typing import Final

import ibis
import ibis.expr.types as ir

from statut.rules.kernel.expressions import looked_up
from statut.rules.kernel.mass_rule import because, mass_rule
from statut.rules.parameters.promotion import (
    APPEAL_WORKING_DAYS,
    DUTY_MINIMUM_DAYS,
    DUTY_POINTS,
    GIP_SINCE,
    GIP_UNTIL,
    INTEREST_CAP,
)
from statut.rules.promotion.law import Law
from statut.rules.promotion.time_limits import last_day_of_appeal
from statut.rules.sources import AN_5_2005, AN_130_2004, GIP_45_2004

# The kinds of points that are there before the committees meet.
RECEIVED: Final = {
    "carried_over": "carried over from earlier exercises, start-up capital included",
    "merit": "merit points of the report",
    "dg_priority": "priority points of the directorate-general",
    "transitional": "transitional points, without those granted on appeal",
}


@mass_rule(
    GIP_45_2004.at("Article 9 and Annex I"),
    AN_130_2004.at("section II.2.1"),
    question="Does this duty in the interests of the institution give points, and how many?",
    answer="counted",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "duty_points": "points that the list gives for the duty (half points)",
        "minimum_days": "least working days that the committee of the category asks for (half days)",
        "counted": "points given (half points)",
    },
    reasons={
        "normal_duty": because("It is part of the normal duties: no points."),
        "below_minimum": because(
            "{days:number} declared days are fewer than the committee's minimum of {minimum_days:points}."
        ),
        "counts": because("On the list of duties, with {days:number} declared days: {counted:points} points."),
    },
    parameters=(DUTY_POINTS, DUTY_MINIMUM_DAYS),
)
def counted_duties(duties: ir.Table, officials: ir.Table, *, law: Law) -> ir.Table:
    """Each declared duty is looked at by itself: it counts if it is no normal duty and its days reach the minimum.

    The list of duties is exhaustive. The minimum is the one of the promotion committee of the official's category.
    """
    of_category = officials.select("personnel_number", "category")
    duties = duties.inner_join(of_category, "personnel_number").select(
        "personnel_number", "duty", "days", "normal_duty", "category"
    )
    points_of, minimum_of = law(DUTY_POINTS), law(DUTY_MINIMUM_DAYS)
    duties = duties.mutate(
        duty_points=looked_up(duties.duty, points_of, 0).cast("int64"),
        minimum_days=looked_up(duties.category, minimum_of, 0).cast("int64"),
    )
    duties = duties.mutate(
        reason=ibis.cases(
            (duties.normal_duty, "normal_duty"),
            (duties.days * 2 < duties.minimum_days, "below_minimum"),
            else_="counts",
        )
    )
    return duties.mutate(counted=ibis.ifelse(duties.reason == "counts", duties.duty_points, 0).cast("int64"))


@mass_rule(
    AN_130_2004.at("section II.1"),
    AN_130_2004.at("section II.2.3"),
    question="Is this appeal admissible, and what did it lead to?",
    answer="granted",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "last_day": "last day for an appeal",
        "admissible": "lodged in time",
        "granted": "points granted (half points)",
    },
    reasons={
        "late": because("Lodged on {lodged_on}, after the last day, {last_day}: inadmissible."),
        "rejected": because("Examined individually and rejected: zero points."),
        "interest": because(
            "Answered by {granted:points} points for work in the interests of the institution.",
            AN_130_2004.at("section II.2.3.1"),
        ),
        "transitional": because(
            "Answered by {granted:points} transitional points.", AN_130_2004.at("section II.2.3.1")
        ),
        "appeal": because("Upheld: {granted:points} appeal points.", AN_130_2004.at("section II.2.3.1")),
    },
    parameters=(APPEAL_WORKING_DAYS,),
)
def examined_appeals(appeals: ir.Table, officials: ir.Table, *, law: Law) -> ir.Table:
    """An appeal against the priority points is admissible up to the last of five working days.

    Its outcome is one of four: points for work in the interests of the institution, transitional points,
    appeal points, or none; zero points mean that it is rejected.
    """
    appeals = appeals.select("personnel_number", "lodged_on", "outcome", "half_points")
    appeals = appeals.inner_join(officials.select("personnel_number", "category"), "personnel_number")
    appeals = appeals.mutate(last_day=ibis.literal(last_day_of_appeal(law.exercise).value))
    appeals = appeals.mutate(admissible=appeals.lodged_on <= appeals.last_day)
    appeals = appeals.mutate(
        reason=ibis.cases((~appeals.admissible, "late"), (appeals.outcome == "none", "rejected"), else_=appeals.outcome)
    )
    return appeals.mutate(granted=ibis.ifelse(appeals.admissible, appeals.half_points, 0).cast("int64")).select(
        "personnel_number",
        "category",
        "lodged_on",
        "last_day",
        "admissible",
        "outcome",
        "granted",
        "reason",
    )


@mass_rule(
    GIP_45_2004.at("Article 9"),
    AN_130_2004.at("section II.2.1"),
    question="How many points does the official receive for work in the interests of the institution?",
    answer="interest",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "from_duties": "points from duties that count (half points)",
        "from_appeal": "points granted on appeal (half points)",
        "interest_cap": "most points possible (half points)",
        "interest": "points received (half points)",
    },
    reasons={
        "within": because("{from_duties:points} from duties and {from_appeal:points} on appeal: {interest:points}."),
        "capped": because(
            "{from_duties:points} from duties and {from_appeal:points} on appeal, cut to the most possible,"
            " {interest_cap:points}."
        ),
    },
    parameters=(INTEREST_CAP,),
)
def interest_points(counted_duties: ir.Table, examined_appeals: ir.Table, *, law: Law) -> ir.Table:
    """Points from duties and points granted on appeal together are cut to two."""
    from_duties = counted_duties.select("personnel_number", from_duties="counted", from_appeal=ibis.literal(0, "int64"))
    on_appeal = examined_appeals.filter(examined_appeals.reason == "interest")
    from_appeal = on_appeal.select("personnel_number", from_duties=ibis.literal(0, "int64"), from_appeal="granted")
    both = from_duties.union(from_appeal)
    both = both.group_by("personnel_number").agg(
        from_duties=both.from_duties.sum().cast("int64"), from_appeal=both.from_appeal.sum().cast("int64")
    )
    both = both.mutate(interest_cap=ibis.literal(law(INTEREST_CAP), "int64"))
    uncapped = both.from_duties + both.from_appeal
    return both.mutate(
        interest=ibis.least(uncapped, both.interest_cap),
        reason=ibis.ifelse(uncapped > both.interest_cap, "capped", "within"),
    )


@mass_rule(
    GIP_45_2004.at("points of the exercise"),
    AN_5_2005.at("quota of priority points"),
    question="How many points of each kind has the official received before the committees' work?",
    answer="merit",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        **{kind: f"{words} (half points)" for kind, words in RECEIVED.items()},
        "has_report": "whether there are merit points of the reference year, i.e. a report",
    },
)
def points_received(points: ir.Table, *, law: Law) -> ir.Table:
    """The sums of an official's points, kind by kind."""
    sums = {kind: points.half_points.sum(where=points.kind == kind).fill_null(0).cast("int64") for kind in RECEIVED}
    return points.group_by("personnel_number").agg(**sums, has_report=(points.kind == "merit").any())


@mass_rule(
    GIP_45_2004.at("Article 10"),
    AN_130_2004.at("section IV"),
    question="What is the official's total of points?",
    answer="total",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "carried_over": "points carried over from earlier exercises (half points)",
        "merit": "merit points of the reference year (half points)",
        "dg_priority": "priority points of the directorate-general (half points)",
        "interest": "points for work in the interests of the institution (half points)",
        "transitional": "transitional points, those granted on appeal included (half points)",
        "appeal": "appeal points (half points)",
        "total": "all of them together (half points)",
    },
    reasons={
        "sum": because(
            "{carried_over:points} carried over + {merit:points} merit + {dg_priority:points} priority points of the"
            " directorate-general + {interest:points} interest of the institution + {transitional:points} transitional"
            " + {appeal:points} appeal = {total:points}."
        ),
    },
)
def totals(
    officials: ir.Table,
    indicative_thresholds: ir.Table,
    points_received: ir.Table,
    interest_points: ir.Table,
    examined_appeals: ir.Table,
    *,
    law: Law,
) -> ir.Table:
    """Total = carried over + merit + priority points + interest + transitional + appeal, in exact half points.

    Who takes part: the officials in a grade from which the exercise promotes, i.e. one with a row in
    `indicative_thresholds`. Transitional points granted on appeal are added to that kind.
    """
    upheld = examined_appeals.filter(examined_appeals.reason.isin(("transitional", "appeal")))
    on_appeal = upheld.select("personnel_number", appeal_kind="reason", appeal_points="granted")
    interest = interest_points.select("personnel_number", "interest")
    people = officials.semi_join(indicative_thresholds, "grade").select("personnel_number")
    for part in (points_received.drop("has_report"), interest, on_appeal):
        people = people.left_join(part, "personnel_number").drop("personnel_number_right")

    def granted(kind: str) -> ir.IntegerValue:
        return ibis.ifelse((people.appeal_kind == kind).fill_null(False), people.appeal_points, 0)

    stock = people.select(
        "personnel_number",
        carried_over=people.carried_over.fill_null(0),
        merit=people.merit.fill_null(0),
        dg_priority=people.dg_priority.fill_null(0),
        interest=people.interest.fill_null(0),
        transitional=people.transitional.fill_null(0) + granted("transitional"),
        appeal=granted("appeal"),
    )
    total = stock.carried_over + stock.merit + stock.dg_priority + stock.interest + stock.transitional + stock.appeal
    return stock.mutate(total=total, reason=ibis.literal("sum"))


@mass_rule(
    GIP_45_2004.at("Article 8(3)"),
    AN_130_2004.at("section II.2.3.3"),
    question="How many appeals were there, how many people received appeal points, and how many points?",
    answer="appeals",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "appeals": "admissible appeals",
        "persons": "people who received appeal points",
        "half_points": "appeal points granted (half points)",
    },
)
def appeal_statistics(examined_appeals: ir.Table, *, law: Law) -> ir.Table:
    """Every admissible appeal counts, by category; people and points only where appeal points were granted."""
    admissible = examined_appeals.filter(examined_appeals.admissible)
    upheld = admissible.reason == "appeal"
    return admissible.group_by("category").agg(
        appeals=admissible.count(),
        persons=upheld.sum().fill_null(0).cast("int64"),
        half_points=admissible.granted.sum(where=upheld).fill_null(0).cast("int64"),
    )
