"""Where the database is: the institution's PostgreSQL (`DATABASE_URL`), or the embedded one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from statut.platform.database import embedded

# Temporal keys (WITHOUT OVERLAPS, PERIOD) came with PostgreSQL 18.
MINIMUM_VERSION: Final = 18

DATABASE_NAME: Final = "statut"


class UnsuitableDatabase(Exception):
    """The server that was named cannot hold the platform's data; the message says why, in words for the operator."""


def external_url() -> str | None:
    """The PostgreSQL that the institution named in `DATABASE_URL`; None where it named none."""
    return os.environ.get("DATABASE_URL") or None


def django_settings() -> dict[str, Any]:
    """The `default` entry of Django's DATABASES. Nothing is started and nothing is connected."""
    url = external_url() or embedded.address(embedded.default_folder()).url(DATABASE_NAME)
    try:
        options = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise UnsuitableDatabase(f"DATABASE_URL is no address of a PostgreSQL database: {error}") from error
    named = {key.upper(): str(options.pop(key, "") or "") for key in ("user", "password", "host", "port")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": str(options.pop("dbname", DATABASE_NAME)),
        **named,
        "OPTIONS": options,
    }


def prepare(url: str) -> None:
    """See that the server at `url` is new enough, and create the database where it is missing.

    Raises UnsuitableDatabase.
    """
    name = str(conninfo_to_dict(url).get("dbname", DATABASE_NAME))
    try:
        with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
            _check_version(connection)
            present = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if present is None:
                _create(connection, name)
    except psycopg.OperationalError as error:
        raise UnsuitableDatabase(f"PostgreSQL does not answer: {error}") from error


def _check_version(connection: psycopg.Connection) -> None:
    version = connection.info.server_version // 10000
    if version < MINIMUM_VERSION:
        raise UnsuitableDatabase(
            f"the server is PostgreSQL {version}; Statut needs {MINIMUM_VERSION} or newer, for its temporal keys"
        )


def _create(connection: psycopg.Connection, name: str) -> None:
    # Text compares by code point, as the lists of the exercise want it.
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").format(sql.Identifier(name))
    # Another process may have been first.
    with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
        connection.execute(statement)


@contextmanager
def database_address() -> Iterator[str]:
    """The URL of a suitable server's database for everyone, started for the while if it is the embedded one.

    Raises UnsuitableDatabase, EmbeddedDatabaseError.
    """
    url = external_url()
    if url is None:
        with embedded.running(embedded.default_folder()) as server:
            yield server.url()
    else:
        prepare(url)
        yield url
