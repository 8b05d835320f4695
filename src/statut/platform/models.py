"""The rows that the platform itself keeps."""

from __future__ import annotations

from django.db import models

from statut.platform.audit.models import AuditEntry

__all__ = ["AuditEntry", "Supersession"]


class Supersession(models.Model):
    """A row of a chain is held true no longer. Append-only.

    `chain`: name of the row's chain; `row`: its number there; `closed_at`: the end of its `known`; `successor`: the
    number of the row that took its place in the same chain, if one did.
    """

    seq = models.BigIntegerField(primary_key=True)
    chain = models.TextField()
    row = models.BigIntegerField()
    closed_at = models.DateTimeField()
    successor = models.BigIntegerField(null=True)
    link = models.BinaryField()

    class Meta:
        db_table = "platform_supersession"

    def __str__(self) -> str:
        return f"{self.chain}, row {self.row} until {self.closed_at.isoformat()}"
