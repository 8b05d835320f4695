"""A process that uses the embedded server of a folder: says `ready`, then goes on until its input ends."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg

from statut.platform.database import embedded


def main() -> None:
    with embedded.running(Path(sys.argv[1])) as server, psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS seen (by integer)")
        connection.execute("INSERT INTO seen VALUES (1)")
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
