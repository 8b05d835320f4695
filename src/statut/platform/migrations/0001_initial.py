"""What every table of record stands on: the SQL beside this file is what runs, the operations tell Django."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
            state_operations=[
                migrations.CreateModel(
                    name="AuditEntry",
                    fields=[
                        ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("at", models.DateTimeField()),
                        ("actor", models.TextField()),
                        ("action", models.TextField()),
                        ("object", models.TextField()),
                        ("finding", models.TextField()),
                        ("heads", models.TextField()),
                        ("link", models.BinaryField()),
                    ],
                    options={
                        "db_table": "platform_audit_entry",
                    },
                ),
                migrations.CreateModel(
                    name="Supersession",
                    fields=[
                        ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("chain", models.TextField()),
                        ("row", models.BigIntegerField()),
                        ("closed_at", models.DateTimeField()),
                        ("successor", models.BigIntegerField(null=True)),
                        ("link", models.BinaryField()),
                    ],
                    options={
                        "db_table": "platform_supersession",
                    },
                ),
            ],
        ),
    ]
