"""The output of an exercise: what is printed, in which order (pack format, section Out)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from statut.engine.api import Workbench
from statut.rules.promotion.grades import BUDGETS, CATEGORIES, GRADES

# The columns of each file, in order; the tables have one more, `position`, to order the rows by.
OUTPUT: Final[dict[str, tuple[str, ...]]] = {
    "thresholds": ("grade", "indicative", "operating", "olaf", "research"),
    "merit_list": (
        "budget",
        "grade",
        "rank",
        "personnel_number",
        "family_name",
        "given_name",
        "directorate_general",
        "total",
        "promoted",
    ),
    "promoted": (
        "personnel_number",
        "budget",
        "from_grade",
        "to_grade",
        "total",
        "threshold",
        "effective_on",
        "step",
        "months_in_step",
        "basic_salary",
        "renamed_grade",
    ),
    "outcomes": ("personnel_number", "outcome", "total", "reason", "citation"),
    "appeals": ("category", "appeals", "persons", "points"),
    "interest_points": ("personnel_number", "family_name", "given_name", "points"),
    "notes": ("file", "line", "column", "note"),
}

FIRST_LIST_COLUMNS: Final = OUTPUT["merit_list"][:-1]

# What a spreadsheet would run as a formula is made harmless by an apostrophe in front. Only text that came with the
# pack can begin so; reasons, figures and dates are ours.
TEXT_OF_THE_PACK: Final = frozenset(("personnel_number", "family_name", "given_name", "directorate_general", "note"))
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def make_output_tables(workbench: Workbench) -> None:
    """The tables `out_…` from the answers of the rules: every column as printed, in the order of `position`."""
    for name, query in _QUERIES.items():
        # The merit lists are printed several times; of everything else each row is printed once.
        kind = "TABLE" if name == "merit_list" else "VIEW"
        workbench.execute(f"CREATE OR REPLACE {kind} out_{name} AS {query}")


def write_csv(workbench: Workbench, folder: Path) -> tuple[Path, ...]:
    """Write each output table as a CSV file into an existing folder; gives the files."""
    written = []
    for name, columns in OUTPUT.items():
        file = folder / f"{name}.csv"
        write_one(workbench, f"out_{name}", columns, file)
        written.append(file)
    return tuple(written)


def write_first_merit_list(workbench: Workbench, file: Path) -> None:
    """Write the first merit list (that of before the committees) from the rule's table `first_merit_list`."""
    workbench.execute(f"CREATE OR REPLACE TABLE out_first_merit_list AS {_list_query('first_merit_list')}")
    write_one(workbench, "out_first_merit_list", FIRST_LIST_COLUMNS, file)


def write_one(workbench: Workbench, table: str, columns: Iterable[str], file: Path) -> None:
    """Write one table in the order of its lines, safe to open in a spreadsheet; nothing is quoted without need."""
    printed = ", ".join(f'{_printed(column)} AS "{column}"' for column in columns)
    workbench.execute(
        f'COPY (SELECT {printed} FROM "{table}" ORDER BY "{table}".position) TO \'{_quoted(file)}\''
        " (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '')"
    )


def _printed(column: str) -> str:
    # An empty text would be written as a pair of quotation marks; NULL is written as nothing.
    text = f"nullif(\"{column}\", '')"
    if column not in TEXT_OF_THE_PACK:
        return text
    starts = ", ".join(f"chr({ord(start)})" for start in FORMULA_STARTS)
    return f'CASE WHEN left("{column}", 1) IN ({starts}) THEN chr(39) || "{column}" ELSE {text} END'


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")


def _points(column: str) -> str:
    """Half points as people write them; empty where there are none."""
    return f"coalesce(({column} >> 1)::VARCHAR || CASE WHEN {column} & 1 = 1 THEN '.5' ELSE '' END, '')"


def _position(column: str, order: Iterable[str]) -> str:
    return f"list_position([{', '.join(repr(name) for name in order)}], {column})"


def _threshold_of(budget: str) -> str:
    return f"max({_points('threshold')}) FILTER (budget = '{budget}')"


def _list_query(table: str, *more: str) -> str:
    """A merit list in the order in which it is read: budget, grade, rank, name."""
    return f"""
        SELECT budget, grade, rank::VARCHAR AS rank, personnel_number, family_name,
               coalesce(given_name, '') AS given_name, coalesce(directorate_general, '') AS directorate_general,
               {", ".join((f"{_points('total')} AS total", *more))},
               row_number() OVER (ORDER BY {_position("budget", BUDGETS)}, {_position("grade", GRADES)}, m.rank,
                                  family_name, coalesce(given_name, ''), personnel_number) AS position
        FROM {table} m"""


_APPEAL_ROW: Final = "appeals::VARCHAR AS appeals, persons::VARCHAR AS persons"

_QUERIES: Final = {
    "thresholds": f"""
        SELECT grade, {_points("any_value(i.half_points)")} AS indicative,
               {", ".join(f"coalesce({_threshold_of(budget)}, '') AS {budget}" for budget in BUDGETS)},
               row_number() OVER (ORDER BY {_position("grade", GRADES)}) AS position
        FROM thresholds JOIN indicative_thresholds i USING (grade) GROUP BY grade""",
    "merit_list": _list_query("merit_list", "CASE WHEN promoted THEN 'P' ELSE '' END AS promoted"),
    "promoted": f"""
        SELECT personnel_number, budget, grade AS from_grade, next_grade AS to_grade, {_points("total")} AS total,
               {_points("threshold")} AS threshold, effective_on::VARCHAR AS effective_on, step::VARCHAR AS step,
               months_in_step, basic_salary::VARCHAR AS basic_salary, renamed_grade,
               personnel_number AS position
        FROM decisions WHERE outcome = 'promoted'""",
    "outcomes": f"""
        SELECT personnel_number, outcome, {_points("total")} AS total, words AS reason, citation,
               personnel_number AS position
        FROM outcomes_in_words""",
    "appeals": f"""
        WITH counted AS (
            SELECT category, coalesce(appeals, 0) AS appeals, coalesce(persons, 0) AS persons,
                   coalesce(half_points, 0) AS half_points
            FROM (SELECT unnest([{", ".join(repr(c) for c in sorted(CATEGORIES))}]) AS category)
            LEFT JOIN appeal_statistics USING (category))
        SELECT category, {_APPEAL_ROW}, {_points("half_points")} AS points,
               row_number() OVER (ORDER BY category) AS position FROM counted
        UNION ALL
        SELECT 'total', sum(appeals)::VARCHAR, sum(persons)::VARCHAR, {_points("sum(half_points)::BIGINT")}, 6
        FROM counted""",
    "interest_points": f"""
        SELECT personnel_number, family_name, coalesce(given_name, '') AS given_name, {_points("interest")} AS points,
               row_number() OVER (ORDER BY family_name, coalesce(given_name, ''), personnel_number) AS position
        FROM interest_list""",
    "notes": """
        SELECT file, line::VARCHAR AS line, column_name AS "column", note, row_number() OVER () AS position
        FROM notes""",
}
