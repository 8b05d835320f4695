"""An import that is killed leaves nothing; two at once do not mix."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

ROOT = Path(__file__).parents[3]
NAME = "statut_all_or_nothing"
OFFICIALS = 500


@pytest.fixture
def database_url(server_url: str) -> Iterator[str]:
    """A database that other processes can use, without what pytest-django keeps in its own."""
    yield make_conninfo(server_url, dbname=NAME)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def importing(url: str, stop_at: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.promotion.database.import_process", str(OFFICIALS), stop_at],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def rows_of_every_table(url: str) -> dict[str, int]:
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind = 'r' AND relname ~ '^(people|promotion|platform)_'"
        ).fetchall()
        counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone() for (table,) in tables}  # type: ignore[arg-type]
    return {table: count[0] for table, count in counts.items() if count and count[0]}


@pytest.mark.parametrize("step", ["recording points", "recording what else was given", "writing"])
def test_a_killed_import_leaves_nothing(database_url: str, step: str) -> None:
    with importing(database_url, stop_at=step) as process:
        assert process.stdout is not None
        while process.stdout.readline().strip() != step:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
    assert rows_of_every_table(database_url) == {}

    with importing(database_url) as process:
        _, errors = process.communicate()
    assert process.returncode == 0, errors
    assert rows_of_every_table(database_url)["people_person"] == OFFICIALS


def test_two_imports_at_once_are_recorded_as_one(database_url: str) -> None:
    with importing(database_url) as one, importing(database_url) as other:
        errors = [process.communicate()[1] for process in (one, other)]
    # The later one waited: it found nothing new, or that its instant lay before what was recorded meanwhile.
    failed = [error for process, error in zip((one, other), errors, strict=True) if process.returncode]
    assert len(failed) <= 1
    assert all("OutOfOrder" in error for error in failed)
    found = rows_of_every_table(database_url)
    assert (found["people_person"], found["people_career"], found["promotion_exercise"]) == (OFFICIALS, OFFICIALS, 1)
    assert "platform_supersession" not in found
