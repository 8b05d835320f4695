"""Lists: the merit lists, and who received points for work in the interests of the institution."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir

from statut.rules.kernel.expressions import on
from statut.rules.kernel.mass_rule import mass_rule
from statut.rules.parameters.promotion import GIP_SINCE, GIP_UNTIL, LIST_MARGIN
from statut.rules.promotion.law import Law
from statut.rules.sources import AN_130_2004, GIP_45_2004

LIST_COLUMNS = {
    "rank": "1 + the number of listed officials with a higher total",
    "directorate_general": "assignment on the date that the list names",
    "total": "total of points (half points)",
}


@mass_rule(
    GIP_45_2004.at("Article 10"),
    AN_130_2004.at("section IV and footnote 3"),
    question="Who stands on the definitive merit list of a grade and budget?",
    answer="rank",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={**LIST_COLUMNS, "promoted": "whether the official is promoted (P)"},
    parameters=(LIST_MARGIN,),
)
def merit_list(
    outcomes: ir.Table,
    scores: ir.Table,
    thresholds: ir.Table,
    assignments: ir.Table,
    officials: ir.Table,
    *,
    law: Law,
) -> ir.Table:
    """Eligible officials from five points below the threshold upwards, with their assignment on the later date."""
    eligible = outcomes.filter(outcomes.eligible).select("personnel_number", "grade", "budget", "total", "outcome")
    listed = eligible.inner_join(thresholds.select("grade", "budget", "listed_from"), ["grade", "budget"])
    listed = listed.filter(listed.total >= listed.listed_from)
    listed = listed.inner_join(scores.select("grade", "budget", "total", "above"), ["grade", "budget", "total"])
    listed = listed.select(
        "personnel_number",
        "grade",
        "budget",
        "total",
        rank=listed.above + 1,
        promoted=listed.outcome == "promoted",
    )
    return _named(listed, officials, assigned(assignments, law.exercise.assignment_date))


@mass_rule(
    AN_130_2004.at("section II.1 and footnote 1"),
    GIP_45_2004.at("Article 8"),
    question="Who stands on the first merit list, against which an appeal is possible?",
    answer="rank",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns=LIST_COLUMNS,
    parameters=(LIST_MARGIN,),
)
def first_merit_list(
    officials: ir.Table,
    points: ir.Table,
    indicative_thresholds: ir.Table,
    assignments: ir.Table,
    *,
    law: Law,
) -> ir.Table:
    """Everyone from five points below the indicative threshold upwards, with the assignment of the reference date.

    The totals are those of before the committees: points carried over, merit, and priority points of the
    directorate-general.
    """
    before = points.filter(points.kind.isin(("carried_over", "merit", "dg_priority")))
    sums = before.group_by("personnel_number").agg(total=before.half_points.sum().cast("int64"))
    people = officials.select("personnel_number", "grade", "budget").inner_join(sums, "personnel_number")
    listed = people.inner_join(indicative_thresholds.select("grade", indicative="half_points"), "grade")
    listed = listed.filter(listed.total >= listed.indicative - law(LIST_MARGIN)).drop("indicative")
    by_total = ibis.window(group_by=("grade", "budget"), order_by=ibis.desc("total"))
    listed = listed.mutate(rank=(ibis.rank().over(by_total) + 1).cast("int64"))
    return _named(listed, officials, assigned(assignments, law.exercise.reference_date))


@mass_rule(
    GIP_45_2004.at("Article 9"),
    AN_130_2004.at("section III"),
    question="Who received points for work in the interests of the institution?",
    answer="interest",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={"interest": "points received (half points)"},
)
def interest_list(candidates: ir.Table, officials: ir.Table, *, law: Law) -> ir.Table:
    """Everyone in the exercise who received such points, by name."""
    received = candidates.filter(candidates.interest > 0).select("personnel_number", "interest")
    return received.inner_join(officials.select("personnel_number", "family_name", "given_name"), "personnel_number")


def assigned(assignments: ir.Table, day: date) -> ir.Table:
    """Who is assigned to which directorate-general on a day."""
    when = on(day)
    current = assignments.filter(
        (assignments.valid_from <= when) & (assignments.valid_to.isnull() | (assignments.valid_to > when))
    )
    return current.select("personnel_number", "directorate_general")


def _named(listed: ir.Table, officials: ir.Table, assigned: ir.Table) -> ir.Table:
    names = officials.select("personnel_number", "family_name", "given_name")
    listed = listed.inner_join(names, "personnel_number")
    return listed.left_join(assigned, "personnel_number").drop("personnel_number_right")
