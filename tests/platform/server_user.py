"""A process that uses the embedded server of a folder: says `ready`, then goes on until its input ends."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg

from statut.platform.database import embedded


def main() -> None:
    with embedded.running(Path(sys.argv[1])) as server, psycopg.connect(server.url(), autocommit=True) as connection:
        # Of several that create the same table at the same time, PostgreSQL lets one fail: one after the other.
        connection.execute("SELECT pg_advisory_lock(1)")
        connection.execute("CREATE TABLE IF NOT EXISTS seen (by integer)")
        connection.execute("SELECT pg_advisory_unlock(1)")
        connection.execute("INSERT INTO seen VALUES (1)")
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
