"""One small exercise whose tables are filled by hand: what the notice prints of it can be read off this file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from statut.engine.api import Workbench
from statut.promotion.api import ExerciseResult
from statut.rules.promotion.exercise import Exercise

EXERCISE = Exercise(
    rules="commission-2004",
    reference_date=date(2003, 12, 31),
    merit_lists_published_on=date(2004, 9, 20),
    decided_on=date(2004, 11, 30),
    assignment_date=date(2004, 11, 16),
    notice="130-2004",
    holidays=(date(2004, 11, 1), date(2004, 11, 2)),
    months_rounding="up",
    appeal_day_one="publication",
)

HOSTILE = "<script>alert('x')</script> & \"Søn\" \x01"

TABLES = {
    "out_thresholds": (
        "grade, indicative, operating, olaf, research",
        [
            ("A5", "49", "50", "50", "49.5"),
            ("A8", "29", "30", "", "30"),
            ("D3", "41", "41.5", "", ""),
        ],
    ),
    "out_merit_list": (
        "budget, grade, rank, personnel_number, family_name, given_name, directorate_general, total, promoted",
        [
            ("operating", "A5", "1", "100001", "Papadopoulos", "Γεώργιος", "AGRI", "55.5", "P"),
            ("operating", "A5", "2", "100002", "Иванова", "Мария", "RELEX", "50", "P"),
            ("operating", "A5", "2", "100003", "O'Brien", "Áine", "DIGIT", "50", ""),
            ("operating", "A8", "1", "100004", HOSTILE, "", "COMP", "25", ""),
            ("research", "A5", "1", "100005", "=Σμίθ", "Ada", "RTD", "49.5", "P"),
        ],
    ),
    "out_interest_points": (
        "personnel_number, family_name, given_name, points",
        [("100003", "O'Brien", "Áine", "2"), ("100009", "Žemaitis", "", "1")],
    ),
    "out_appeals": (
        "category, appeals, persons, points",
        [
            ("A", "3", "1", "1.5"),
            ("B", "0", "0", "0"),
            ("C", "0", "0", "0"),
            ("D", "1", "0", "0"),
            ("LA", "0", "0", "0"),
            ("total", "4", "1", "1.5"),
        ],
    ),
}

DECISIONS = [
    ("100001", "A5", "operating", "promoted", date(2004, 1, 1)),
    ("100002", "A5", "operating", "promoted", date(2004, 3, 1)),
    ("100005", "A5", "research", "promoted", date(2004, 1, 1)),
    ("100003", "A5", "operating", "ex_aequo_not_chosen", None),
    ("100004", "A8", "operating", "below_threshold", None),
    ("100006", "D3", "operating", "suspended", None),
    ("100007", "D3", "operating", "committee", None),
    ("100008", "D3", "operating", "not_eligible", None),
]

APPEALS = [
    ("100001", date(2004, 9, 24), "appeal", 3),
    ("100002", date(2004, 9, 20), "none", 0),
    ("100003", date(2004, 9, 21), "interest", 4),
    ("100006", date(2004, 9, 22), "none", 0),
    ("100004", date(2004, 9, 27), "none", 0),
]

POINTS = [
    ("100001", "transitional", 2, "Transitional E.S."),
    ("100002", "transitional", 6, "Individual examination"),
    ("100003", "transitional", 2, "Individual examination"),
    ("100001", "merit", 30, None),
]


def filled_workbench() -> Workbench:
    """A workbench with the tables above, as an exercise leaves them."""
    workbench = Workbench()
    for name, (columns, rows) in TABLES.items():
        names = columns.split(", ")
        typed = ", ".join(f"{column} VARCHAR" for column in names)
        workbench.execute(f"CREATE TABLE {name} ({typed}, position BIGINT)")
        marks = ", ".join("?" for _ in range(len(names) + 1))
        # The other way round: nothing may lean on the order in which rows lie.
        for position, row in reversed(list(enumerate(rows, start=1))):
            workbench.execute(f"INSERT INTO {name} VALUES ({marks})", [*row, position])
    workbench.execute(
        "CREATE TABLE decisions (personnel_number VARCHAR, grade VARCHAR, budget VARCHAR, outcome VARCHAR,"
        " effective_on DATE)"
    )
    workbench.execute(
        "CREATE TABLE appeals (personnel_number VARCHAR, lodged_on DATE, outcome VARCHAR, half_points BIGINT)"
    )
    workbench.execute("CREATE TABLE points (personnel_number VARCHAR, kind VARCHAR, half_points BIGINT, label VARCHAR)")
    for table, rows in (("decisions", DECISIONS), ("appeals", APPEALS), ("points", POINTS)):
        for row in rows:
            workbench.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", list(row))
    return workbench


@pytest.fixture(scope="session")
def result() -> Iterator[ExerciseResult]:
    """The exercise that was run."""
    workbench = filled_workbench()
    yield ExerciseResult(EXERCISE, workbench)
    workbench.close()
