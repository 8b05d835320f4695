"""Writing the notice of an exercise in all its forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from statut.publication.notice.content import compose
from statut.publication.notice.html import write_html
from statut.publication.notice.json import write_json
from statut.publication.notice.pdf import write_pdf

if TYPE_CHECKING:
    from statut.promotion.api import ExerciseResult

# Told (pages laid out, pages expected) while the PDF is being made; the other forms take no time.
Progress = Callable[[int, int], None]


def write_notice(
    result: ExerciseResult,
    folder: Path,
    *,
    pdf: bool = True,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write `notice.json`, `notice.html` and, unless told otherwise, `notice.pdf` into an existing folder.

    Each file appears whole or not at all. Gives the files in the order written.
    Raises PdfUnavailable (after the other two are written) where the machine lacks what the PDF needs.
    """
    content = compose(result)
    written = []
    for name, write in (("notice.json", write_json), ("notice.html", write_html)):
        draft = folder / f".{name}.draft"
        write(content, draft)
        written.append(draft.replace(folder / name))
    if pdf:
        draft = folder / ".notice.pdf.draft"
        write_pdf(content, draft, after_pages=progress)
        written.append(draft.replace(folder / "notice.pdf"))
    return tuple(written)
