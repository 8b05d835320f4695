"""Thresholds: how high the total must be for each grade and budget."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from statut.rules.kernel.mass_rule import because, mass_rule
from statut.rules.parameters.promotion import GIP_SINCE, GIP_UNTIL, LIST_MARGIN
from statut.rules.promotion.grades import BUDGETS
from statut.rules.promotion.law import Law
from statut.rules.sources import AN_130_2004, GIP_45_2004, PACK_FORMAT


@mass_rule(
    GIP_45_2004.at("Article 10"),
    AN_130_2004.at("section IV"),
    question="How many eligible officials of the grade and budget have this total, and how many more?",
    answer="above",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "officials": "eligible officials with this total",
        "above": "eligible officials with a higher total",
    },
)
def scores(candidates: ir.Table, *, law: Law) -> ir.Table:
    """Officials are compared within their grade and budget, by their totals; only those eligible are compared."""
    compared = candidates.filter(candidates.eligible)
    counted = compared.group_by("grade", "budget", "total").agg(officials=compared.count())
    from_the_top = ibis.cumulative_window(group_by=("grade", "budget"), order_by=ibis.desc("total"))
    return counted.mutate(above=(counted.officials.sum().over(from_the_top) - counted.officials).cast("int64"))


@mass_rule(
    GIP_45_2004.at("Article 10"),
    AN_130_2004.at("section V"),
    PACK_FORMAT.at("rule 5"),
    question="What is the promotion threshold of this grade and budget?",
    answer="threshold",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    columns={
        "promotions": "possibilities of promotion (posts available in the budget)",
        "eligible_officials": "eligible officials",
        "computed": "total of the last official for whom there is a possibility (half points)",
        "decided": "threshold fixed by the committee (half points)",
        "threshold": "the threshold (half points; none: no promotion from this grade under this budget)",
        "above": "eligible officials above the threshold",
        "ex_aequo": "eligible officials whose total equals the threshold",
        "places": "places left for those who are equal",
        "listed_from": "lowest total on the merit list (half points)",
    },
    reasons={
        "computed": because(
            "With {promotions} possibilities for {eligible_officials} eligible officials, the total of the last one for"
            " whom there is a possibility is {threshold:points}."
        ),
        "decided": because(
            "The promotion committee fixed the threshold at {threshold:points} ({promotions} possibilities)."
        ),
        "no_possibility": because("There is no possibility of promotion from {grade} under the {budget} budget."),
        "nobody": because("Nobody in {grade} under the {budget} budget is eligible."),
    },
    parameters=(LIST_MARGIN,),
)
def thresholds(
    scores: ir.Table,
    possibilities: ir.Table,
    decided_thresholds: ir.Table,
    indicative_thresholds: ir.Table,
    *,
    law: Law,
) -> ir.Table:
    """With n possibilities: the total of the n-th eligible official in descending order of totals.

    Where there are fewer officials than possibilities, the total of the last one; no threshold where there is no
    possibility, or nobody is eligible. A threshold that the committee decided replaces the computed one. Those
    above it are promoted, those equal to it as far as places are left. The merit list goes five points below.
    """
    cells = indicative_thresholds.select("grade").cross_join(
        ibis.union(*(_one_budget(indicative_thresholds, budget) for budget in BUDGETS)).distinct()
    )
    size = scores.group_by("grade", "budget").agg(eligible_officials=scores.officials.sum().cast("int64"))
    cells = cells.left_join(size, ["grade", "budget"]).select(
        cells.grade, cells.budget, eligible_officials=size.eligible_officials.fill_null(0)
    )
    cells = cells.left_join(possibilities, ["grade", "budget"]).select(
        *(cells[name] for name in ("grade", "budget", "eligible_officials")),
        promotions=possibilities.promotions.fill_null(0),
    )
    cells = cells.left_join(decided_thresholds, ["grade", "budget"]).select(
        *(cells[name] for name in ("grade", "budget", "eligible_officials", "promotions")),
        decided=decided_thresholds.half_points,
    )
    served = scores.inner_join(cells.select("grade", "budget", "promotions"), ["grade", "budget"])
    served = served.filter(served.above < served.promotions)
    computed = served.group_by("grade", "budget").agg(computed=served.total.min())
    cells = cells.left_join(computed, ["grade", "budget"]).select(
        *(cells[name] for name in cells.columns), computed=computed.computed
    )
    cells = cells.mutate(
        threshold=ibis.ifelse(cells.decided.notnull(), cells.decided, cells.computed),
        reason=ibis.cases(
            (cells.decided.notnull(), "decided"),
            (cells.promotions == 0, "no_possibility"),
            (cells.eligible_officials == 0, "nobody"),
            else_="computed",
        ),
    )
    against = scores.inner_join(cells.select("grade", "budget", "threshold"), ["grade", "budget"])
    split = against.group_by("grade", "budget").agg(
        above=against.officials.sum(where=against.total > against.threshold).fill_null(0).cast("int64"),
        ex_aequo=against.officials.sum(where=against.total == against.threshold).fill_null(0).cast("int64"),
    )
    cells = cells.left_join(split, ["grade", "budget"]).select(
        *(cells[name] for name in cells.columns),
        above=split.above.fill_null(0),
        ex_aequo=split.ex_aequo.fill_null(0),
    )
    return cells.mutate(
        places=ibis.greatest(cells.promotions - cells.above, 0),
        listed_from=cells.threshold - law(LIST_MARGIN),
    )


def _one_budget(table: ir.Table, budget: str) -> ir.Table:
    return table.select(budget=ibis.literal(budget)).distinct()
