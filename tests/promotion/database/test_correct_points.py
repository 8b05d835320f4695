"""Correcting an entry: it is reversed and recorded anew, with a reason; a closed exercise refuses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest

from statut.engine.api import Workbench
from statut.platform.audit.models import AuditEntry
from statut.promotion import queries
from statut.promotion.actions.correct_points import NoSuchEntry, correct_points
from statut.promotion.actions.verify_exercise import verify_exercise
from statut.promotion.models import Exercise, PointEntry
from statut.promotion.queries import ExerciseUnknown
from statut.promotion.states import NotAllowed
from tests.promotion.database.facts import rows

KEY = "130-2004"
Load = Callable[..., Workbench]


@pytest.fixture
def merit(imported: Workbench) -> PointEntry:
    """The merit points of the fifth official: 12, from the report."""
    del imported
    return PointEntry.objects.get(person__personnel_number="000005", kind="merit")


@pytest.mark.inventory("P02", "P20", "P21")
def test_a_correction_reverses_and_records_anew(merit: PointEntry, clock: Iterator[datetime], loaded: Load) -> None:
    before, known_then = rows(loaded(), "points"), next(clock)
    reversal, corrected = correct_points(
        by="ben",
        key=KEY,
        entry=merit.seq,
        half_points=27,
        reason="typing error",
        decided_on=date(2004, 10, 5),
        at=next(clock),
    )

    assert corrected is not None
    assert (reversal.reverses, reversal.half_points) == (merit.seq, -24)
    assert (corrected.half_points, corrected.decided_by, corrected.decided_on) == (
        27,
        "Reporting officer",
        date(2004, 10, 5),
    )
    assert [entry.seq for entry in queries.entries(queries.exercise(KEY), "000005") if entry.kind == "merit"] == [
        merit.seq,
        reversal.seq,
        corrected.seq,
    ]
    after = loaded()
    assert after.query("SELECT half_points FROM points WHERE personnel_number = '000005' AND kind = 'merit'") == [
        {"half_points": 27}
    ]
    assert rows(loaded(known_at=known_then), "points") == before
    assert verify_exercise(KEY) == []


def test_an_entry_may_be_reversed_without_another(merit: PointEntry, clock: Iterator[datetime], loaded: Load) -> None:
    _, corrected = correct_points(
        by="ben", key=KEY, entry=merit.seq, half_points=None, reason="wrong person", at=next(clock)
    )
    assert corrected is None
    assert loaded().query("SELECT * FROM points WHERE personnel_number = '000005' AND kind = 'merit'") == []


def test_the_audit_says_what_was_and_what_is(merit: PointEntry, clock: Iterator[datetime]) -> None:
    correct_points(by="ben", key=KEY, entry=merit.seq, half_points=27, reason="typing error", at=next(clock))
    entry = AuditEntry.objects.order_by("-seq")[0]
    assert (entry.actor, entry.action) == ("ben", "promotion.points.corrected")
    assert json.loads(entry.finding) == {
        "person": "000005",
        "kind": "merit",
        "entry": merit.seq,
        "was": "12",
        "is": "13.5",
        "reason": "typing error",
    }


def test_a_correction_is_corrected_again(merit: PointEntry, clock: Iterator[datetime], loaded: Load) -> None:
    _, first = correct_points(by="ben", key=KEY, entry=merit.seq, half_points=27, reason="typing error", at=next(clock))
    assert first is not None
    correct_points(by="ben", key=KEY, entry=first.seq, half_points=28, reason="another one", at=next(clock))
    found = loaded().query("SELECT half_points FROM points WHERE personnel_number = '000005' AND kind = 'merit'")
    assert found == [{"half_points": 28}]


def test_what_is_reversed_is_not_reversed_again(merit: PointEntry, clock: Iterator[datetime]) -> None:
    reversal, _ = correct_points(
        by="ben", key=KEY, entry=merit.seq, half_points=27, reason="typing error", at=next(clock)
    )
    with pytest.raises(NoSuchEntry, match="reversed already"):
        correct_points(by="ben", key=KEY, entry=merit.seq, half_points=26, reason="again", at=next(clock))
    with pytest.raises(NoSuchEntry, match="itself a reversal"):
        correct_points(by="ben", key=KEY, entry=reversal.seq, half_points=26, reason="again", at=next(clock))


@pytest.mark.usefixtures("imported")
def test_an_entry_that_is_not_there_is_named(clock: Iterator[datetime]) -> None:
    with pytest.raises(NoSuchEntry, match="no entry 9999"):
        correct_points(by="ben", key=KEY, entry=9999, half_points=1, reason="why not", at=next(clock))
    with pytest.raises(ExerciseUnknown, match="no exercise 1-1999; there are: 130-2004"):
        correct_points(by="ben", key="1-1999", entry=1, half_points=1, reason="why not", at=next(clock))


def test_a_correction_needs_its_reason(merit: PointEntry, clock: Iterator[datetime]) -> None:
    with pytest.raises(ValueError, match="reason"):
        correct_points(by="ben", key=KEY, entry=merit.seq, half_points=1, reason=" ", at=next(clock))


def test_a_closed_exercise_refuses(merit: PointEntry, clock: Iterator[datetime]) -> None:
    Exercise.objects.filter(key=KEY).update(status="closed", known_at=next(clock))
    with pytest.raises(NotAllowed, match=r"was closed on 01\.12\.2004"):
        correct_points(by="ben", key=KEY, entry=merit.seq, half_points=1, reason="too late", at=next(clock))
    assert PointEntry.objects.filter(reverses__isnull=False).count() == 0
