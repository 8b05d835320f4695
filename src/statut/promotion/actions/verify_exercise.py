"""Read again everything that an exercise rests on, and say where a row was touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from statut.engine.api import Workbench
from statut.people import api as people
from statut.platform import chain, temporal
from statut.platform.audit.record import AUDIT, entries_on, recorded_heads
from statut.platform.chain import Break
from statut.platform.database import bulk
from statut.platform.temporal import SUPERSESSIONS
from statut.promotion import queries
from statut.promotion.models import Exercise

TABLE: Final = "promotion_exercise"


def verify_exercise(key: str, progress: Callable[[str], None] = lambda _: None) -> list[Break]:
    """Every place where a chain does not hold: people, points, other inputs, decisions, the audit itself.

    Raises ExerciseUnknown.
    """
    exercise = queries.exercise(key)
    database, workbench = bulk.connection(), Workbench()
    try:
        progress("verifying the audit")
        heads = recorded_heads()
        found = chain.verify(database, workbench, AUDIT)
        found += _unlike_audit(exercise)
        found += chain.verify(database, workbench, SUPERSESSIONS, chain.recorded_heads(heads, SUPERSESSIONS))
        progress("verifying officials")
        found += people.breaks(database, workbench, heads)
        chains = queries.chains(exercise)
        for one in chains.all():
            progress(f"verifying {one.table.name.removeprefix('promotion_')}")
            found += chain.verify(database, workbench, one, chain.recorded_heads(heads, one))
        for one in chains.superseded():
            found += temporal.verify_closings(database, workbench, one)
        return found
    finally:
        workbench.close()


def _unlike_audit(exercise: Exercise) -> list[Break]:
    """What the exercise's own row says otherwise than the audit."""
    acts = entries_on(exercise.key)
    imported = [entry.at for entry in acts if entry.action == "promotion.exercise.imported"]
    closed = [entry.at for entry in acts if entry.action == "promotion.exercise.closed"]
    stands = (exercise.imported_at, exercise.known_at, exercise.status)
    recorded = (
        imported[0] if imported else None,
        closed[0] if closed else None,
        Exercise.Status.CLOSED if closed else Exercise.Status.OPEN,
    )
    fields = ("imported_at", "known_at", "status")
    return [
        Break(TABLE, exercise.id, f"{field} was altered: it reads “{is_}”, the audit says “{was}”", field=field)
        for field, is_, was in zip(fields, stands, recorded, strict=True)
        if is_ != was
    ]
