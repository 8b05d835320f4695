"""Import of a pack into PostgreSQL, against a bare COPY of the same rows into plain tables.

Both go into a new, empty database of the same server; that it is created and has its tables is not measured.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from bench.baselines import copy_rows
from bench.measure import STATUT, Bound, Contender, arguments, measure, pack, report
from statut.platform.database import embedded

DATABASE = "bench"
MAKE_TABLES = "from statut.config.database import database\nwith database(): pass"


class EmptyDatabase:
    """A database of the embedded server that is dropped and made anew before each round."""

    def __init__(self, server: embedded.Address) -> None:
        self.server = server

    def bare(self) -> dict[str, str]:
        """A database without any table, as an environment."""
        with psycopg.connect(self.server.url(), autocommit=True) as connection:
            name = sql.Identifier(DATABASE)
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").format(name))
            connection.execute("CHECKPOINT")
        return {"DATABASE_URL": self.server.url(DATABASE)}

    def with_tables(self) -> dict[str, str]:
        """A database with Statut's empty tables, as an environment."""
        environment = self.bare()
        subprocess.run([sys.executable, "-c", MAKE_TABLES], check=True, env=os.environ | environment)
        return environment


def main() -> None:
    told = arguments(__doc__ or "", officials=200_000)
    folder = pack(told)
    with embedded.running(embedded.home() / "bench") as server:
        database = EmptyDatabase(server)
        imported, copied = measure(
            Contender(
                "`statut exercise import`",
                lambda _: [STATUT, "exercise", "import", folder, "--json"],
                database.with_tables,
            ),
            Contender(
                "bare COPY",
                lambda _: [sys.executable, Path(copy_rows.__file__), folder],
                database.bare,
            ),
            rounds=told.rounds,
        )
    report(
        f"Import of {told.officials:,} officials into PostgreSQL",
        [imported],
        [Bound("wall time, times the baseline", imported.wall / copied.wall, 4)],
        baseline=copied,
        strict=told.strict,
        note="CPU and memory are the client's; the server's are in the wall time",
    )


if __name__ == "__main__":
    main()
