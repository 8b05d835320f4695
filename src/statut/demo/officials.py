"""Draws the file of one invented official who is to stand at a given place in the exercise.

The total is drawn first, from the standing; duties, appeal, transitional points, priority points and merit points
follow, and what is missing to the total was carried over from earlier exercises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from statut.demo import careers
from statut.demo.appeals import REJECTED, TOO_LATE, AppealsOfCategory
from statut.demo.careers import ISO_DATES, NEW_YEAR_2004
from statut.demo.dossier import Appeal, Assignment, Choice, Dossier, Duty, Points, Proceeding
from statut.demo.institution import STANDARD_SIZE, Service, services_of, thresholds_target, units_of
from statut.demo.names import draw_name
from statut.demo.population import ELIGIBLE, Standing, Stratum
from statut.rules.kernel.points import half_points, points_text
from statut.rules.promotion.grades import BUDGETS, category_of

Draw = Callable[[], float]

_TEXT: Final = tuple(points_text(halves) for halves in range(400))
_QUOTA: Final = 5  # half points a head: 2.5 for each official with a merit row
_YEAR: Final = 24

_MERIT_OF_MANY: Final = tuple(2 * mark for mark in (10, 11, 12, 12, 13, 13, 13, 14, 14, 14, 14, 14, 15, 15, 16, 17))
_MERIT_OF_THE_PROMOTED: Final = tuple(2 * mark for mark in (14, 14, 15, 15, 15, 15, 16, 16, 17, 18))
_MARKS_GIVEN_ON: Final = ("2004-02-16", "2004-03-01", "2004-03-15", "2004-03-29", "2004-04-14", "2004-04-30")
_PRIORITIES_GIVEN_ON: Final = ("2004-06-28", "2004-07-02", "2004-07-05", "2004-07-12")
_COMMITTEES_ACCEPTED_ON: Final = ("2004-11-12", "2004-11-15", "2004-11-16", "2004-11-22")
_PERSONNEL: Final = "Director-General for Personnel and Administration"
_IN_DELEGATIONS: Final = ("RELEX", "AIDCO", "DEV")

_PROCEEDINGS: Final = {
    Stratum("A7", "operating", Standing.ABOVE): (
        Proceeding("2004-05-10"),
        Proceeding("2003-10-01", "2004-06-30"),
    ),
    Stratum("C3", "operating", Standing.ABOVE): (Proceeding("2004-09-01"), Proceeding("2004-02-02", "2004-11-29")),
    Stratum("LA5", "operating", Standing.ABOVE): (Proceeding("2003-12-08", "2004-04-01"),),
    Stratum("C4", "operating", Standing.EQUAL_SENIOR): (Proceeding("2004-07-19"),),
    Stratum("B2", "operating", Standing.BELOW): (Proceeding("2004-01-26"),),
    Stratum("D2", "operating", Standing.BELOW): (Proceeding("2004-06-14"), Proceeding("2002-11-04", "2003-03-31")),
    Stratum("A5", "operating", Standing.INELIGIBLE): (Proceeding("2004-10-04"),),
}
_GRADES_WITH_A_CHOICE: Final = ("A5", "A7", "LA6", "B3", "C2", "C3", "D2")
_CHOSEN: Final = (
    "Equal opportunities: under-represented gender in the grade and directorate-general",
    "Nature of the duties: head of sector without deputy since 2002",
    "Nature of the duties: on call for crisis work throughout 2003",
)
_PASSED_OVER: Final = "Seniority outweighed by the nature of the duties of a colleague with equal points"


@dataclass(slots=True)
class Place:
    """What is the same for everyone in a stratum, and what is still to be given to some of them."""

    grade: str
    budget: str
    category: str
    standing: Standing
    at_the_top: bool
    threshold: int
    seniority: careers.Seniority
    starting: bool
    services: tuple[Service, ...]
    quota: dict[str, int]  # half points left by service, shared by the places of one grade
    appeals: AppealsOfCategory | None
    proceedings: list[Proceeding]
    choices: list[Choice]


class Officials:
    """Draws officials one after the other and keeps what must come out right in the end: quotas, appeals, choices."""

    def __init__(self, draw: Draw, people: Mapping[Stratum, int], appeals: Mapping[str, AppealsOfCategory]) -> None:
        """`people` are those to be drawn; `appeals` those still to be lodged by the eligible among them."""
        self._draw = draw
        self._appeals = appeals
        self._quota: dict[str, dict[str, int]] = defaultdict(dict)
        self._choices = _choices(people)

    def place(self, stratum: Stratum) -> Place:
        grade, budget, standing = stratum
        target = thresholds_target().get(grade)
        threshold = target.definitive[budget] if target else 0
        assert threshold is not None, f"officials in {grade}/{budget}, for which the notice has no threshold"
        return Place(
            grade,
            budget,
            category_of(grade),
            standing,
            standing in (Standing.ABOVE, Standing.EQUAL_SENIOR),
            threshold,
            careers.seniority_of(grade),
            careers.is_starting(grade),
            services_of(grade, budget),
            self._quota[grade],
            self._appeals[category_of(grade)] if standing in ELIGIBLE else None,
            list(_PROCEEDINGS.get(stratum, ())),
            self._choices.get(stratum, []),
        )

    def admit(self, dossier: Dossier) -> None:
        """Take the points of an official who was not drawn into account for the quota."""
        on_reference_date = [a for a in dossier.assignments if a.valid_from <= "2003-12-31"]
        if not on_reference_date:
            return
        quota, service = self._quota[dossier.grade], on_reference_date[-1].directorate_general
        for points in dossier.points:
            if points.kind == "merit":
                quota[service] = quota.get(service, 0) + _QUOTA
            elif points.kind == "dg_priority":
                quota[service] = quota.get(service, 0) - half_points(points.points)

    def next(self, place: Place, personnel_number: str) -> Dossier:
        """The file of the next official of this place."""
        draw = self._draw
        name = draw_name(draw)
        grade_since = _draw_grade_since(place, draw)
        status, status_since = _draw_status(place, grade_since, draw)
        step, step_since = careers.draw_step(place.grade, grade_since, draw)
        home = place.services[int(draw() * len(place.services))]
        unit = _draw_unit(home, draw)
        assignments = _draw_assignments(place, home, unit, grade_since, status_since if status == "left" else "", draw)
        appeal = _draw_appeal(place.appeals, draw) if place.appeals else None
        duties = _draw_duties(place, draw)
        return Dossier(
            personnel_number,
            name.family_name,
            name.given_name,
            name.gender,
            name.nationality,
            place.grade,
            ISO_DATES[grade_since],
            careers.established_on(place.starting, grade_since, draw),
            step,
            step_since,
            place.budget,
            status,
            status_since,
            assignments,
            _draw_points(place, home, unit or home.code, grade_since, duties, appeal, draw),
            duties,
            appeal,
            (place.proceedings.pop(0),) if place.proceedings else (),
            place.choices.pop(0) if place.choices else None,
        )


def _draw_appeal(appeals: AppealsOfCategory, draw: Draw) -> Appeal | None:
    appeal = appeals.next(draw)
    if appeal is None and draw() * STANDARD_SIZE < 12:
        return Appeal(TOO_LATE[int(draw() * len(TOO_LATE))], REJECTED, "0")
    return appeal


def _draw_points(
    place: Place,
    home: Service,
    office: str,
    grade_since: int,
    duties: tuple[Duty, ...],
    appeal: Appeal | None,
    draw: Draw,
) -> list[Points]:
    if place.standing is Standing.OUTSIDE:
        return [_merit(_MERIT_OF_MANY[int(draw() * 16)], office, draw)]
    if grade_since >= NEW_YEAR_2004:
        return []
    if place.starting and grade_since > NEW_YEAR_2004 - _YEAR:
        return [_merit(28 * (NEW_YEAR_2004 - grade_since) // _YEAR, office, draw)]

    rows = _draw_transitional(place, home, appeal, draw)
    special = _granted(duties, appeal) if duties or appeal else 0
    for row in rows:
        special += half_points(row.points)
    rest = _draw_total(place, draw) - special
    priority = _draw_priority(place, home.code, rest, draw)
    merit = min(_draw_merit(place, draw), rest - priority)
    carried_over = rest - priority - merit
    rows.append(_merit(merit, office, draw))
    if priority:
        rows.append(Points("dg_priority", _TEXT[priority], "", home.head, _PRIORITIES_GIVEN_ON[int(draw() * 4)]))
    if carried_over:
        rows.append(Points("carried_over", _TEXT[carried_over], "Stock of the 2003 exercise", _PERSONNEL, "2003-12-16"))
    return rows


def _draw_priority(place: Place, service: str, rest: int, draw: Draw) -> int:
    """Whole points within what is left of the quota, which grows with each official who has a merit row (1.3)."""
    quota = place.quota.get(service, 0) + _QUOTA
    lot = int(draw() * 1000)
    deserving, others = (600, 900) if place.at_the_top else (80, 550)
    wish = 12 + 2 * (lot % 5) if lot < deserving else 2 + 2 * (lot % 4) if lot < others else 0
    granted = min(wish, quota // 2 * 2, rest // 4 * 2)
    place.quota[service] = quota - granted
    return granted


def _choices(people: Mapping[Stratum, int]) -> dict[Stratum, list[Choice]]:
    """In some grades the committee chooses a junior equal and passes a senior one over: the number stays the same."""
    choices = {}
    for index, grade in enumerate(_GRADES_WITH_A_CHOICE):
        senior = Stratum(grade, BUDGETS[0], Standing.EQUAL_SENIOR)
        junior = Stratum(grade, BUDGETS[0], Standing.EQUAL_JUNIOR)
        if people.get(senior) and people.get(junior):
            choices[senior] = [Choice("no", _PASSED_OVER)]
            choices[junior] = [Choice("yes", _CHOSEN[index % len(_CHOSEN)])]
    return choices


def _draw_grade_since(place: Place, draw: Draw) -> int:
    match place.standing:
        case Standing.EQUAL_SENIOR:
            return place.seniority.senior(draw)
        case Standing.EQUAL_JUNIOR:
            return place.seniority.junior(draw)
        case Standing.INELIGIBLE if draw() < 0.5:
            return place.seniority.too_short(draw)
        case _:
            return place.seniority.any(draw)


def _draw_status(place: Place, grade_since: int, draw: Draw) -> tuple[str, str]:
    """Status on the day of the decisions; those who are not eligible and have the seniority are absent or have left."""
    if place.standing is Standing.INELIGIBLE:
        if grade_since > place.seniority.latest:
            return "active", ""
        lot = int(draw() * 40)
        return ("personal_leave" if lot & 1 else "left"), ISO_DATES[NEW_YEAR_2004 + 1 + lot // 2]
    if (lot := int(draw() * 2000)) < 30:
        return "seconded_in_interest", ISO_DATES[NEW_YEAR_2004 - lot]
    return "active", ""


def _draw_assignments(
    place: Place, home: Service, unit: str, grade_since: int, end: str, draw: Draw
) -> tuple[Assignment, ...]:
    """`home` is the assignment on 31 December 2003; some moved before, some by 16 November 2004, a few later."""
    arrival = grade_since if place.starting else grade_since - _YEAR
    start = arrival + int(draw() * (NEW_YEAR_2004 - arrival)) if arrival < NEW_YEAR_2004 else arrival
    lot = int(draw() * 1000)
    if lot < 100 and arrival < start:
        former = place.services[int(draw() * len(place.services))]
        return (
            Assignment(former.code, _draw_unit(former, draw), ISO_DATES[arrival], ISO_DATES[start]),
            Assignment(home.code, unit, ISO_DATES[start], end),
        )
    if lot >= 950 and not end and start < NEW_YEAR_2004:
        moved_on = ISO_DATES[NEW_YEAR_2004 + 1 + lot % 22]
        new = place.services[int(draw() * len(place.services))]
        return (
            Assignment(home.code, unit, ISO_DATES[start], moved_on),
            Assignment(new.code, _draw_unit(new, draw), moved_on),
        )
    return (Assignment(home.code, unit, ISO_DATES[start], end),)


def _draw_unit(service: Service, draw: Draw) -> str:
    """A unit; empty for one official in a hundred, who works directly under the Director-General."""
    units = units_of(service)
    lot = int(draw() * len(units) * 100)
    return units[lot // 100] if lot % 100 else ""


def _draw_total(place: Place, draw: Draw) -> int:
    """Half points: just above the threshold most often, in a hump up to 17.5 points wide below it."""
    match place.standing:
        case Standing.ABOVE:
            return place.threshold + 1 + min(divmod(int(draw() * 144), 12))
        case Standing.BELOW:
            return place.threshold - 1 - sum(divmod(int(draw() * 324), 18))
        case Standing.INELIGIBLE:
            return place.threshold + 8 - sum(divmod(int(draw() * 324), 18))
        case _:
            return place.threshold


def _draw_merit(place: Place, draw: Draw) -> int:
    """A mark; one official in a hundred was absent for a month or more, whose mark counts pro rata (1.5)."""
    marks = _MERIT_OF_THE_PROMOTED if place.at_the_top else _MERIT_OF_MANY
    lot = int(draw() * len(marks) * 100)
    mark = marks[lot // 100]
    return mark if lot % 100 else mark * 11 // 12


def _merit(halves: int, office: str, draw: Draw) -> Points:
    return Points("merit", _TEXT[halves], "", f"Reporting officer {office}", _MARKS_GIVEN_ON[int(draw() * 6)])


def _draw_transitional(place: Place, home: Service, appeal: Appeal | None, draw: Draw) -> list[Points]:
    """The three labels of the notice (II.2.2); none for those who get such points through their appeal."""
    if appeal is not None and appeal.outcome == "transitional":
        return []
    lot = int(draw() * 1000)
    if lot < 24:
        return [
            _transitional(("1", "1", "1.5", "2")[lot % 4], "Compensation for annual increase of threshold", place, lot)
        ]
    if lot < 32:
        return [_transitional(("1", "2", "3", "0.5")[lot % 4], "Individual examination", place, lot)]
    if place.grade == "A7" and home.code in _IN_DELEGATIONS and lot < 300:
        rows = [_transitional("1", "Transitional E.S.", place, lot)]
        if lot < 40:
            rows.append(_transitional("1", "Individual examination", place, lot))
        return rows
    return []


def _transitional(points: str, label: str, place: Place, lot: int) -> Points:
    by = f"Appointing authority on the proposal of promotion committee {place.category}"
    return Points("transitional", points, label, by, _COMMITTEES_ACCEPTED_ON[lot % 4])


def _draw_duties(place: Place, draw: Draw) -> tuple[Duty, ...]:
    """Work in the interests of the institution, also such as brings no points: too few days, or a normal duty."""
    lot = int(draw() * 4000)
    if lot >= 120 or place.category == "D" or place.standing is Standing.OUTSIDE:
        return ()
    days = f"{1 + lot % 7}.5" if lot & 1 else str(2 + lot % 11)
    match lot % 10:
        case 0 | 1 | 2:
            return (Duty("selection_board", days, "no"),)
        case 3 | 4:
            return (Duty("adviser_or_marker", days, "no"),)
        case 5 | 6:
            return (Duty("joint_committee", days, "no"),)
        case 7:
            return (Duty("selection_board", days, "no"), Duty("adviser_or_marker", "2", "no"))
        case 8:
            return (Duty("joint_committee", "0.5", "no"),)
        case _:
            return (Duty("selection_board", days, "yes"),)


_POINTS_OF_DUTIES: Final = {"selection_board": 4, "adviser_or_marker": 2, "joint_committee": 4}
_CAP_OF_INTEREST: Final = 4


def _granted(duties: tuple[Duty, ...], appeal: Appeal | None) -> int:
    """Half points of interest, cut to the cap, and those of the other kinds granted on appeal."""
    interest = sum(_POINTS_OF_DUTIES[duty.duty] for duty in duties if duty.normal_duty == "no" and duty.days != "0.5")
    if appeal is None:
        return min(interest, _CAP_OF_INTEREST)
    by_appeal = half_points(appeal.points)
    if appeal.outcome == "interest":
        return min(interest + by_appeal, _CAP_OF_INTEREST)
    return min(interest, _CAP_OF_INTEREST) + by_appeal
