"""Persons, careers, assignments, organisation: the SQL beside this file is what runs, the operations tell Django."""

from pathlib import Path

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("platform", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
            state_operations=[
                migrations.CreateModel(
                    name="DirectorateGeneral",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "code", "valid", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.TextField()),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                    ],
                    options={
                        "db_table": "people_directorate_general",
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("personnel_number", models.TextField(unique=True)),
                    ],
                    options={
                        "db_table": "people_person",
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
                    fields=[
                        ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("directorate_general", models.TextField()),
                        ("name", models.TextField(null=True)),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                    ],
                    options={
                        "db_table": "people_unit",
                    },
                ),
                migrations.CreateModel(
                    name="Career",
                    fields=[
                        ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        ("link", models.BinaryField()),
                        ("category", models.TextField()),
                        ("grade", models.TextField()),
                        ("grade_since", models.DateField()),
                        ("established_on", models.DateField(null=True)),
                        ("step", models.IntegerField()),
                        ("step_since", models.DateField()),
                        ("budget", models.TextField()),
                        ("status", models.TextField()),
                        ("status_since", models.DateField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "people_career",
                    },
                ),
                migrations.CreateModel(
                    name="PersonDetails",
                    fields=[
                        ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        ("link", models.BinaryField()),
                        ("family_name", models.TextField()),
                        ("given_name", models.TextField(null=True)),
                        ("gender", models.TextField(null=True)),
                        ("nationality", models.TextField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "people_person_details",
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
                    fields=[
                        ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        ("link", models.BinaryField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.unit"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "people_assignment",
                    },
                ),
            ],
        ),
    ]
