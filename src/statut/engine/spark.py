"""Spark as the engine: facts go as Parquet files, steps are kept in the cluster's memory, answers come back as files.

`pyspark` is an extra (`statut[spark]`). The session is the one that Spark's own configuration describes, or a local
one; on a cluster, `exchange` must be a folder that all its machines see.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import ibis.expr.types as ir

from statut.engine.engine import Progress, Step
from statut.engine.workbench import Workbench

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class SparkUnavailable(RuntimeError):
    """Spark, or the Java that it needs, is not installed."""


@contextmanager
def session() -> Iterator[SparkSession]:
    """A Spark session with dates in UTC and strict arithmetic; raises SparkUnavailable."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as missing:
        raise SparkUnavailable("Spark is not installed: install the extra `statut[spark]`") from missing
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = (
        SparkSession.builder.appName("statut")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
    )
    if "SPARK_MASTER" not in os.environ and "MASTER" not in os.environ:
        builder = builder.master("local[*]").config("spark.sql.shuffle.partitions", "4")
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    try:
        spark = builder.getOrCreate()
    except Exception as failure:
        raise SparkUnavailable(f"Spark does not start (is Java installed?): {failure}") from failure
    try:
        yield spark
    finally:
        spark.stop()


class SparkEngine:
    """Evaluates on Spark."""

    name = "spark"
    dialect = "pyspark"

    def __init__(self, exchange: Path | None = None) -> None:
        self._exchange = exchange

    def evaluate(
        self, workbench: Workbench, facts: Mapping[str, ir.Table], steps: Sequence[Step], progress: Progress
    ) -> None:
        with session() as spark, workbench.scratch() as scratch:
            folder = self._exchange or scratch
            for name, table in facts.items():
                progress(name)
                columns = ", ".join(f'"{column}"' for column in table.columns)
                workbench.execute(
                    f"COPY (SELECT {columns} FROM \"{name}\") TO '{folder / name}.parquet' (FORMAT parquet)"
                )
                spark.read.parquet(f"{folder / name}.parquet").createOrReplaceTempView(name)
            for step in steps:
                progress(step.name)
                answer = spark.sql(step.sql).localCheckpoint()
                answer.createOrReplaceTempView(step.name)
                files = folder / f"{step.name}.answer"
                answer.write.mode("overwrite").parquet(str(files))
                workbench.execute(
                    f"CREATE OR REPLACE TABLE \"{step.name}\" AS SELECT * FROM read_parquet('{files}/*.parquet')"
                )
