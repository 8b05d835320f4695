"""What others use of the engines. The engines of a server or a cluster are in `postgres` and `spark`."""

from statut.engine.duckdb import DuckDBEngine
from statut.engine.engine import Engine, Progress, Step, prepared
from statut.engine.sql import columns_sql, select_sql
from statut.engine.workbench import Workbench

__all__ = ["DuckDBEngine", "Engine", "Progress", "Step", "Workbench", "columns_sql", "prepared", "select_sql"]
