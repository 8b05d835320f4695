"""The register of notices: the SQL beside this file is what runs, the operations tell Django."""

from pathlib import Path

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
                    name="Notice",
                    fields=[
                        ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("number", models.TextField(unique=True)),
                        ("title", models.TextField()),
                        ("dated", models.DateField()),
                        ("exercise", models.TextField(null=True, unique=True)),
                        ("published_by", models.TextField()),
                        ("published_at", models.DateTimeField()),
                        ("files", models.TextField()),
                        ("references", models.TextField()),
                        ("link", models.BinaryField()),
                    ],
                    options={
                        "db_table": "publication_notice",
                    },
                ),
            ],
        ),
    ]
