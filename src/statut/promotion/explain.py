"""The promotion file of one official: every point, every figure, each with its finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from statut.promotion.result import ExerciseResult
from statut.rules.classification.article_46 import LAST_DAY_OF_OLD_LAW, classification
from statut.rules.classification.renaming import renamed
from statut.rules.kernel.finding import Finding
from statut.rules.kernel.points import points_text
from statut.rules.promotion.career_structure import career_structure
from statut.rules.promotion.remainder import points_kept
from statut.rules.promotion.rule_sets import RuleSet, rule_set
from statut.rules.promotion.time_limits import last_day_of_appeal, last_day_of_complaint

KINDS = {
    "carried_over": "Carried over",
    "merit": "Merit",
    "dg_priority": "Priority (directorate-general)",
    "interest": "Interest of the institution",
    "transitional": "Transitional",
    "appeal": "Appeal",
}


class PersonUnknown(LookupError):
    """No official of the exercise has this personnel number."""


@dataclass(frozen=True)
class PointLine:
    """One line of points: kind, points (half points), label, who decided and when."""

    kind: str
    half_points: int
    label: str
    decided_by: str
    decided_on: str


@dataclass(frozen=True)
class PromotionFile:
    """What an official may read of his or her own promotion."""

    personnel_number: str
    name: str
    grade: str
    budget: str
    takes_part: bool
    directorates_general: Mapping[str, str]
    points: tuple[PointLine, ...]
    findings: tuple[Finding[Any], ...]

    def as_json(self) -> dict[str, Any]:
        """The file as plain data; points as decimals in text."""
        return {
            "personnel_number": self.personnel_number,
            "name": self.name,
            "grade": self.grade,
            "budget": self.budget,
            "takes_part": self.takes_part,
            "directorates_general": dict(self.directorates_general),
            "points": [
                {
                    "kind": line.kind,
                    "points": points_text(line.half_points),
                    "label": line.label,
                    "decided_by": line.decided_by,
                    "decided_on": line.decided_on,
                }
                for line in self.points
            ],
            "findings": [finding.as_json() for finding in self.findings],
        }


def promotion_file(result: ExerciseResult, personnel_number: str) -> PromotionFile:
    """The promotion file of an official; raises PersonUnknown."""
    official = _one(result, "officials", personnel_number)
    if official is None:
        raise PersonUnknown(f"there is no official with the personnel number {personnel_number!r}")
    takes_part = _one(result, "decisions", personnel_number) is not None
    return PromotionFile(
        personnel_number=personnel_number,
        name=" ".join(filter(None, (official["family_name"], official["given_name"]))),
        grade=official["grade"],
        budget=official["budget"],
        takes_part=takes_part,
        directorates_general=_directorates_general(result, personnel_number),
        points=tuple(_point_lines(result, personnel_number)),
        findings=tuple(_findings(result, personnel_number) if takes_part else _appeals(result, personnel_number)),
    )


def _rows(result: ExerciseResult, table: str, personnel_number: str) -> list[dict[str, Any]]:
    return result.workbench.query(f'SELECT * FROM "{table}" WHERE personnel_number = ?', [personnel_number])


def _one(result: ExerciseResult, table: str, personnel_number: str) -> dict[str, Any] | None:
    return next(iter(_rows(result, table, personnel_number)), None)


def _directorates_general(result: ExerciseResult, personnel_number: str) -> dict[str, str]:
    """The assignment on the two dates that count: quota and first lists, and the definitive lists."""
    exercise = result.exercise
    return {
        str(day): row["directorate_general"]
        for day in (exercise.reference_date, exercise.assignment_date)
        for row in _rows(result, "assignments", personnel_number)
        if row["valid_from"] <= day and (row["valid_to"] is None or day < row["valid_to"])
    }


def _point_lines(result: ExerciseResult, personnel_number: str) -> Iterator[PointLine]:
    entries = _rows(result, "points", personnel_number)
    for kind in ("carried_over", "merit", "dg_priority", "transitional"):
        for entry in (entry for entry in entries if entry["kind"] == kind):
            yield PointLine(
                kind, entry["half_points"], entry["label"] or "", entry["decided_by"] or "", _day(entry["decided_on"])
            )
    decided_on = str(result.exercise.decided_on)
    official = _one(result, "officials", personnel_number)
    assert official is not None
    # Operating budget, OLAF and research each have an appointing authority of their own.
    by_committee = (
        f"Appointing authority ({official['budget']} budget) on the proposal of promotion committee"
        f" {official['category']}"
    )
    for duty in _rows(result, "counted_duties", personnel_number):
        yield PointLine("interest", duty["counted"], duty["duty"].replace("_", " "), by_committee, decided_on)
    for appeal in _rows(result, "examined_appeals", personnel_number):
        kind = appeal["outcome"] if appeal["outcome"] != "none" else "appeal"
        label = f"appeal of {appeal['lodged_on']}" + ("" if appeal["granted"] else ", rejected")
        if appeal["admissible"]:
            yield PointLine(kind, appeal["granted"], label, by_committee, decided_on)


def _day(value: object) -> str:
    return "" if value is None else str(value)


def _findings(result: ExerciseResult, personnel_number: str) -> Iterator[Finding[Any]]:
    rules = rule_set(result.exercise.rules)
    decision = _one(result, "decisions", personnel_number)
    assert decision is not None

    yield from _of_rule(result, rules, "capped_points", personnel_number)
    yield from _of_rule(result, rules, "counted_duties", personnel_number)
    yield from _appeals(result, personnel_number)
    yield from _of_rule(result, rules, "interest_points", personnel_number)
    yield from _of_rule(result, rules, "totals", personnel_number)
    yield from _of_rule(result, rules, "eligibility", personnel_number)
    if decision["budget"] == "research":
        yield career_structure("research", on=rules.law_on)
    cell = result.workbench.query(
        "SELECT * FROM thresholds WHERE grade = ? AND budget = ?", [decision["grade"], decision["budget"]]
    )[0]
    yield rules.rule("thresholds").finding(cell, law_on=rules.law_on)
    yield from _of_rule(result, rules, "ex_aequo_choices", personnel_number)
    yield from _of_rule(result, rules, "outcomes", personnel_number)
    promoted = decision["outcome"] == "promoted"
    if promoted:
        yield from _classification(result, rules, personnel_number)
    yield points_kept(promoted=promoted, total=decision["total"], threshold=decision["threshold"])
    yield last_day_of_complaint(result.exercise.decided_on)


def _of_rule(result: ExerciseResult, rules: RuleSet, name: str, personnel_number: str) -> Iterator[Finding[Any]]:
    rule = rules.rule(name)
    for row in _rows(result, name, personnel_number):
        yield rule.finding(row, law_on=rules.law_on)


def _appeals(result: ExerciseResult, personnel_number: str) -> Iterator[Finding[Any]]:
    rules = rule_set(result.exercise.rules)
    yield last_day_of_appeal(result.exercise)
    yield from _of_rule(result, rules, "examined_appeals", personnel_number)


def _classification(result: ExerciseResult, rules: RuleSet, personnel_number: str) -> Iterator[Finding[Any]]:
    place = _one(result, "placed", personnel_number)
    assert place is not None
    yield classification(
        place["grade"],
        place["reached_step"],
        place["reached_months"],
        place["next_grade"],
        rounding=result.exercise.months_rounding,
        on=LAST_DAY_OF_OLD_LAW,
    )
    yield renamed(place["next_grade"], place["new_step"])
    yield rules.rule("placed").finding(place, law_on=rules.law_on)
