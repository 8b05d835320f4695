"""Every read of the register of notices."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from statut.engine.api import Workbench
from statut.platform import chain
from statut.platform.audit.record import recorded_heads
from statut.platform.chain import Break
from statut.platform.database import bulk
from statut.publication.models import Notice
from statut.publication.record import NOTICES


@dataclass(frozen=True)
class RegisteredNotice:
    """A line of the register. `files`: file name to SHA-256 in hexadecimal."""

    number: str
    title: str
    dated: date
    exercise: str | None
    published_by: str
    published_at: datetime
    files: dict[str, str]
    references: tuple[str, ...]


def register() -> Sequence[RegisteredNotice]:
    """Every notice, the first published first."""
    return [_line(notice) for notice in Notice.objects.order_by("seq")]


def notice(number: str) -> RegisteredNotice | None:
    """The notice of a number."""
    found = Notice.objects.filter(number=number).first()
    return _line(found) if found else None


def published_digests(exercise: str) -> dict[str, str]:
    """File name to SHA-256 of what was published of an exercise; empty where nothing was."""
    found = Notice.objects.filter(exercise=exercise).first()
    return _line(found).files if found else {}


def register_breaks() -> list[Break]:
    """Where the chain of the register does not hold."""
    workbench = Workbench()
    try:
        return chain.verify(bulk.connection(), workbench, NOTICES, chain.recorded_heads(recorded_heads(), NOTICES))
    finally:
        workbench.close()


def _line(notice: Notice) -> RegisteredNotice:
    return RegisteredNotice(
        number=notice.number,
        title=notice.title,
        dated=notice.dated,
        exercise=notice.exercise,
        published_by=notice.published_by,
        published_at=notice.published_at,
        files=json.loads(notice.files),
        references=tuple(json.loads(notice.references)),
    )
