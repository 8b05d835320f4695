"""The promotion exercise: the SQL beside this file is what runs, the operations tell Django."""

from pathlib import Path

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
            state_operations=[
                migrations.CreateModel(
                    name="Exercise",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("key", models.TextField(unique=True)),
                        ("status", models.TextField(choices=[("open", "Open"), ("closed", "Closed")])),
                        ("imported_at", models.DateTimeField()),
                        ("known_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "db_table": "promotion_exercise",
                    },
                ),
                migrations.CreateModel(
                    name="Note",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("file", models.TextField()),
                        ("line", models.BigIntegerField()),
                        ("column_name", models.TextField()),
                        ("note", models.TextField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_note",
                    },
                ),
                migrations.CreateModel(
                    name="ExAequoChoice",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("chosen", models.BooleanField()),
                        ("reason", models.TextField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_ex_aequo_choice",
                    },
                ),
                migrations.CreateModel(
                    name="Duty",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("duty", models.TextField()),
                        ("days", models.DecimalField(decimal_places=18, max_digits=38)),
                        ("normal_duty", models.BooleanField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_duty",
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("category", models.TextField()),
                        ("grade", models.TextField()),
                        ("next_grade", models.TextField()),
                        ("budget", models.TextField()),
                        ("carried_over", models.BigIntegerField()),
                        ("merit", models.BigIntegerField()),
                        ("dg_priority", models.BigIntegerField()),
                        ("interest", models.BigIntegerField()),
                        ("transitional", models.BigIntegerField()),
                        ("appeal", models.BigIntegerField()),
                        ("total", models.BigIntegerField()),
                        ("grade_since", models.DateField()),
                        ("seniority_reached_on", models.DateField(null=True)),
                        ("effective_on", models.DateField(null=True)),
                        ("eligible", models.BooleanField()),
                        ("threshold", models.BigIntegerField(null=True)),
                        ("outcome", models.TextField()),
                        ("reason_code", models.TextField(null=True)),
                        ("reason", models.TextField()),
                        ("citation", models.TextField()),
                        ("step", models.IntegerField(null=True)),
                        ("months_in_step", models.TextField(null=True)),
                        ("basic_salary", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                        ("renamed_grade", models.TextField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_decision",
                    },
                ),
                migrations.CreateModel(
                    name="DecidedThreshold",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("grade", models.TextField()),
                        ("budget", models.TextField()),
                        ("half_points", models.BigIntegerField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_decided_threshold",
                    },
                ),
                migrations.CreateModel(
                    name="Appeal",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("lodged_on", models.DateField()),
                        ("outcome", models.TextField()),
                        ("half_points", models.BigIntegerField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_appeal",
                    },
                ),
                migrations.CreateModel(
                    name="Frame",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("terms", models.TextField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_frame",
                    },
                ),
                migrations.CreateModel(
                    name="IndicativeThreshold",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("grade", models.TextField()),
                        ("half_points", models.BigIntegerField(null=True)),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_indicative_threshold",
                    },
                ),
                migrations.CreateModel(
                    name="PointEntry",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("kind", models.TextField()),
                        ("half_points", models.BigIntegerField()),
                        ("label", models.TextField(null=True)),
                        ("decided_by", models.TextField(null=True)),
                        ("decided_on", models.DateField(null=True)),
                        ("recorded_at", models.DateTimeField()),
                        ("reverses", models.BigIntegerField(null=True)),
                        ("reason", models.TextField(null=True)),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_point_entry",
                    },
                ),
                migrations.CreateModel(
                    name="Population",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("persons", models.TextField()),
                        ("assignments_from", models.DateField(null=True)),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_population",
                    },
                ),
                migrations.CreateModel(
                    name="Possibility",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("grade", models.TextField()),
                        ("budget", models.TextField()),
                        ("promotions", models.BigIntegerField()),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_possibility",
                    },
                ),
                migrations.CreateModel(
                    name="Proceeding",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "exercise_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("link", models.BinaryField()),
                        ("opened_on", models.DateField()),
                        ("closed_on", models.DateField(null=True)),
                        ("known", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                        (
                            "exercise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="promotion.exercise"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "promotion_proceeding",
                    },
                ),
            ],
        ),
    ]
