"""What the general implementing provisions of Article 45 set for the 2004 promotion exercise.

The provisions of 24 March 2004 were replaced on 23 December 2004; the exercise of 2004 was decided under them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from statut.rules.kernel.citation import Citation
from statut.rules.kernel.parameter import Parameter, T, dated
from statut.rules.kernel.points import points_text
from statut.rules.promotion.grades import STARTING_GRADES
from statut.rules.sources import (
    AN_5_2005,
    AN_27_2003,
    AN_130_2004,
    GIP_45_2004,
    OLD_STAFF_REGULATIONS,
    OPINION_2000,
    PACK_FORMAT,
    RECOLLECTION,
    STAFF_REGULATIONS,
)

GIP_SINCE: Final = date(2004, 3, 24)
GIP_UNTIL: Final = date(2004, 12, 23)


def _set_2004(key: str, question: str, unit: str, value: T, *citations: Citation, **show: object) -> Parameter[T]:
    return Parameter(key, question, unit, (dated(value, *citations, since=GIP_SINCE, until=GIP_UNTIL),), **show)  # type: ignore[arg-type]


def _table(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in values.items())


def _table_of_points(values: Mapping[str, int]) -> str:
    return ", ".join(f"{name}: {points_text(value)}" for name, value in values.items())


MERIT_CAP: Final = _set_2004(
    "merit_cap", "most merit points of a report", "half points", 40, AN_27_2003.at("marks out of 20"), show=points_text
)
DG_PRIORITY_CAP: Final = _set_2004(
    "dg_priority_cap",
    "most priority points that a directorate-general may give one official in an exercise",
    "half points",
    20,
    RECOLLECTION.at("cap of the priority points of a directorate-general"),
    show=points_text,
)
INTEREST_CAP: Final = _set_2004(
    "interest_cap",
    "most points for work in the interests of the institution",
    "half points",
    4,
    AN_130_2004.at("section II.2.1"),
    show=points_text,
)
TRANSITIONAL_CAP: Final = _set_2004(
    "transitional_cap", "most transitional points", "half points", 6, AN_130_2004.at("section II.2.2"), show=points_text
)
DG_PRIORITY_QUOTA: Final = _set_2004(
    "dg_priority_quota",
    "priority points that a directorate-general has to give for each official of the grade with a report",
    "points per official",
    Fraction(5, 2),
    AN_5_2005.at("quota of priority points"),
)
DUTY_POINTS: Final = _set_2004(
    "duty_points",
    "points for a duty in the interests of the institution",
    "half points by duty",
    MappingProxyType({"selection_board": 4, "adviser_or_marker": 2, "joint_committee": 4}),
    GIP_45_2004.at("Annex I"),
    AN_130_2004.at("section II.2.1"),
    show=_table_of_points,
)
DUTY_MINIMUM_DAYS: Final = _set_2004(
    "duty_minimum_days",
    "least declared working days for a duty to count",
    "half days by category; a category that is not named has no minimum",
    MappingProxyType({"A": 3, "LA": 3, "B": 2, "C": 2}),
    AN_130_2004.at("section II.2.1"),
    show=_table_of_points,
)
LIST_MARGIN: Final = _set_2004(
    "list_margin",
    "how far below the threshold a merit list goes",
    "half points",
    10,
    AN_130_2004.at("section IV"),
    show=points_text,
)
APPEAL_WORKING_DAYS: Final = _set_2004(
    "appeal_working_days",
    "time to appeal against the priority points after the publication of the merit lists",
    "working days",
    5,
    AN_130_2004.at("section II.1"),
)
COMPLAINT_MONTHS: Final = Parameter(
    "complaint_months",
    "time for a complaint to the appointing authority",
    "months",
    (dated(3, STAFF_REGULATIONS.at("Article 90(2)"), since=date(1962, 1, 1)),),
)
SENIORITY_YEARS: Final = Parameter(
    "seniority_years",
    "least seniority in the grade",
    "years",
    (
        dated(
            2,
            OLD_STAFF_REGULATIONS.at("Article 45(1)"),
            OPINION_2000.at("quotation of Article 45(1)"),
            since=date(1962, 1, 1),
            until=date(2004, 5, 1),
        ),
    ),
)
SENIORITY_MONTHS_IN_STARTING_GRADE: Final = Parameter(
    "seniority_months_in_starting_grade",
    f"least time since establishment in a starting grade ({', '.join(STARTING_GRADES)})",
    "months",
    (
        dated(
            6,
            OLD_STAFF_REGULATIONS.at("Article 45(1)"),
            OPINION_2000.at("quotation of Article 45(1)"),
            since=date(1962, 1, 1),
            until=date(2004, 5, 1),
        ),
    ),
)
EARLY_EFFECT: Final = _set_2004(
    "early_effect",
    "grades promoted to with effect from the earlier date",
    "grades",
    ("A4", "LA4", "A6", "LA6", "B2", "B4", "C2", "C4", "D2"),
    AN_130_2004.at("section VII"),
    show=", ".join,
)
EARLY_EFFECT_ON: Final = _set_2004(
    "early_effect_on", "date of effect in those grades", "date", date(2004, 1, 1), AN_130_2004.at("section VII")
)
LATE_EFFECT_ON: Final = _set_2004(
    "late_effect_on",
    "date of effect in the other grades (the notice prints 1 April 2006, against its own limit of 30 April 2004)",
    "date",
    date(2004, 4, 1),
    AN_130_2004.at("section VII, with the printing error corrected"),
)
LAST_EFFECT_ON: Final = _set_2004(
    "last_effect_on", "latest possible date of effect", "date", date(2004, 4, 30), AN_130_2004.at("section VII")
)
FIRST_DAY_READING: Final = _set_2004(
    "first_day_reading",
    "which first day of a month follows the day on which the minimum seniority is reached: that very day where it is"
    " a first (`on or after`), or always a later one (`after`, the stricter wording of the notice)",
    "reading",
    "on or after",
    PACK_FORMAT.at("fine points, effective date"),
)
RESEARCH_STRUCTURE: Final = _set_2004(
    "research_structure",
    "career structure of research staff (old Annex I B, which the notice says is slightly different)",
    "structure",
    "general",
    RECOLLECTION.at("the table of Annex I B is not at hand: the general structure is applied"),
)
