"""Limits: how many points an official may receive, and how many a directorate-general may give."""

from __future__ import annotations

from typing import Final

import ibis
import ibis.expr.types as ir

from statut.rules.kernel.mass_rule import because, mass_rule
from statut.rules.parameters.promotion import (
    DG_PRIORITY_CAP,
    DG_PRIORITY_QUOTA,
    GIP_SINCE,
    GIP_UNTIL,
    MERIT_CAP,
    TRANSITIONAL_CAP,
)
from statut.rules.promotion.law import Law
from statut.rules.promotion.lists import assigned
from statut.rules.sources import AN_5_2005, AN_130_2004, GIP_45_2004

# The kinds of points that have a limit.
CAPPED: Final = {
    "merit": "merit points",
    "dg_priority": "priority points of the directorate-general",
    "transitional": "transitional points",
}


@mass_rule(
    GIP_45_2004.at("points and their limits"),
    AN_130_2004.at("section II.2"),
    question="Does the official stay within the most points possible of each kind?",
    answer="within",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        **{kind: f"{words}, those granted on appeal included (half points)" for kind, words in CAPPED.items()},
        **{f"{kind}_cap": "most possible of them (half points)" for kind in CAPPED},
        "within": "whether every limit is kept",
    },
    reasons={
        "within": because(
            "{merit:points} merit, {dg_priority:points} priority and {transitional:points} transitional points; at most"
            " {merit_cap:points}, {dg_priority_cap:points} and {transitional_cap:points} are possible."
        ),
        "merit": because("{merit:points} merit points in all, but at most {merit_cap:points} are possible."),
        "dg_priority": because(
            "{dg_priority:points} priority points in all, but at most {dg_priority_cap:points} are possible."
        ),
        "transitional": because(
            "{transitional:points} transitional points in all, but at most {transitional_cap:points} are possible."
        ),
    },
    parameters=(MERIT_CAP, DG_PRIORITY_CAP, TRANSITIONAL_CAP),
)
def capped_points(points_received: ir.Table, appeals: ir.Table, *, law: Law) -> ir.Table:
    """Merit points, priority points of the directorate-general and transitional points each have a limit.

    It holds for the sum of an official's points of the kind; transitional points granted on appeal count.
    """
    on_appeal = appeals.filter(appeals.outcome == "transitional").select("personnel_number", granted="half_points")
    sums = points_received.select("personnel_number", *CAPPED).outer_join(on_appeal, "personnel_number")
    sums = sums.select(
        personnel_number=ibis.coalesce(sums.personnel_number, sums.personnel_number_right),
        merit=sums.merit.fill_null(0),
        dg_priority=sums.dg_priority.fill_null(0),
        transitional=sums.transitional.fill_null(0) + sums.granted.fill_null(0),
        merit_cap=ibis.literal(law(MERIT_CAP), "int64"),
        dg_priority_cap=ibis.literal(law(DG_PRIORITY_CAP), "int64"),
        transitional_cap=ibis.literal(law(TRANSITIONAL_CAP), "int64"),
    )
    reason = ibis.cases(*((sums[kind] > sums[f"{kind}_cap"], kind) for kind in CAPPED), else_="within")
    return sums.mutate(within=reason == "within", reason=reason)


@mass_rule(
    AN_5_2005.at("quota of priority points"),
    question="How many priority points may a directorate-general give to its officials of a grade?",
    answer="quota",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "per_official": "points for each of them (half points)",
        "with_report": "officials of the grade with merit points of the reference year",
        "quota": "points to give (half points)",
        "given": "points given (half points)",
    },
    reasons={
        "kept": because("{given:points} points of {quota:points} for {with_report} officials with a report."),
        "exceeded": because(
            "{given:points} priority points are given to officials of {grade} in {directorate_general}, but the quota"
            " for its {with_report} officials with a report is {quota:points}."
        ),
    },
    parameters=(DG_PRIORITY_QUOTA,),
)
def priority_quota(officials: ir.Table, assignments: ir.Table, points_received: ir.Table, *, law: Law) -> ir.Table:
    """2.5 points for each official of the grade whose report the directorate-general made.

    The directorate-general is the one of the assignment on the reference date: a later transfer does not move the
    right to give points.
    """
    per_official = law(DG_PRIORITY_QUOTA) * 2
    if per_official.denominator != 1:
        raise ValueError(f"a quota of {per_official} half points per official is no whole number of half points")
    people = officials.select("personnel_number", "grade")
    people = people.inner_join(
        points_received.select("personnel_number", "has_report", "dg_priority"), "personnel_number"
    )
    people = people.inner_join(assigned(assignments, law.exercise.reference_date), "personnel_number")
    sums = people.group_by("directorate_general", "grade").agg(
        with_report=people.has_report.ifelse(1, 0).sum().cast("int64"), given=people.dg_priority.sum().cast("int64")
    )
    sums = sums.mutate(per_official=ibis.literal(per_official.numerator, "int64"))
    sums = sums.mutate(quota=sums.with_report * sums.per_official)
    return sums.mutate(reason=ibis.ifelse(sums.given > sums.quota, "exceeded", "kept"))
