"""The rules of the run computed a second time, straight from the files of a pack: plain Python, nothing of Statut.

It is the oracle for the demonstration packs and for the engine. It takes sound packs only; points are in half points.
"""

from __future__ import annotations

import csv
import tomllib
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

STARTING = ("A8", "LA8", "B5", "C5", "D4")
NEW_YEAR_GRADES = ("A4", "LA4", "A6", "LA6", "B2", "B4", "C2", "C4", "D2")
MINIMUM_DAYS = {"A": "1.5", "LA": "1.5", "B": "1", "C": "1", "D": "0"}
DUTY_POINTS = {"selection_board": 4, "adviser_or_marker": 2, "joint_committee": 4}
BUDGETS = ("operating", "olaf", "research")


@dataclass
class Person:
    row: dict[str, str]
    half_points: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    effective_on: date | None = None
    eligible: bool = False
    outcome: str = ""

    @property
    def cell(self) -> tuple[str, str]:
        return self.row["grade"], self.row["budget"]

    @property
    def total(self) -> int:
        return sum(self.half_points.values())


@dataclass
class Run:
    people: dict[str, Person]  # those in the exercise
    thresholds: dict[tuple[str, str], int | None]  # every grade and budget
    appeals: dict[str, tuple[int, int, int]]  # category: appeals, persons, half points
    late_appeals: list[str]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def halves(text: str) -> int:
    return int(number(text) * 2)


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_for_appeals(exercise: dict) -> date:
    day = exercise["merit_lists_published_on"] - timedelta(days=exercise["appeal_day_one"] == "publication")
    for _ in range(5):
        day += timedelta(days=1)
        while day.weekday() >= 5 or day in exercise["holidays"]:
            day += timedelta(days=1)
    return day


def effective_on(row: dict[str, str]) -> date | None:
    """Rule 3; None where the minimum seniority is not reached in time."""
    if row["grade"] in STARTING:
        reached = months_later(date.fromisoformat(row["established_on"]), 6) if row["established_on"] else date.max
    else:
        reached = months_later(date.fromisoformat(row["grade_since"]), 24)
    category = row["category"]
    next_grade = f"{category}{int(row['grade'].removeprefix(category)) - 1}"
    day = date(2004, 1, 1) if next_grade in NEW_YEAR_GRADES else date(2004, 4, 1)
    while day < reached:
        day = months_later(day, 1)
        if day > date(2004, 4, 30):
            return None
    return day


def run(folder: Path) -> Run:
    exercise = tomllib.loads((folder / "exercise.toml").read_text("utf-8"))
    decided_on, last_day = exercise["decided_on"], last_day_for_appeals(exercise)
    grades = [row["grade"] for row in rows(folder, "thresholds")]
    officials = {row["personnel_number"]: Person(row) for row in rows(folder, "officials")}

    for row in rows(folder, "points"):
        officials[row["personnel_number"]].half_points[row["kind"]] += halves(row["points"])
    for row in rows(folder, "duties"):
        person = officials[row["personnel_number"]]
        if row["normal_duty"] == "no" and number(row["days"]) >= number(MINIMUM_DAYS[person.row["category"]]):
            person.half_points["interest"] += DUTY_POINTS[row["duty"]]
    table, late = dict.fromkeys(("A", "B", "C", "D", "LA"), (0, 0, 0)), []
    for row in rows(folder, "appeals"):
        person, granted = officials[row["personnel_number"]], halves(row["points"])
        if date.fromisoformat(row["lodged_on"]) > last_day:
            late.append(row["personnel_number"])
            continue
        person.half_points[row["outcome"]] += granted
        appeals, persons, points = table[person.row["category"]]
        won = row["outcome"] == "appeal"
        table[person.row["category"]] = (appeals + 1, persons + won, points + granted * won)
    for person in officials.values():
        person.half_points["interest"] = min(person.half_points["interest"], 4)

    under_proceedings = {
        row["personnel_number"]
        for row in rows(folder, "proceedings")
        if date.fromisoformat(row["opened_on"]) <= decided_on
        and (not row["closed_on"] or decided_on < date.fromisoformat(row["closed_on"]))
    }
    choices = {row["personnel_number"]: row["chosen"] for row in rows(folder, "ex_aequo")}
    places = {(row["grade"], row["budget"]): int(row["promotions"]) for row in rows(folder, "possibilities")}
    decided = {(row["grade"], row["budget"]): halves(row["threshold"]) for row in rows(folder, "decided_thresholds")}

    people = {key: person for key, person in officials.items() if person.row["grade"] in grades}
    for person in people.values():
        person.effective_on = effective_on(person.row)
        active = person.row["status"] in ("active", "seconded_in_interest")
        person.eligible = active and person.effective_on is not None
    thresholds: dict[tuple[str, str], int | None] = {}
    for cell in ((grade, budget) for grade in grades for budget in BUDGETS):
        _decide(cell, people, places.get(cell, 0), decided.get(cell), choices, under_proceedings, thresholds)
    return Run(people, thresholds, table, late)


def _decide(cell, people, places, decided, choices, under_proceedings, thresholds) -> None:
    here = {key: person for key, person in people.items() if person.cell == cell}
    eligible = {key: person for key, person in here.items() if person.eligible}
    totals = sorted((person.total for person in eligible.values()), reverse=True)[:places]
    threshold = thresholds[cell] = decided if decided is not None else totals[-1] if totals else None
    for person in here.values():
        person.outcome = "below_threshold" if person.eligible else "not_eligible"
    if threshold is None:
        return
    above = [key for key, person in eligible.items() if person.total > threshold]
    equal = [key for key, person in eligible.items() if person.total == threshold]
    chosen = [key for key in equal if choices.get(key) == "yes"]
    others = sorted((key for key in equal if key not in choices), key=lambda key: eligible[key].row["grade_since"])
    left = places - len(above) - len(chosen)
    assert left >= 0, f"{cell}: more officials than places"
    for key in equal:
        eligible[key].outcome = "ex_aequo_not_chosen"
    promoted = above + chosen + others[:left]
    if 0 < left < len(others):
        boundary = eligible[others[left]].row["grade_since"]
        if eligible[others[left - 1]].row["grade_since"] == boundary:
            group = [key for key in others if eligible[key].row["grade_since"] == boundary]
            promoted = [key for key in promoted if key not in group]
            for key in group:
                eligible[key].outcome = "committee"
    for key in promoted:
        eligible[key].outcome = "suspended" if key in under_proceedings else "promoted"


def thresholds(folder: Path) -> dict[tuple[str, str], int | None]:
    """Half points by grade and budget; None where there is none."""
    return run(folder).thresholds


def outcomes(folder: Path) -> dict[str, str]:
    """Outcome by personnel number, everyone in the exercise."""
    return {key: person.outcome for key, person in run(folder).people.items()}


def totals(folder: Path) -> dict[str, int]:
    """Half points by personnel number, everyone in the exercise."""
    return {key: person.total for key, person in run(folder).people.items()}


def effective_dates(folder: Path) -> dict[str, date]:
    """Date of effect by personnel number, of the promoted."""
    return {key: p.effective_on for key, p in run(folder).people.items() if p.outcome == "promoted" and p.effective_on}


def appeals(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Appeals, persons with appeal points, these points in halves, by category."""
    return run(folder).appeals
