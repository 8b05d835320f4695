"""What others use of the engines."""

from statut.engine.duckdb import DuckDBEngine
from statut.engine.engine import Engine, Progress
from statut.engine.postgres import PostgresEngine
from statut.engine.spark import SparkEngine, SparkUnavailable
from statut.engine.sql import columns_sql
from statut.engine.workbench import Workbench

__all__ = [
    "DuckDBEngine",
    "Engine",
    "PostgresEngine",
    "Progress",
    "SparkEngine",
    "SparkUnavailable",
    "Workbench",
    "columns_sql",
]
