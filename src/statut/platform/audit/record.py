"""Record an act, and read what was recorded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from statut.platform.audit.models import AuditEntry
from statut.platform.chain import Chain, Head, head, next_head
from statut.platform.database import bulk
from statut.platform.rows import Table, field, instant

AUDIT: Final = Chain(
    Table(
        "platform_audit_entry",
        (instant("at"), field("actor"), field("action"), field("object"), field("finding"), field("heads")),
    )
)


class OutOfOrder(Exception):
    """Knowledge only grows: an act cannot be recorded before one that already is."""


def check_order(at: datetime) -> None:
    """Raise OutOfOrder where an act recorded already is later than `at`."""
    last = AuditEntry.objects.order_by("-seq").first()
    if last is not None and at < last.at:
        raise OutOfOrder(f"an act of {last.at.isoformat()} is recorded already; {at.isoformat()} lies before it")


def record(
    action: str, *, by: str, on: str, at: datetime, finding: Mapping[str, Any], heads: Mapping[str, Head]
) -> AuditEntry:
    """Append an entry. `heads`: the head of every chain that the act extended, by the chain's name.

    The lock of the chains must be held.
    """
    check_order(at)
    values: dict[str, Any] = {
        "at": at,
        "actor": by,
        "action": action,
        "object": on,
        "finding": canonical_json(finding),
        "heads": canonical_json({name: [head.seq, head.link.hex()] for name, head in heads.items()}),
    }
    new = next_head(head(bulk.connection(), AUDIT), AUDIT, values)
    return AuditEntry.objects.create(seq=new.seq, link=new.link, **values)


def recorded_heads() -> list[dict[str, Any]]:
    """The `heads` of every entry, in order."""
    return [json.loads(heads) for heads in AuditEntry.objects.order_by("seq").values_list("heads", flat=True)]


def entries_on(object: str) -> list[AuditEntry]:
    """Every act on one object, in order."""
    return list(AuditEntry.objects.filter(object=object).order_by("seq"))


def canonical_json(value: Any) -> str:
    """JSON with one spelling: sorted keys, no blanks, every script as itself."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
