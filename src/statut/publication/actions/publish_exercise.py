"""Publish an exercise: its files and its sealed notice are written, it is closed, the notice enters the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from statut.promotion.api import ExerciseResult
from statut.promotion.recorded import close_exercise
from statut.publication.actions.publish_notice import publish_notice
from statut.publication.exercise_files import digests, write_exercise_files
from statut.publication.notice.content import compose
from statut.publication.seal import SEAL_NAME, SealKey, seal


def publish_exercise(
    *,
    by: str,
    key: str,
    result: ExerciseResult,
    folder: Path,
    seal_with: SealKey,
    at: datetime,
    pdf: bool = True,
    step: Callable[[str], None] = lambda _: None,
    pages: Callable[[int, int], None] | None = None,
) -> tuple[Path, ...]:
    """Write the files into an existing folder, then record decisions and digests; gives the files.

    Nothing is recorded unless every file is written. Raises NotAllowed, NumberTaken, PdfUnavailable.
    """
    files = write_exercise_files(result, folder, pdf=pdf, step=step, pages=pages)
    published = digests(files)
    notice = compose(result)
    with transaction.atomic():
        step("recording decisions")
        close_exercise(by=by, key=key, result=result, published=published, at=at)
        publish_notice(
            by=by,
            number=notice.number,
            title=notice.title,
            dated=notice.decided_on,
            files=published,
            references=[reference.number for reference in notice.references],
            exercise=key,
            at=at,
        )
    seal(files, key=seal_with, signed_at=at, subject=f"Administrative notice {notice.number}", out=folder / SEAL_NAME)
    return files
