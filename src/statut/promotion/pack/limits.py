"""What the rules allow in a pack: caps, quota, steps, time to appeal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from statut.rules.parameters.pay import PAY_UNTIL_APRIL_2004
from statut.rules.parameters.promotion import DG_PRIORITY_CAP, DG_PRIORITY_QUOTA, MERIT_CAP, TRANSITIONAL_CAP


@dataclass(frozen=True)
class Limits:
    """What the rules allow. Points are half points; `quota_for_each` is the quota of priority points that each
    official with a merit row brings to the directorate-general; `steps` is the number of steps of each grade.
    """

    merit: int
    dg_priority: int
    transitional: int
    quota_for_each: int
    steps: Mapping[str, int]


def limits_on(day: date) -> Limits:
    """The limits in the law of a day; raises NotInForce where no text sets them."""
    quota = 2 * DG_PRIORITY_QUOTA.on(day)
    assert quota.denominator == 1, "points come in halves, and so does their quota"
    return Limits(
        merit=MERIT_CAP.on(day),
        dg_priority=DG_PRIORITY_CAP.on(day),
        transitional=TRANSITIONAL_CAP.on(day),
        quota_for_each=quota.numerator,
        steps={grade: pay.last_step for grade, pay in PAY_UNTIL_APRIL_2004.on(day).items()},
    )
