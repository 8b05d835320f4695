"""Plain DuckDB: read every CSV file of a pack with all its columns, sum the points of each person, and lay the merit
list in order within grade and budget. No rule, no check, no reason, no file written."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

MERIT_LIST = """
    CREATE TABLE merit_list AS
    SELECT budget, grade, rank() OVER (PARTITION BY budget, grade ORDER BY total DESC) AS rank,
           personnel_number, family_name, given_name, total
    FROM officials
    JOIN (SELECT personnel_number, sum(points) AS total FROM points GROUP BY ALL) USING (personnel_number)
    ORDER BY budget, grade, rank, family_name, given_name, personnel_number
"""


def read_and_sort(pack: Path) -> int:
    """The number of lines of the merit list."""
    connection = duckdb.connect(config={"threads": 2})
    for file in sorted(pack.glob("*.csv")):
        connection.execute(f"CREATE TABLE {file.stem} AS FROM read_csv('{file}', header = true)")
    connection.execute(MERIT_LIST)
    (lines,) = connection.execute("SELECT count(*) FROM merit_list").fetchone() or (0,)
    return int(lines)


if __name__ == "__main__":
    print(read_and_sort(Path(sys.argv[1])))
