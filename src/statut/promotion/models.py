"""The rows of a promotion exercise.

Points are half points (44.5 is 89). Rows are numbered (`seq`) and linked (`link`, 32 bytes) in one chain for each
table and
exercise. Nothing is overwritten: points are reversed by entries, other inputs have their `known` closed and a
successor.
"""

from __future__ import annotations

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models

from statut.people.api import Person


class Exercise(models.Model):
    """An exercise, called by the number of its notice (`130-2004`).

    `known_at`: the instant of closing; what was known then is what its decisions rest on, and what a rerun reads.
    """

    class Status(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    id = models.BigAutoField(primary_key=True)
    key = models.TextField(unique=True)
    status = models.TextField(choices=Status.choices)
    imported_at = models.DateTimeField()
    known_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "promotion_exercise"

    def __str__(self) -> str:
        return self.key


class OfExercise(models.Model):
    """What every row of an exercise has."""

    pk = models.CompositePrimaryKey("exercise_id", "seq")
    exercise = models.ForeignKey(Exercise, on_delete=models.RESTRICT, related_name="+")
    seq = models.BigIntegerField()
    link = models.BinaryField()

    class Meta:
        abstract = True


class OfPerson(OfExercise):
    """What every row of an exercise about a person has."""

    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        abstract = True


class PointEntry(OfPerson):
    """An entry in the ledger of points. Append-only.

    `decided_on`: the axis of validity; `recorded_at`: the axis of knowledge. `reverses`: the number of the entry
    that this one takes back (with minus its points), and `reason` why.
    """

    kind = models.TextField()
    half_points = models.BigIntegerField()
    label = models.TextField(null=True)
    decided_by = models.TextField(null=True)
    decided_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    reverses = models.BigIntegerField(null=True)
    reason = models.TextField(null=True)

    class Meta:
        db_table = "promotion_point_entry"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind} {self.half_points}/2"


class Decision(OfPerson):
    """What the appointing authority decided on somebody, on which figures, and why; written at the closing."""

    category = models.TextField()
    grade = models.TextField()
    next_grade = models.TextField()
    budget = models.TextField()
    carried_over = models.BigIntegerField()
    merit = models.BigIntegerField()
    dg_priority = models.BigIntegerField()
    interest = models.BigIntegerField()
    transitional = models.BigIntegerField()
    appeal = models.BigIntegerField()
    total = models.BigIntegerField()
    grade_since = models.DateField()
    seniority_reached_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    eligible = models.BooleanField()
    threshold = models.BigIntegerField(null=True)
    outcome = models.TextField()
    reason_code = models.TextField(null=True)
    reason = models.TextField()
    citation = models.TextField()
    step = models.IntegerField(null=True)
    months_in_step = models.TextField(null=True)
    basic_salary = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    renamed_grade = models.TextField(null=True)

    class Meta:
        db_table = "promotion_decision"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.outcome}"


class Frame(OfExercise):
    """The terms of the exercise (its `exercise.toml`) as canonical JSON."""

    terms = models.TextField()
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_frame"


class Population(OfExercise):
    """Of whom the exercise speaks; from `assignments_from` on it states their assignments.

    `persons`: the ranges of their ids, as text (`{[1,32001)}`).
    """

    persons = models.TextField()
    assignments_from = models.DateField(null=True)
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_population"


class Duty(OfPerson):
    """Work in the interests of the institution: `days` declared, whether it is a normal duty."""

    duty = models.TextField()
    days = models.DecimalField(max_digits=38, decimal_places=18)
    normal_duty = models.BooleanField()
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_duty"


class Appeal(OfPerson):
    """An appeal to the promotion committee and its outcome; `none` is a rejection, with 0 points."""

    lodged_on = models.DateField()
    outcome = models.TextField()
    half_points = models.BigIntegerField()
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_appeal"


class IndicativeThreshold(OfExercise):
    """The threshold of a grade announced before the committees meet; None: none was."""

    grade = models.TextField()
    half_points = models.BigIntegerField(null=True)
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_indicative_threshold"


class Possibility(OfExercise):
    """How many may be promoted from a grade under a budget."""

    grade = models.TextField()
    budget = models.TextField()
    promotions = models.BigIntegerField()
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_possibility"


class DecidedThreshold(OfExercise):
    """A threshold that the committee fixed."""

    grade = models.TextField()
    budget = models.TextField()
    half_points = models.BigIntegerField()
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_decided_threshold"


class Proceeding(OfPerson):
    """That disciplinary proceedings are open, from a day, until a day; nothing of what they are about."""

    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_proceeding"


class Note(OfExercise):
    """What the checks of the pack noted: file, line, column, and what the run leaves out of account."""

    file = models.TextField()
    line = models.BigIntegerField()
    column_name = models.TextField()
    note = models.TextField()
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_note"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.note}"


class ExAequoChoice(OfPerson):
    """Whom the committee chose, or passed over, among equals, and why."""

    chosen = models.BooleanField()
    reason = models.TextField()
    known = DateTimeRangeField()

    class Meta:
        db_table = "promotion_ex_aequo_choice"
