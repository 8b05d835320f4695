"""Rows of PostgreSQL back to the facts tables that the rules read, as known at an instant."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from statut.engine.api import Workbench
from statut.people import api as people
from statut.platform import temporal
from statut.platform.chain import Chain
from statut.platform.database import bulk
from statut.promotion import queries, terms
from statut.promotion.record import FRAME, INPUTS, POINT_FACTS, POINTS, POPULATION, in_force
from statut.rules.promotion.exercise import Exercise as Terms


def load_exercise(key: str, workbench: Workbench, *, known_at: datetime | None = None) -> Terms:
    """Fill the facts tables of `workbench`, and give the exercise.

    As known at `known_at`; None: at the closing of a closed exercise, now for an open one. Raises ExerciseUnknown.
    """
    exercise = queries.exercise(key)
    at = known_at or exercise.known_at
    chains, held = queries.chains(exercise), temporal.known_at(at)
    frame = _only_row(workbench, chains.of(FRAME), held)
    population = _only_row(workbench, chains.of(POPULATION), held)
    if frame is None or population is None:
        raise queries.ExerciseUnknown(f"nothing was known of exercise {key} at {at}")
    found = terms.from_json(frame["terms"])
    people.read_officials(
        workbench,
        persons=population["persons"],
        on=found.decided_on,
        assignments_from=population["assignments_from"],
        known_at=at,
    )
    temporal.read(bulk.connection(), workbench, "points", chains.of(POINTS), in_force(at))
    _keep(workbench, "points", POINT_FACTS)
    for each in INPUTS:
        temporal.read(bulk.connection(), workbench, each.facts, chains.of(each.table), held)
        _keep(workbench, each.facts, each.columns)
    return found


def _only_row(workbench: Workbench, chain: Chain, condition: str) -> dict[str, Any] | None:
    temporal.read(bulk.connection(), workbench, "only_row", chain, condition)
    rows = workbench.rows("only_row")
    workbench.execute("DROP TABLE only_row")
    return rows[0] if rows else None


def _keep(workbench: Workbench, table: str, columns: tuple[str, ...]) -> None:
    workbench.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT {', '.join(columns)} FROM {table} ORDER BY seq")
