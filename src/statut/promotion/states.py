"""The statuses of an exercise and what each allows."""

from __future__ import annotations

from typing import Final

from statut.promotion.models import Exercise

Status = Exercise.Status

ALLOWED: Final[dict[str, frozenset[str]]] = {
    Status.OPEN: frozenset({"import", "correct", "close"}),
    Status.CLOSED: frozenset(),
}

CLOSED_REASON: Final = (
    "exercise {key} was closed on {when} UTC: its decisions are published and rest on"
    " what was known then. A later exercise takes a correction into account"
)


class NotAllowed(Exception):
    """The state of the exercise does not allow the act; the message gives the reason, in words for the person."""


def check(exercise: Exercise, act: str) -> None:
    """Raise NotAllowed where the exercise is closed."""
    if act not in ALLOWED[exercise.status]:
        when = exercise.known_at.strftime("%d.%m.%Y at %H:%M") if exercise.known_at else "an unknown day"
        raise NotAllowed(CLOSED_REASON.format(key=exercise.key, when=when))
