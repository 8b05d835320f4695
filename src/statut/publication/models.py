"""The register of administrative notices."""

from __future__ import annotations

from django.db import models


class Notice(models.Model):
    """A published notice. Append-only, numbered (`seq`) and linked (`link`) in one chain.

    `files`: canonical JSON, file name to SHA-256 in hexadecimal. `references`: canonical JSON, the numbers of the
    notices that this one refers to. `exercise`: the key of the promotion exercise that it publishes, if it does.
    """

    seq = models.BigIntegerField(primary_key=True)
    number = models.TextField(unique=True)
    title = models.TextField()
    dated = models.DateField()
    exercise = models.TextField(null=True, unique=True)
    published_by = models.TextField()
    published_at = models.DateTimeField()
    files = models.TextField()
    references = models.TextField()
    link = models.BinaryField()

    class Meta:
        db_table = "publication_notice"

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
