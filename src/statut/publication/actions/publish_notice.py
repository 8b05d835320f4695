"""Enter a notice into the register with the digests of its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from statut.platform import chain
from statut.platform.audit.record import canonical_json, record
from statut.platform.database import bulk
from statut.publication.models import Notice
from statut.publication.record import NOTICES


class NumberTaken(ValueError):
    """The register has a notice of this number, or of this exercise, already."""


def publish_notice(
    *,
    by: str,
    number: str,
    title: str,
    dated: date,
    files: Mapping[str, str],
    references: Sequence[str] = (),
    exercise: str | None = None,
    at: datetime,
) -> Notice:
    """Enter it. `files`: file name to SHA-256 in hexadecimal. Raises NumberTaken, OutOfOrder."""
    with transaction.atomic():
        chain.lock(bulk.connection())
        if Notice.objects.filter(number=number).exists():
            raise NumberTaken(f"notice {number} is in the register already; a published notice is not replaced")
        if exercise is not None and Notice.objects.filter(exercise=exercise).exists():
            raise NumberTaken(f"exercise {exercise} is published already")
        values: dict[str, Any] = {
            "number": number,
            "title": title,
            "dated": dated,
            "exercise": exercise,
            "published_by": by,
            "published_at": at,
            "files": canonical_json(dict(files)),
            "references": canonical_json(list(references)),
        }
        new = chain.next_head(chain.head(bulk.connection(), NOTICES), NOTICES, values)
        notice = Notice.objects.create(seq=new.seq, link=new.link, **values)
        finding = {"title": title, "dated": dated.isoformat(), "files": dict(files)}
        record("publication.notice.published", by=by, on=number, at=at, finding=finding, heads={NOTICES.name: new})
    return notice
