"""Every read of people: as of a date, and as known at an instant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db import models

from statut.engine.api import Workbench
from statut.people.models import Assignment, Career, Person, PersonDetails, Recorded
from statut.people.record import ASSIGNMENT, CAREER, CHAINS, DETAILS
from statut.platform import chain, temporal
from statut.platform.chain import Break
from statut.platform.database import bulk
from statut.platform.recording import Recording

Row = TypeVar("Row", bound=Recorded)


def person(personnel_number: str) -> Person | None:
    """Who has this personnel number."""
    return Person.objects.filter(personnel_number=personnel_number).first()


def details(personnel_number: str, *, on: date, known_at: datetime | None = None) -> PersonDetails | None:
    """Names as they were on a day, as known at an instant (None: now)."""
    return _held(PersonDetails.objects.all(), personnel_number, known_at).filter(valid__contains=on).first()


def career(personnel_number: str, *, on: date, known_at: datetime | None = None) -> Career | None:
    """Where somebody stood on a day, as known at an instant (None: now)."""
    return _held(Career.objects.all(), personnel_number, known_at).filter(valid__contains=on).first()


def assignment(personnel_number: str, *, on: date, known_at: datetime | None = None) -> Assignment | None:
    """Where somebody worked on a day, as known at an instant (None: now)."""
    held = _held(Assignment.objects.select_related("unit"), personnel_number, known_at)
    return held.filter(valid__contains=on).first()


def careers(personnel_number: str, *, known_at: datetime | None = None) -> Sequence[Career]:
    """The whole career, the earliest first, as known at an instant (None: now)."""
    return list(_held(Career.objects.all(), personnel_number, known_at).order_by("valid"))


def assignments(personnel_number: str, *, known_at: datetime | None = None) -> Sequence[Assignment]:
    """All assignments, the earliest first, as known at an instant (None: now)."""
    held = _held(Assignment.objects.select_related("unit"), personnel_number, known_at)
    return list(held.order_by("valid"))


def _held(rows: models.QuerySet[Row], personnel_number: str, known_at: datetime | None) -> models.QuerySet[Row]:
    held = rows.filter(person__personnel_number=personnel_number)
    return held.filter(known__endswith__isnull=True) if known_at is None else held.filter(known__contains=known_at)


def read_persons(record: Recording, name: str = "persons") -> None:
    """Everybody (person_id, personnel_number) as a table of a recording."""
    columns = {"person_id": "BIGINT", "personnel_number": "VARCHAR"}
    query = "SELECT id, personnel_number FROM people_person"
    bulk.read(bulk.connection(), query, record.workbench, f"recording.{name}", columns)


def read_officials(
    workbench: Workbench, *, persons: str, on: date, assignments_from: date | None, known_at: datetime | None
) -> None:
    """Careers on a day and assignments from a day on, as known at an instant, as tables `officials` and `assignments`.

    `persons`: the ranges of the persons' ids (`{[1,32001)}`).
    """
    database = bulk.connection()
    held = f"{temporal.known_at(known_at)} AND t.person_id <@ '{persons}'::int8multirange"
    since = f"lower(t.valid) >= date '{assignments_from or date.max}'"
    temporal.read(database, workbench, "known_details", DETAILS, f"t.valid @> date '{on}' AND {held}")
    temporal.read(database, workbench, "known_careers", CAREER, f"t.valid @> date '{on}' AND {held}")
    temporal.read(database, workbench, "known_assignments", ASSIGNMENT, f"{since} AND {held}")
    workbench.execute(
        "CREATE TABLE officials AS SELECT d.* EXCLUDE (seq, valid_from, valid_to, known_from),"
        " c.* EXCLUDE (seq, personnel_number, valid_from, valid_to, known_from)"
        " FROM known_details d JOIN known_careers c USING (personnel_number) ORDER BY d.seq;"
        "CREATE TABLE assignments AS SELECT * EXCLUDE (seq, known_from) FROM known_assignments ORDER BY seq;"
        "DROP TABLE known_details; DROP TABLE known_careers; DROP TABLE known_assignments"
    )


def breaks(database: bulk.Connection, workbench: Workbench, heads: Sequence[dict[str, list[object]]]) -> list[Break]:
    """Where the chains of people do not hold; `heads`: those recorded in the audit."""
    found = []
    for one in CHAINS:
        found += chain.verify(database, workbench, one, chain.recorded_heads(heads, one))
        found += temporal.verify_closings(database, workbench, one)
    return found
