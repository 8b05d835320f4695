"""Import of a checked pack into PostgreSQL, against a bare COPY of the same rows.

The same rows: those that the import stores, with all their columns, into plain tables without key, index, constraint or
trigger. Both are timed inside their process, since reading and checking the pack, starting the server and making the
tables are no part of either.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psycopg
from psycopg import sql

from bench.measure import Bound, arguments, machine, pack, say
from statut.platform.database import embedded

DATABASE = "bench"
BLOCK = 1 << 20
IMPORT = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from statut.config.database import database
from statut.engine.api import Workbench
from statut.promotion.api import load_pack
workbench = Workbench()
exercise = load_pack(Path(sys.argv[1]), workbench).exercise
with database():
    from statut.promotion.recorded import import_exercise
    start = time.perf_counter()
    import_exercise(by="bench", workbench=workbench, exercise=exercise, at=datetime.now(UTC))
    print(time.perf_counter() - start)
"""
TABLES = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname ~ '^(people|promotion|platform)_'
"""


def imported(server: embedded.Address, folder: Path) -> float:
    """Seconds of an import into a new database."""
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        connection.execute("CHECKPOINT")
    environment = os.environ | {"DATABASE_URL": server.url(DATABASE)}
    command = [sys.executable, "-c", IMPORT, str(folder)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return float(ended.stdout)


def copied(server: embedded.Address) -> tuple[float, int]:
    """Seconds of a bare COPY of every row that the import stored, and how many rows there are."""
    with (
        tempfile.TemporaryDirectory() as kept,
        psycopg.connect(server.url(DATABASE), autocommit=True) as connection,
    ):
        names = [name for (name,) in connection.execute(TABLES).fetchall()]
        rows = sum(_out(connection, name, Path(kept)) for name in names)
        connection.execute("CREATE SCHEMA bare")
        for name in names:
            plain = sql.SQL("CREATE TABLE bare.{} AS TABLE public.{} WITH NO DATA").format(*[sql.Identifier(name)] * 2)
            connection.execute(plain)
        connection.execute("CHECKPOINT")
        start = time.perf_counter()
        with connection.transaction():
            for name in names:
                _in(connection, name, Path(kept))
        return time.perf_counter() - start, rows


def _out(connection: psycopg.Connection, name: str, folder: Path) -> int:
    with (folder / name).open("wb") as file, connection.cursor() as cursor:
        with cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))) as blocks:
            for block in blocks:
                file.write(block)
        return cursor.rowcount


def _in(connection: psycopg.Connection, name: str, folder: Path) -> None:
    into = sql.SQL("COPY bare.{} FROM STDIN").format(sql.Identifier(name))
    with (folder / name).open("rb") as file, connection.cursor().copy(into) as copy:
        while block := file.read(BLOCK):
            copy.write(block)


def main() -> None:
    told = arguments(__doc__ or "", officials=32_000)
    folder = pack(told)
    imports, copies = [], []
    with embedded.running(embedded.home() / "bench") as server:
        for count in range(told.rounds):
            say(f"round {count + 1} of {told.rounds}: import, then bare COPY")
            imports.append(imported(server, folder))
            seconds, rows = copied(server)
            copies.append(seconds)
    bound = Bound("the import, times the bare COPY", median(imports) / median(copies), 4)
    print(f"\n### Import of {told.officials:,} officials into PostgreSQL ({rows:,} rows)\n")
    print("| | median (s) | from to (s) |\n|---|---:|---:|")
    for name, times in (("import of the checked pack", imports), ("bare COPY of the rows stored", copies)):
        print(f"| {name} | {median(times):.2f} | {min(times):.2f} to {max(times):.2f} |")
    print(f"\n- {bound}\n- {told.rounds} rounds, alternating; {machine()}", flush=True)
    if told.strict and not bound.holds:
        sys.exit(1)


if __name__ == "__main__":
    main()
