"""Limits: how many points an official may receive, and how many a directorate-general may give."""

from __future__ import annotations

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


@mass_rule(
    GIP_45_2004.at("points and their limits"),
    AN_130_2004.at("section II.2"),
    question="Does the official stay within the most points possible of a kind?",
    answer="within",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "given": "points of the kind, those granted on appeal included (half points)",
        "cap": "most points possible (half points)",
        "within": "whether the limit is kept",
    },
    reasons={
        "within": because("{given:points} points, at most {cap:points} are possible."),
        "exceeded": because("{given:points} points in all, but at most {cap:points} are possible."),
    },
    parameters=(MERIT_CAP, DG_PRIORITY_CAP, TRANSITIONAL_CAP),
)
def capped_points(points_received: ir.Table, appeals: ir.Table, *, law: Law) -> ir.Table:
    """Merit points, priority points of the directorate-general and transitional points each have a limit.

    It holds for the sum of an official's points of the kind; transitional points granted on appeal count.
    """
    caps = {"merit": law(MERIT_CAP), "dg_priority": law(DG_PRIORITY_CAP), "transitional": law(TRANSITIONAL_CAP)}
    received = [
        points_received.select("personnel_number", kind=ibis.literal(kind), half_points=kind, cap=ibis.literal(cap, "int64"))
        for kind, cap in caps.items()
    ]
    on_appeal = appeals.filter(appeals.outcome == "transitional").select(
        "personnel_number", "half_points", kind="outcome", cap=ibis.literal(caps["transitional"], "int64")
    )
    entries = ibis.union(*received, on_appeal.select("personnel_number", "kind", "half_points", "cap"))
    sums = entries.group_by("personnel_number", "kind", "cap").agg(given=entries.half_points.sum().cast("int64"))
    sums = sums.mutate(within=sums.given <= sums.cap)
    return sums.mutate(reason=ibis.ifelse(sums.within, "within", "exceeded"))


@mass_rule(
    AN_5_2005.at("quota of priority points"),
    question="How many priority points may a directorate-general give to its officials of a grade?",
    answer="quota",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "with_report": "officials of the grade with merit points of the reference year",
        "quota": "points to give (half points)",
        "given": "points given (half points)",
    },
    reasons={
        "kept": because("{given:points} points of {quota:points} for {with_report} officials with a report."),
        "exceeded": because(
            "{given:points} priority points are given to officials of {grade} in {directorate_general}, but the quota for"
            " its {with_report} officials with a report is {quota:points}."
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
    sums = sums.mutate(quota=(sums.with_report * per_official.numerator).cast("int64"))
    return sums.mutate(reason=ibis.ifelse(sums.given > sums.quota, "exceeded", "kept"))
