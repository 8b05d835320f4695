"""The rows of people.

Details, careers and assignments have two axes of time: `valid`, the days on which they held, and `known`, the
instants at which
we held them to be true (half-open). They are numbered (`seq`) and linked (`link`) in one chain a table.
"""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db import models


class Person(models.Model):
    """Somebody with a personnel number, which never changes and never passes to another. Append-only."""

    id = models.BigIntegerField(primary_key=True)
    personnel_number = models.TextField(unique=True)

    class Meta:
        db_table = "people_person"

    def __str__(self) -> str:
        return self.personnel_number


class Recorded(models.Model):
    """What every row with two axes of time has."""

    seq = models.BigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")
    valid = DateRangeField()
    known = DateTimeRangeField()
    link = models.BinaryField()

    class Meta:
        abstract = True


class PersonDetails(Recorded):
    """Names, gender (f, m, x or unknown) and nationality."""

    family_name = models.TextField()
    given_name = models.TextField(null=True)
    gender = models.TextField(null=True)
    nationality = models.TextField(null=True)

    class Meta:
        db_table = "people_person_details"

    def __str__(self) -> str:
        return f"{self.family_name}, {self.given_name or ''}"


class Career(Recorded):
    """Where an official stands: category, grade, step, budget and administrative status, each with its date."""

    category = models.TextField()
    grade = models.TextField()
    grade_since = models.DateField()
    established_on = models.DateField(null=True)
    step = models.IntegerField()
    step_since = models.DateField()
    budget = models.TextField()
    status = models.TextField()
    status_since = models.DateField(null=True)

    class Meta:
        db_table = "people_career"

    def __str__(self) -> str:
        return f"{self.grade}, step {self.step}, {self.status}"


class DirectorateGeneral(models.Model):
    """A directorate-general during a time. Temporal key: (code, valid WITHOUT OVERLAPS)."""

    pk = models.CompositePrimaryKey("code", "valid")
    code = models.TextField()
    valid = DateRangeField()

    class Meta:
        db_table = "people_directorate_general"

    def __str__(self) -> str:
        return self.code


class Unit(models.Model):
    """A unit of a directorate-general during a time; without a name, the directorate-general itself.

    Temporal foreign key: the directorate-general exists throughout `valid` (PERIOD).
    """

    id = models.BigIntegerField(primary_key=True)
    directorate_general = models.TextField()
    name = models.TextField(null=True)
    valid = DateRangeField()

    class Meta:
        db_table = "people_unit"

    def __str__(self) -> str:
        return f"{self.directorate_general} {self.name or ''}".rstrip()


class Assignment(Recorded):
    """Where somebody works.

    Exclusion constraint: no two assignments of a person overlap, at whatever instant of knowledge one asks.
    """

    unit = models.ForeignKey(Unit, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        db_table = "people_assignment"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.unit_id}"
