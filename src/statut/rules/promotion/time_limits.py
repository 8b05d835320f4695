"""Time limits of the exercise: the appeal to the promotion committee and the complaint."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from statut.rules.deadlines.counting import months_later, working_days_from
from statut.rules.kernel.finding import Finding
from statut.rules.kernel.rule import rule
from statut.rules.parameters.promotion import APPEAL_WORKING_DAYS, COMPLAINT_MONTHS, GIP_SINCE, GIP_UNTIL
from statut.rules.promotion.exercise import Exercise
from statut.rules.sources import AN_130_2004, FORUM_2008, OLD_STAFF_REGULATIONS, STAFF_REGULATIONS


@rule(
    AN_130_2004.at("section II.1"),
    FORUM_2008.at("which day counts as the first"),
    question="Which is the last day for an appeal to the promotion committee?",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    parameters=(APPEAL_WORKING_DAYS,),
)
def last_day_of_appeal(exercise: Exercise) -> Finding[date]:
    """Five working days from the publication of the merit lists.

    The first is the first working day on or after the publication (or after it, where the exercise says
    `appeal_day_one = "following"`); Saturdays, Sundays and the holidays of the institution are not counted.
    """
    days = APPEAL_WORKING_DAYS.on(GIP_SINCE)
    published = exercise.merit_lists_published_on
    first = published if exercise.appeal_day_one == "publication" else published + timedelta(days=1)
    counted = tuple(islice(working_days_from(first, exercise.holidays), days))
    day_one = "the day of publication" if exercise.appeal_day_one == "publication" else "the day after"
    reason = (
        f"The merit lists were published on {published}. Counted from {day_one}, the {days} working days are"
        f" {', '.join(map(str, counted))}."
    )
    return Finding(
        rule=last_day_of_appeal.text.name,
        question=last_day_of_appeal.text.question,
        value=counted[-1],
        reasons=(reason,),
        citations=last_day_of_appeal.text.citations,
        inputs={"merit_lists_published_on": published, "working_days": days, "appeal_day_one": exercise.appeal_day_one},
        unverified=last_day_of_appeal.text.unverified(GIP_SINCE),
    )


@rule(
    STAFF_REGULATIONS.at("Article 90(2)"),
    OLD_STAFF_REGULATIONS.at("Article 90(2)"),
    AN_130_2004.at("section VI"),
    question="Until when can a complaint be lodged?",
    since=date(1962, 1, 1),
    parameters=(COMPLAINT_MONTHS,),
)
def last_day_of_complaint(communicated_on: date) -> Finding[date]:
    """A complaint against an act adversely affecting a person must be lodged within three months of its communication.

    The period ends on the day with the same number three months later (the last of the month where there is none).
    """
    last = months_later(communicated_on, COMPLAINT_MONTHS.on(communicated_on))
    return Finding(
        rule=last_day_of_complaint.text.name,
        question=last_day_of_complaint.text.question,
        value=last,
        reasons=(f"Three months from the communication on {communicated_on}: {last}.",),
        citations=last_day_of_complaint.text.citations,
        inputs={"communicated_on": communicated_on},
    )
