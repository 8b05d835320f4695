"""Correct one entry in the ledger of points: it is reversed, and a new one takes its place; both say why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from statut.platform import chain
from statut.platform.audit.record import check_order, record
from statut.platform.chain import Chain, Head
from statut.platform.database import bulk
from statut.promotion import queries, states
from statut.promotion.models import Exercise, PointEntry
from statut.promotion.record import POINTS
from statut.rules.kernel.points import points_text

CONTENT: Final = ("kind", "half_points", "label", "decided_by", "decided_on", "recorded_at", "reverses", "reason")


class NoSuchEntry(LookupError):
    """There is no entry of this number, or it is reversed already, or itself a reversal; the message says which."""


def correct_points(
    *,
    by: str,
    key: str,
    entry: int,
    half_points: int | None,
    reason: str,
    decided_by: str | None = None,
    decided_on: date | None = None,
    at: datetime,
) -> tuple[PointEntry, PointEntry | None]:
    """Reverse entry number `entry` of exercise `key`, and record it anew with `half_points`; None: only reverse it.

    `decided_by` and `decided_on`: of the correction; None: as they were. Gives the reversal and the new entry.
    Raises ExerciseUnknown, NotAllowed (closed), NoSuchEntry, OutOfOrder, ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("a correction needs its reason")
    with transaction.atomic():
        exercise = queries.exercise_locked(key)
        chain.lock(bulk.connection())
        states.check(exercise, "correct")
        check_order(at)
        wrong = _entry_in_force(exercise, entry)

        ledger = queries.chains(exercise).of(POINTS)
        taken_back = {"half_points": -wrong.half_points, "recorded_at": at, "reverses": wrong.seq, "reason": reason}
        reversal, head = _append(ledger, chain.head(bulk.connection(), ledger), wrong, taken_back)
        corrected = None
        if half_points is not None:
            changed: dict[str, Any] = {
                "half_points": half_points,
                "recorded_at": at,
                "reverses": None,
                "reason": reason,
            }
            changed |= {"decided_by": decided_by or wrong.decided_by, "decided_on": decided_on or wrong.decided_on}
            corrected, head = _append(ledger, head, wrong, changed)

        finding = {
            "person": wrong.person.personnel_number,
            "kind": wrong.kind,
            "entry": wrong.seq,
            "was": points_text(wrong.half_points),
            "is": None if half_points is None else points_text(half_points),
            "reason": reason,
        }
        record("promotion.points.corrected", by=by, on=key, at=at, finding=finding, heads={ledger.name: head})
    return reversal, corrected


def _entry_in_force(exercise: Exercise, entry: int) -> PointEntry:
    entries = PointEntry.objects.filter(exercise=exercise)
    found = entries.select_related("person").filter(seq=entry).first()
    if found is None:
        raise NoSuchEntry(f"the ledger of exercise {exercise.key} has no entry {entry}")
    if found.reverses is not None:
        raise NoSuchEntry(
            f"entry {entry} is itself a reversal (of entry {found.reverses}); correct the entry that replaced it"
        )
    if entries.filter(reverses=entry).exists():
        raise NoSuchEntry(f"entry {entry} is reversed already")
    return found


def _append(ledger: Chain, before: Head, like: PointEntry, changed: Mapping[str, Any]) -> tuple[PointEntry, Head]:
    content = {name: getattr(like, name) for name in CONTENT} | dict(changed)
    head = chain.next_head(before, ledger, {"personnel_number": like.person.personnel_number, **content})
    entry = PointEntry.objects.create(
        exercise_id=like.exercise_id, person_id=like.person_id, seq=head.seq, link=head.link, **content
    )
    return entry, head
