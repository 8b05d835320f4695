"""People as of a date, and as known at an instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from statut.engine.api import Workbench
from statut.people import api as people
from statut.promotion.actions.import_exercise import import_exercise
from tests.promotion.database.conftest import clock, imported, institution  # noqa: F401
from tests.promotion.database.facts import EXERCISE

LONG_BEFORE = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def known_then(imported: Workbench, clock: Iterator[datetime]) -> datetime:  # noqa: F811
    """The instant before names, grade and assignment of 000004 were stated otherwise."""
    before = next(clock)
    imported.execute(
        "UPDATE officials SET family_name = 'Married', step = 6, step_since = '2004-05-01'"
        " WHERE personnel_number = '000004'"
    )
    imported.execute("UPDATE assignments SET directorate_general = 'DG9' WHERE personnel_number = '000004'")
    import_exercise(by="anna", workbench=imported, exercise=EXERCISE, at=next(clock))
    return before


def test_names_as_known_then_and_now(known_then: datetime) -> None:
    then = people.details("000004", on=EXERCISE.decided_on, known_at=known_then)
    now = people.details("000004", on=EXERCISE.decided_on)
    assert then is not None
    assert now is not None
    assert (then.family_name, now.family_name) == ("Family 4", "Married")


def test_a_new_step_begins_on_its_day_and_the_old_one_stays_before(known_then: datetime) -> None:
    now = [(career.step, career.valid.lower, career.valid.upper) for career in people.careers("000004")]
    then = [(career.step, career.valid.upper) for career in people.careers("000004", known_at=known_then)]
    assert now == [(5, date(2002, 1, 5), date(2004, 5, 1)), (6, date(2004, 5, 1), None)]
    assert then == [(5, None)]


@pytest.mark.inventory("P31")
def test_an_assignment_as_known_then_and_now(known_then: datetime) -> None:
    then = people.assignment("000004", on=EXERCISE.assignment_date, known_at=known_then)
    now = people.assignment("000004", on=EXERCISE.assignment_date)
    assert then is not None
    assert now is not None
    assert (then.unit.directorate_general, now.unit.directorate_general) == ("DG3", "DG9")


@pytest.mark.inventory("P31")
@pytest.mark.usefixtures("imported")
def test_assignments_of_two_dates_differ() -> None:
    found = [people.assignment("000001", on=day) for day in (date(2000, 6, 1), date(2001, 8, 31), date(2001, 9, 1))]
    assert [each.unit.directorate_general if each else None for each in found] == ["DG7", "DG7", "DG0"]


@pytest.mark.usefixtures("imported")
def test_nothing_was_known_before() -> None:
    assert people.careers("000004", known_at=LONG_BEFORE) == []
    assert people.assignments("000004", known_at=LONG_BEFORE) == []
    assert people.career("000004", on=date(1980, 1, 1)) is None
    assert people.person("no such number") is None
