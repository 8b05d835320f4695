"""Bare COPY: the rows of a pack into plain typed tables of PostgreSQL (`DATABASE_URL`), without keys, constraints,
history, chain or checks. The files are read as they are: they are in COPY's own format."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

TABLES: dict[str, LiteralString] = {
    "officials": """personnel_number text, family_name text, given_name text, gender text, nationality text,
        category text, grade text, grade_since date, established_on date, step integer, step_since date,
        budget text, status text, status_since date""",
    "assignments": "personnel_number text, directorate_general text, unit text, valid_from date, valid_to date",
    "points": """personnel_number text, kind text, points numeric, label text, decided_by text, decided_on date""",
    "duties": "personnel_number text, duty text, days numeric, normal_duty boolean",
    "appeals": "personnel_number text, lodged_on date, outcome text, points numeric",
    "thresholds": "grade text, indicative numeric",
    "possibilities": "grade text, budget text, promotions integer",
    "proceedings": "personnel_number text, opened_on date, closed_on date",
    "ex_aequo": "personnel_number text, chosen boolean, reason text",
}
CHUNK = 1 << 20


def copy_rows(pack: Path, url: str) -> None:
    """All rows in one transaction."""
    with psycopg.connect(url) as connection:
        for table, columns in TABLES.items():
            name = sql.Identifier(table)
            connection.execute(sql.SQL("CREATE TABLE {} ({})").format(name, sql.SQL(columns)))
            statement = sql.SQL("COPY {} FROM STDIN (FORMAT csv, HEADER match)").format(name)
            with (pack / f"{table}.csv").open("rb") as file, connection.cursor().copy(statement) as copy:
                while chunk := file.read(CHUNK):
                    copy.write(chunk)


if __name__ == "__main__":
    copy_rows(Path(sys.argv[1]), os.environ["DATABASE_URL"])
