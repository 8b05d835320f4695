"""Close an exercise: the decisions are recorded, and what was known now is what they rest on for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from statut.people import api as people
from statut.platform import chain
from statut.platform.audit.record import record
from statut.platform.database import bulk
from statut.platform.recording import recording
from statut.promotion import queries, states
from statut.promotion.record import DECISIONS
from statut.promotion.result import ExerciseResult


def close_exercise(*, by: str, key: str, result: ExerciseResult, published: Mapping[str, str], at: datetime) -> int:
    """Record the table `decisions` of the result and close the exercise; how many decisions.

    `published`: file name to SHA-256 in hexadecimal of what is published of it. Raises ExerciseUnknown, NotAllowed,
    OutOfOrder.
    """
    with transaction.atomic():
        exercise = queries.exercise_locked(key)
        chain.lock(bulk.connection())
        states.check(exercise, "close")

        chains = queries.chains(exercise)
        decisions = chains.of(DECISIONS)
        with recording(result.workbench, at=at, touching=[decisions]) as changes:
            people.read_persons(changes)
            typed = ", ".join(f'"{v.name}"::{v.type} AS "{v.name}"' for v in DECISIONS.values)
            changes.table("decided", f"SELECT row_number() OVER () AS place, {typed} FROM decisions")
            added = changes.table(
                "decisions",
                "SELECT * FROM recording.decided d JOIN recording.persons USING (personnel_number) ORDER BY place",
            )
            changes.append(decisions, added, partition=chains.partition(DECISIONS))

        count = changes.heads[decisions.name].seq if decisions.name in changes.heads else 0
        exercise.status, exercise.known_at = states.Status.CLOSED, at
        exercise.save(update_fields=["status", "known_at"])
        finding = {"decisions": count, "published": dict(published)}
        record("promotion.exercise.closed", by=by, on=key, at=at, finding=finding, heads=changes.heads)
    return count
