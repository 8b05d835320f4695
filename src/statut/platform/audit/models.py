"""The rows of the audit."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One act. Append-only: the database refuses UPDATE, DELETE and TRUNCATE.

    `finding`: canonical JSON, why the act was allowed and what it did. `heads`: canonical JSON, chain name to
    [number, link in hexadecimal] of every chain that the act extended. `link`: 32 bytes.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.TextField()
    action = models.TextField()
    object = models.TextField()
    finding = models.TextField()
    heads = models.TextField()
    link = models.BinaryField()

    class Meta:
        app_label = "platform"
        db_table = "platform_audit_entry"

    def __str__(self) -> str:
        return f"{self.at.isoformat()} {self.actor}: {self.action} {self.object}"
