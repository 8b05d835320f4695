"""Every file that an exercise gives: its tables, its notice, and on request promotion files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import quote

from statut.promotion.api import OUTPUT, ExerciseResult, promotion_file, write_csv
from statut.publication.notice.write import write_notice
from statut.publication.seal import SEAL_NAME

EXPLAIN: Final = "explain"
PDF: Final = "notice.pdf"

# The names of everything that may stand in an output folder; a folder with anything else is not replaced.
NAMES: Final = frozenset((*(f"{name}.csv" for name in OUTPUT), "notice.html", PDF, "notice.json", SEAL_NAME, EXPLAIN))


def write_exercise_files(
    result: ExerciseResult,
    folder: Path,
    *,
    pdf: bool = True,
    persons: Iterable[str] = (),
    step: Callable[[str], None] = lambda _: None,
    pages: Callable[[int, int], None] | None = None,
) -> tuple[Path, ...]:
    """Write the tables and the notice into an existing folder; gives the files of the notice's publication.

    `persons`: personnel numbers whose promotion files are written to `explain/` (not part of the publication).
    `step` is told what is being written, `pages` how many pages of the PDF are done of how many.
    Raises PersonUnknown, PdfUnavailable.
    """
    step("writing promotion files")
    for person in persons:
        _write_promotion_file(result, person, folder / EXPLAIN)
    step("writing tables and the notice")
    with ThreadPoolExecutor(max_workers=1) as beside:
        tables = beside.submit(write_csv, result.workbench.beside(), folder)
        notice = write_notice(result, folder, pdf=pdf, progress=pages)
        return (*tables.result(), *notice)


def _write_promotion_file(result: ExerciseResult, person: str, folder: Path) -> None:
    document = promotion_file(result, person).as_json()
    folder.mkdir(exist_ok=True)
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / f"{quote(person, safe='')}.json").write_text(text + "\n", encoding="utf-8")


def digests(files: Iterable[Path]) -> Mapping[str, str]:
    """File name to SHA-256 in hexadecimal."""
    found = {}
    for file in files:
        with file.open("rb") as content:
            found[file.name] = hashlib.file_digest(content, "sha256").hexdigest()
    return found
