"""The format of an exercise pack, as data: the reader, the checks and the reference page are all made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from statut.promotion.pack.problems import WHOLE_LINE
from statut.promotion.pack.values import (
    COUNT,
    DATE,
    DAYS,
    HALF_POINTS,
    STEP,
    TEXT,
    YES_NO,
    ValueKind,
    one_of,
)
from statut.rules.promotion.exercise import AppealDayOne, MonthsRounding
from statut.rules.promotion.grades import BUDGETS, CATEGORIES, GRADES
from statut.rules.promotion.rule_sets import RULE_SETS

PERSON: Final = "personnel_number"

GENDERS: Final = ("f", "m", "x")
STATUSES: Final = ("active", "seconded_in_interest", "personal_leave", "left")
POINT_KINDS: Final = ("carried_over", "merit", "dg_priority", "transitional")
DUTIES: Final = ("selection_board", "adviser_or_marker", "joint_committee")
OUTCOMES: Final = ("interest", "transitional", "appeal", "none")


@dataclass(frozen=True)
class Column:
    """A column of a file. `stored` is its name in the facts table, where that differs."""

    name: str
    kind: ValueKind
    meaning: str
    may_be_empty: bool = False
    stored: str = ""
    when_empty: str = "a value is required"

    @property
    def field(self) -> str:
        return self.stored or self.name


@dataclass(frozen=True)
class CsvFile:
    """A CSV file of the pack. `table`: the facts table it fills. `key`: the columns no two rows may share."""

    name: str
    table: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    optional: bool = False
    rules: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def names_persons(self) -> bool:
        """Whether its rows are about officials, who must then be in officials.csv."""
        return PERSON in self.names and self.table != "officials"


@dataclass(frozen=True)
class Setting:
    """A key of exercise.toml. `allowed`: the only values it may have, if they are listed."""

    key: str
    kind: type[str] | type[date] | type[tuple[object, ...]]
    meaning: str
    allowed: tuple[str, ...] = ()


EXERCISE_FILE: Final = "exercise.toml"

SETTINGS: Final = (
    Setting("rules", str, "the rule-set", tuple(RULE_SETS)),
    Setting("reference_date", date, "end of the year whose merits count; date of the assignment that gives the quota"),
    Setting("merit_lists_published_on", date, "publication of the merit lists, from which the time to appeal runs"),
    Setting("decided_on", date, "day of the decisions of the appointing authority"),
    Setting("assignment_date", date, "date of the assignment shown on the final lists"),
    Setting("notice", str, "number of the administrative notice"),
    Setting("holidays", tuple, "days that are no working days, besides Saturdays and Sundays"),
    Setting("months_rounding", str, "how months of seniority in the step are rounded", get_args(MonthsRounding)),
    Setting("appeal_day_one", str, "which day counts as the first of the time to appeal", get_args(AppealDayOne)),
)

_person = Column(PERSON, TEXT, "the official")
_grade = Column("grade", one_of(GRADES), "grade of the structure in force until 30 April 2004")
_budget = Column("budget", one_of(BUDGETS), "budget that pays the post")

OFFICIALS: Final = CsvFile(
    "officials.csv",
    "officials",
    "Everyone the exercise may have to know: one row an official.",
    (
        _person,
        Column("family_name", TEXT, "family name, any script"),
        Column("given_name", TEXT, "given name", may_be_empty=True),
        Column("gender", one_of(GENDERS), "gender", may_be_empty=True),
        Column("nationality", TEXT, "nationality", may_be_empty=True),
        Column("category", one_of(CATEGORIES), "category; that of the grade"),
        _grade,
        Column("grade_since", DATE, "day from which seniority in the grade counts"),
        Column("established_on", DATE, "day of establishment; empty: not established", may_be_empty=True),
        Column("step", STEP, "step in the grade, within the steps of its pay grid"),
        Column("step_since", DATE, "day from which seniority in the step counts"),
        _budget,
        Column("status", one_of(STATUSES), "administrative status on the day of the decisions"),
        Column("status_since", DATE, "since when", may_be_empty=True),
    ),
    key=(PERSON,),
    rules=("The category is that of the grade.", "The grade has the step."),
)

ASSIGNMENTS: Final = CsvFile(
    "assignments.csv",
    "assignments",
    "Who works in which directorate-general, and when: half-open periods.",
    (
        _person,
        Column("directorate_general", TEXT, "directorate-general or service"),
        Column("unit", TEXT, "unit", may_be_empty=True),
        Column("valid_from", DATE, "first day"),
        Column("valid_to", DATE, "first day after; empty: open", may_be_empty=True),
    ),
    rules=("A period ends after it begins.", "Periods of one person do not overlap."),
)

POINTS: Final = CsvFile(
    "points.csv",
    "points",
    "The points of each official, by kind and label.",
    (
        _person,
        Column("kind", one_of(POINT_KINDS), "kind of points"),
        Column("points", HALF_POINTS, "how many", stored="half_points"),
        Column("label", TEXT, "reason shown in the promotion file", may_be_empty=True),
        Column("decided_by", TEXT, "who gave them", may_be_empty=True),
        Column("decided_on", DATE, "when", may_be_empty=True),
    ),
    key=(PERSON, "kind", "label"),
    rules=(
        (
            "The merit points of a person, all rows together, do not exceed the cap; nor do the priority points of the "
            "directorate-general; nor the transitional points, those of an appeal included."
        ),
        (
            "Priority points above zero need an assignment on the reference date: they are taken from the quota of "
            "that directorate-general."
        ),
        (
            "For each directorate-general (assignment on the reference date) and grade, the priority points do not "
            "exceed the quota: a fixed number for each of its officials in that grade with a merit row."
        ),
    ),
)

DUTY_ROWS: Final = CsvFile(
    "duties.csv",
    "duties",
    "Work in the interests of the institution; each row reaches the minimum of days by itself, or does not count.",
    (
        _person,
        Column("duty", one_of(DUTIES), "what was done"),
        Column("days", DAYS, "declared working days"),
        Column("normal_duty", YES_NO, "whether it belongs to the person's normal duties, and so does not count"),
    ),
)

APPEALS: Final = CsvFile(
    "appeals.csv",
    "appeals",
    "Appeals against the merit lists and what they led to: at most one a person.",
    (
        _person,
        Column("lodged_on", DATE, "day on which it was lodged"),
        Column("outcome", one_of(OUTCOMES), "kind of points granted; `none`: rejected"),
        Column(
            "points",
            HALF_POINTS,
            "points granted; 0 where rejected, never empty",
            stored="half_points",
            when_empty="write 0 where the appeal was rejected: a rejection is a decision, never an empty field",
        ),
    ),
    key=(PERSON,),
    rules=(
        "An appeal granted has points above zero; one rejected (`none`) has zero.",
        "An appeal lodged after the last day is inadmissible: it is noted and not counted; points on it are an error.",
    ),
)

THRESHOLDS: Final = CsvFile(
    "thresholds.csv",
    "indicative_thresholds",
    "The grades from which the exercise promotes, with their indicative thresholds.",
    (
        _grade,
        Column("indicative", HALF_POINTS, "indicative threshold", may_be_empty=True, stored="half_points"),
    ),
    key=("grade",),
    rules=("There is a next grade in the category: not A1, LA3, B1, C1, D1.",),
)

POSSIBILITIES: Final = CsvFile(
    "possibilities.csv",
    "possibilities",
    "How many officials can be promoted from a grade under a budget; no row means none.",
    (_grade, _budget, Column("promotions", COUNT, "posts available")),
    key=("grade", "budget"),
)

DECIDED_THRESHOLDS: Final = CsvFile(
    "decided_thresholds.csv",
    "decided_thresholds",
    "Thresholds that the committee fixed; they replace the computed ones.",
    (_grade, _budget, Column("threshold", HALF_POINTS, "the threshold", stored="half_points")),
    key=("grade", "budget"),
    optional=True,
)

PROCEEDINGS: Final = CsvFile(
    "proceedings.csv",
    "proceedings",
    "Disciplinary proceedings: half-open periods, several a person allowed.",
    (
        _person,
        Column("opened_on", DATE, "first day"),
        Column("closed_on", DATE, "first day after; empty: open", may_be_empty=True),
    ),
    optional=True,
    rules=("A period does not end before it begins; one closed on the day it was opened has no effect.",),
)

EX_AEQUO: Final = CsvFile(
    "ex_aequo.csv",
    "ex_aequo",
    "What the committee chose among officials with equal totals.",
    (
        _person,
        Column("chosen", YES_NO, "`yes` goes before seniority, `no` passes over"),
        Column("reason", TEXT, "why"),
    ),
    key=(PERSON,),
    optional=True,
)

CSV_FILES: Final = (
    OFFICIALS,
    ASSIGNMENTS,
    POINTS,
    DUTY_ROWS,
    APPEALS,
    THRESHOLDS,
    POSSIBILITIES,
    DECIDED_THRESHOLDS,
    PROCEEDINGS,
    EX_AEQUO,
)

_OPENING = f"""\
# Format of an exercise pack

