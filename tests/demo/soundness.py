"""What the pack format asks of a pack, checked a second time: plain Python, nothing of Statut. For tests only."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from tests.demo.recomputation import Run, halves, number, rows, run

STEPS = {"A7": 6, "LA7": 6, "A8": 2, "LA8": 2, "C5": 4, "D4": 4}
FILES = {
    "officials": "personnel_number,family_name,given_name,gender,nationality,category,grade,grade_since,established_on,"
    "step,step_since,budget,status,status_since",
    "assignments": "personnel_number,directorate_general,unit,valid_from,valid_to",
    "points": "personnel_number,kind,points,label,decided_by,decided_on",
    "duties": "personnel_number,duty,days,normal_duty",
    "appeals": "personnel_number,lodged_on,outcome,points",
    "thresholds": "grade,indicative",
    "possibilities": "grade,budget,promotions",
    "decided_thresholds": "grade,budget,threshold",
    "proceedings": "personnel_number,opened_on,closed_on",
    "ex_aequo": "personnel_number,chosen,reason",
}
OF_PEOPLE = ("assignments", "points", "duties", "appeals", "proceedings", "ex_aequo")
UNIQUE = {
    "officials": ("personnel_number",),
    "points": ("personnel_number", "kind", "label"),
    "appeals": ("personnel_number",),
    "thresholds": ("grade",),
    "possibilities": ("grade", "budget"),
    "decided_thresholds": ("grade", "budget"),
    "ex_aequo": ("personnel_number",),
}


def problems(folder: Path) -> list[str]:
    """Everything in which a pack is not sound, in words; empty for a sound one."""
    result = run(folder)
    return [
        *_of_files(folder),
        *_of_officials(folder),
        *_of_periods(folder),
        *_of_points(folder),
        *_of_appeals(folder, result),
        *_of_quotas(folder),
        *_of_decisions(folder, result),
    ]


def _of_files(folder: Path) -> Iterator[str]:
    expected = {"exercise.toml", *(f"{name}.csv" for name in FILES)}
    yield from (f"unknown file {path.name}" for path in folder.iterdir() if path.name not in expected)
    people = {row["personnel_number"] for row in rows(folder, "officials")}
    for name, columns in FILES.items():
        found = rows(folder, name)
        if found and ",".join(found[0]) != columns:
            yield f"{name}: columns {list(found[0])}"
        keys = Counter(tuple(row[column] for column in UNIQUE.get(name, ())) for row in found)
        if name in UNIQUE:
            yield from (f"{name}: twice {key}" for key, times in keys.items() if times > 1)
        if name in OF_PEOPLE:
            yield from (f"{name}: unknown {row}" for row in found if row["personnel_number"] not in people)


def _of_officials(folder: Path) -> Iterator[str]:
    for row in rows(folder, "officials"):
        highest = STEPS.get(row["grade"], 8)
        sound = (
            row["category"] == row["grade"].rstrip("12345678")
            and row["family_name"]
            and row["gender"] in ("f", "m", "x", "")
            and 1 <= int(row["step"]) <= highest
            and row["budget"] in ("operating", "olaf", "research")
            and row["status"] in ("active", "seconded_in_interest", "personal_leave", "left")
            and all(re.fullmatch(r"\d{4}-\d\d-\d\d", row[column]) for column in ("grade_since", "step_since"))
        )
        if not sound:
            yield f"officials: {row}"


def _of_periods(folder: Path) -> Iterator[str]:
    of_person = defaultdict(list)
    for row in rows(folder, "assignments"):
        of_person[row["personnel_number"]].append((row["valid_from"], row["valid_to"] or "9999-12-31"))
    for person, periods in of_person.items():
        periods.sort()
        if any(begin >= end for begin, end in periods):
            yield f"assignments: {person} has a period without days"
        if any(earlier[1] > later[0] for earlier, later in pairwise(periods)):
            yield f"assignments: periods of {person} overlap"
    for row in rows(folder, "proceedings"):
        if row["closed_on"] and row["closed_on"] < row["opened_on"]:
            yield f"proceedings: {row}"


def _of_points(folder: Path) -> Iterator[str]:
    sums: dict[tuple[str, str], int] = Counter()
    for row in rows(folder, "points"):
        sums[row["personnel_number"], row["kind"]] += halves(row["points"])
        if number(row["points"]) * 2 != halves(row["points"]) or not re.fullmatch(r"\d+([.,]\d+)?", row["points"]):
            yield f"points: {row}"
    for row in rows(folder, "appeals"):
        if row["outcome"] == "transitional":
            sums[row["personnel_number"], "transitional"] += halves(row["points"])
    caps = {"carried_over": 10_000, "merit": 40, "dg_priority": 20, "transitional": 6}
    yield from (f"points: {key} {total / 2}" for key, total in sums.items() if total > caps[key[1]])


def _of_appeals(folder: Path, result: Run) -> Iterator[str]:
    for row in rows(folder, "appeals"):
        granted = halves(row["points"])
        if (row["outcome"] == "none") != (granted == 0) or (row["personnel_number"] in result.late_appeals and granted):
            yield f"appeals: {row}"


def _of_quotas(folder: Path) -> Iterator[str]:
    grade = {row["personnel_number"]: row["grade"] for row in rows(folder, "officials")}
    service = {
        row["personnel_number"]: row["directorate_general"]
        for row in rows(folder, "assignments")
        if row["valid_from"] <= "2003-12-31" < (row["valid_to"] or "9999-12-31")
    }
    reported = {row["personnel_number"] for row in rows(folder, "points") if row["kind"] == "merit"}
    left: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for person in reported & service.keys():
        left[service[person], grade[person]] += Fraction(5, 2)
    for row in rows(folder, "points"):
        if row["kind"] == "dg_priority" and number(row["points"]):
            if row["personnel_number"] not in service:
                yield f"points: no quota for {row}"
                continue
            left[service[row["personnel_number"]], grade[row["personnel_number"]]] -= number(row["points"])
    yield from (f"quota of {cell} exceeded by {-rest}" for cell, rest in left.items() if rest < 0)


def _of_decisions(folder: Path, result: Run) -> Iterator[str]:
    for key, person in result.people.items():
        if person.outcome == "promoted":
            effective_on = person.effective_on or date.min
            if any(date.fromisoformat(person.row[column]) > effective_on for column in ("grade_since", "step_since")):
                yield f"{key} is promoted before the grade or step began"
    for row in rows(folder, "ex_aequo"):
        person = result.people.get(row["personnel_number"])
        if person is None or not person.eligible or person.total != result.thresholds[person.cell]:
            yield f"ex_aequo: {row} is not ex aequo"
