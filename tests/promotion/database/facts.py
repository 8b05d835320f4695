"""Small institutions for the tests of the database: facts tables made by SQL, and the exercise they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

from statut.engine.api import Workbench
from statut.rules.promotion.exercise import Exercise

EXERCISE: Final = Exercise(
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

TABLES: Final = (
    *("officials", "assignments", "points", "duties", "appeals", "indicative_thresholds", "possibilities"),
    *("decided_thresholds", "proceedings", "ex_aequo", "notes"),
)

# Every script, and whatever a file format between here and there could stumble over.
NAMES: Final = (
    *(
        "Παπαδόπουλος",
        "Иванова",
        "Ó Súilleabháin",
        "Żółć",
        "Šťastný",
        "Müller-Lüdenscheidt",
        "d'Arc",
        "يوسف",
        "王",
        "🙂",
    ),
    *(
        'Sa"id',
        "Comma, the",
        "=1+1",
        "+A1",
        "-A1",
        "@SUM(A1)",
        "\\N",
        "\\.",
        "NULL",
        "null",
        "''",
        '""',
        '"',
        "  blank  ",
    ),
    *(
        "line\nbreak",
        "carriage\rreturn",
        "both\r\nof them",
        "tab\there",
        "back\\slash",
        "e\u0301 decomposed",
        "é composed",
    ),
    *(
        "%s",
        "{}",
        "$1",
        "--",
        ";",
        "\u200bzero width",
        "\u202eright to left",
        "ﬁ ligature",
        "İstanbul",
        "ß",
        "a" * 5000,
    ),
)

COLUMNS: Final = """
CREATE TABLE officials (personnel_number VARCHAR, family_name VARCHAR, given_name VARCHAR, gender VARCHAR,
    nationality VARCHAR, category VARCHAR, grade VARCHAR, grade_since DATE, established_on DATE, step INTEGER,
    step_since DATE, budget VARCHAR, status VARCHAR, status_since DATE);
CREATE TABLE assignments (personnel_number VARCHAR, directorate_general VARCHAR, unit VARCHAR, valid_from DATE,
    valid_to DATE);
CREATE TABLE points (personnel_number VARCHAR, kind VARCHAR, half_points BIGINT, label VARCHAR, decided_by VARCHAR,
    decided_on DATE);
CREATE TABLE duties (personnel_number VARCHAR, duty VARCHAR, days DECIMAL(38,18), normal_duty BOOLEAN);
CREATE TABLE appeals (personnel_number VARCHAR, lodged_on DATE, outcome VARCHAR, half_points BIGINT);
CREATE TABLE indicative_thresholds (grade VARCHAR, half_points BIGINT);
CREATE TABLE possibilities (grade VARCHAR, budget VARCHAR, promotions BIGINT);
CREATE TABLE decided_thresholds (grade VARCHAR, budget VARCHAR, half_points BIGINT);
CREATE TABLE proceedings (personnel_number VARCHAR, opened_on DATE, closed_on DATE);
CREATE TABLE ex_aequo (personnel_number VARCHAR, chosen BOOLEAN, reason VARCHAR);
CREATE TABLE notes (file VARCHAR, line BIGINT, column_name VARCHAR, note VARCHAR);
"""

ROWS: Final = """
INSERT INTO officials SELECT lpad(i::VARCHAR, 6, '0'), 'Family ' || i, CASE WHEN i % 4 > 0 THEN 'Given ' || i END,
    CASE i % 4 WHEN 0 THEN 'f' WHEN 1 THEN 'm' WHEN 2 THEN 'x' END, CASE WHEN i % 5 > 0 THEN 'FR' END,
    CASE WHEN i % 3 = 0 THEN 'LA' ELSE 'A' END, CASE WHEN i % 3 = 0 THEN 'LA5' ELSE 'A5' END,
    DATE '1999-01-01' + (i * 10)::INTEGER, CASE WHEN i % 2 = 0 THEN DATE '1995-06-01' END, (1 + i % 8)::INTEGER,
    DATE '2002-01-01' + i::INTEGER, CASE WHEN i % 7 = 0 THEN 'olaf' ELSE 'operating' END, 'active',
    CASE WHEN i % 6 = 0 THEN DATE '2003-03-01' END FROM range(1, {officials} + 1) t(i);
INSERT INTO assignments SELECT personnel_number, 'DG' || (rowid % 5), CASE WHEN rowid % 3 > 0 THEN 'A.' || (rowid %
4) END,
    DATE '2001-09-01', NULL FROM officials;
INSERT INTO assignments SELECT personnel_number, 'DG7', NULL, DATE '1998-01-01', DATE '2001-09-01' FROM officials
    WHERE rowid % 4 = 0;
INSERT INTO points SELECT personnel_number, 'carried_over', rowid % 50, NULL, NULL, NULL FROM officials;
INSERT INTO points SELECT personnel_number, 'merit', 20 + rowid % 20, 'Report 2003', 'Reporting officer', DATE
'2004-03-01'
    FROM officials;
INSERT INTO points SELECT personnel_number, 'transitional', 2, 'Individual examination', 'Committee', DATE '2004-10-20'
    FROM officials WHERE rowid % 3 = 0;
INSERT INTO duties SELECT personnel_number, 'selection_board', 1.5, rowid % 2 = 0 FROM officials WHERE rowid % 4 = 0;
INSERT INTO duties SELECT * FROM duties WHERE personnel_number = '000001';
INSERT INTO appeals SELECT personnel_number, DATE '2004-09-21', 'none', 0 FROM officials WHERE rowid % 5 = 0;
INSERT INTO appeals SELECT personnel_number, DATE '2004-09-22', 'appeal', 1 FROM officials WHERE rowid % 5 = 1;
INSERT INTO indicative_thresholds VALUES ('A5', 89), ('LA5', NULL);
INSERT INTO possibilities VALUES ('A5', 'operating', 3), ('A5', 'olaf', 0), ('LA5', 'operating', 2);
INSERT INTO decided_thresholds VALUES ('LA5', 'operating', 91);
INSERT INTO proceedings VALUES ('000002', DATE '2004-05-01', NULL), ('000002', DATE '2001-05-01', DATE '2001-06-01');
INSERT INTO ex_aequo VALUES ('000003', true, 'nature of the duties'), ('000004', false, 'less seniority');
INSERT INTO notes VALUES ('appeals.csv', 7, 'lodged_on', 'one day late');
"""


def workbench(officials: int = 12) -> Workbench:
    """An institution with something in every table; duty rows repeat, texts and dates may be missing."""
    made = Workbench()
    for statement in (COLUMNS + ROWS.format(officials=officials)).split(";"):
        if statement.strip():
            made.execute(statement)
    return made


def instants() -> Iterator[datetime]:
    """One later than the other, without end."""
    minute = 0
    while True:
        yield datetime(2004, 12, 1 + minute // 60, 9, minute % 60, tzinfo=UTC)
        minute += 1


def rows(workbench: Workbench, table: str) -> list[tuple[object, ...]]:
    """All rows of a facts table, in an order that does not depend on how they came there."""
    found = workbench.connection.execute(f"SELECT * FROM {table} ORDER BY ALL")
    return found.fetchall()
