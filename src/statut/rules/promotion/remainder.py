"""What remains of the points after the exercise."""

from __future__ import annotations

from datetime import date

from statut.rules.kernel.finding import Finding
from statut.rules.kernel.points import points_text
from statut.rules.kernel.rule import rule
from statut.rules.sources import AN_40_2005


@rule(
    AN_40_2005.at("points carried over"),
    question="Which points does the official carry over to the next exercise?",
    since=date(2004, 3, 24),
)
def points_kept(*, promoted: bool, total: int, threshold: int | None) -> Finding[int]:
    """Whoever is promoted gives up the points of the threshold and keeps the rest; everyone else keeps all.

    Points in half points. The deduction equals the threshold of the exercise, not the official's own total.
    """
    kept = total - threshold if promoted and threshold is not None else total
    reason = (
        f"The threshold of {points_text(threshold)} is deducted from {points_text(total)}: {points_text(kept)} remain."
        if promoted and threshold is not None
        else f"Not promoted: all {points_text(total)} points are kept."
    )
    return Finding(
        rule=points_kept.text.name,
        question=points_kept.text.question,
        value=kept,
        reasons=(reason,),
        citations=points_kept.text.citations,
        inputs={"promoted": promoted, "total": total, "threshold": threshold},
    )
