"""The engine that the user asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from statut.cli import screen
from statut.engine.api import DuckDBEngine, Engine


class EngineName(StrEnum):
    duckdb = "duckdb"
    postgres = "postgres"
    spark = "spark"


@contextmanager
def engine_called(name: EngineName) -> Iterator[Engine]:
    """The engine of a name, with what it needs running around it."""
    match name:
        case EngineName.duckdb:
            yield DuckDBEngine()
        # Each engine's own libraries are loaded only where it is asked for.
        case EngineName.spark:
            from statut.engine.spark import SparkEngine

            yield SparkEngine()
        case EngineName.postgres:
            from statut.engine.postgres import PostgresEngine
            from statut.platform.database.address import UnsuitableDatabase, database_address
            from statut.platform.database.embedded import EmbeddedDatabaseError

            try:
                with database_address() as dsn:
                    yield PostgresEngine(dsn)
            except (UnsuitableDatabase, EmbeddedDatabaseError) as wrong:
                screen.refuse(str(wrong))