A pack is a folder with `{EXERCISE_FILE}` and the CSV files below. The columns of a file may come in any order.

- CSV: UTF-8 (a byte order mark is accepted), comma-separated, a header line, quotation marks as in RFC 4180, lines
  ending in LF or CRLF. Blank lines, and commas too many at the end of a line, are passed over. A value has at most
  131072 characters.
- Values are taken as they stand: blanks are not trimmed. Empty means unknown or none.
- Numbers: digits, with at most one point or comma and digits; no sign, blank or exponent. A value with a comma is
  quoted. Points are multiples of 0.5.
- A CSV file of another name is an error. Other files are left alone.

Problems are reported all at once, as `file:line: column: reason`; `{WHOLE_LINE}` stands for the column where a whole
line or file is meant. The caps, the quota and the time to appeal are parameters of the rule-set.
"""

_TYPES = {str: "text", date: "date", tuple: "list of dates"}


def format_reference() -> str:
    """The reference page of the format, in Markdown."""
    return "\n".join(
        (_OPENING, *_settings_reference(), *(line for file in CSV_FILES for line in _file_reference(file)))
    )


def _settings_reference() -> Iterator[str]:
    yield f"## `{EXERCISE_FILE}`\n"
    yield "Every key is required, no other is known.\n"
    yield "| key | value | meaning |\n|---|---|---|"
    for setting in SETTINGS:
        allowed = " or ".join(f'`"{word}"`' for word in setting.allowed)
        yield f"| `{setting.key}` | {allowed or _TYPES[setting.kind]} | {setting.meaning} |"
    yield ""


def _file_reference(file: CsvFile) -> Iterator[str]:
    yield f"## `{file.name}`{' (optional)' if file.optional else ''}\n"
    yield f"{file.meaning}\n"
    yield "| column | value | may be empty | meaning |\n|---|---|---|---|"
    for column in file.columns:
        empty = "yes" if column.may_be_empty else ""
        yield f"| `{column.name}` | {column.kind.meaning} | {empty} | {column.meaning} |"
    yield ""
    if file.key:
        yield f"- At most one row for each {', '.join(f'`{name}`' for name in file.key)}."
    if file.names_persons:
        yield f"- Every `{PERSON}` is in `{OFFICIALS.name}`."
    yield from (f"- {rule}" for rule in file.rules)
    yield ""
