"""Every read of the promotion exercise's rows."""

from __future__ import annotations

from collections.abc import Sequence

from statut.promotion.models import Decision, Exercise, PointEntry
from statut.promotion.record import ExerciseChains


class ExerciseUnknown(LookupError):
    """There is no exercise of this key; the message names those there are."""


def exercise(key: str) -> Exercise:
    """The exercise of a notice number. Raises ExerciseUnknown."""
    return _found(Exercise.objects.filter(key=key).first(), key)


def exercise_locked(key: str) -> Exercise:
    """The same, and nobody else may change it until the transaction ends."""
    return _found(Exercise.objects.select_for_update().filter(key=key).first(), key)


def exercises() -> Sequence[Exercise]:
    """Every exercise, the first imported first."""
    return list(Exercise.objects.order_by("id"))


def chains(exercise: Exercise) -> ExerciseChains:
    """The chains of an exercise."""
    return ExerciseChains(exercise.id, exercise.key)


def entries(exercise: Exercise, personnel_number: str) -> Sequence[PointEntry]:
    """Every entry in somebody's ledger, reversals and reversed ones included, in order."""
    return list(PointEntry.objects.filter(exercise=exercise, person__personnel_number=personnel_number).order_by("seq"))


def decision(exercise: Exercise, personnel_number: str) -> Decision | None:
    """What was decided on somebody; None while the exercise is open, or if it does not concern them."""
    return Decision.objects.filter(exercise=exercise, person__personnel_number=personnel_number).first()


def _found(exercise: Exercise | None, key: str) -> Exercise:
    if exercise is None:
        known = ", ".join(Exercise.objects.order_by("id").values_list("key", flat=True)) or "none"
        raise ExerciseUnknown(f"there is no exercise {key}; there are: {known}")
    return exercise
