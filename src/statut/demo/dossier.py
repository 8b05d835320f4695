"""One official's file as it goes into a pack, and the folder into which such files are written, row by row."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from statut.rules.promotion.grades import category_of

if TYPE_CHECKING:
    from _csv import Writer as _CsvWriter


class Assignment(NamedTuple):
    """Half-open period; `valid_to` empty where it is open."""

    directorate_general: str
    unit: str
    valid_from: str
    valid_to: str = ""


class Points(NamedTuple):
    kind: str
    points: str
    label: str = ""
    decided_by: str = ""
    decided_on: str = ""


class Duty(NamedTuple):
    duty: str
    days: str
    normal_duty: str


class Appeal(NamedTuple):
    lodged_on: str
    outcome: str
    points: str


class Proceeding(NamedTuple):
    opened_on: str
    closed_on: str = ""


class Choice(NamedTuple):
    chosen: str
    reason: str


class Dossier(NamedTuple):
    """Every value as it is printed in the files; the category follows from the grade."""

    personnel_number: str
    family_name: str
    given_name: str
    gender: str
    nationality: str
    grade: str
    grade_since: str
    established_on: str
    step: int
    step_since: str
    budget: str
    status: str = "active"
    status_since: str = ""
    assignments: Sequence[Assignment] = ()
    points: Sequence[Points] = ()
    duties: Sequence[Duty] = ()
    appeal: Appeal | None = None
    proceedings: Sequence[Proceeding] = ()
    choice: Choice | None = None


_COLUMNS: Final = {
    "officials": (
        "personnel_number", "family_name", "given_name", "gender", "nationality", "category", "grade", "grade_since",
        "established_on", "step", "step_since", "budget", "status", "status_since",
    ),
    "assignments": ("personnel_number", "directorate_general", "unit", "valid_from", "valid_to"),
    "points": ("personnel_number", "kind", "points", "label", "decided_by", "decided_on"),
    "duties": ("personnel_number", "duty", "days", "normal_duty"),
    "appeals": ("personnel_number", "lodged_on", "outcome", "points"),
    "thresholds": ("grade", "indicative"),
    "possibilities": ("grade", "budget", "promotions"),
    "decided_thresholds": ("grade", "budget", "threshold"),
    "proceedings": ("personnel_number", "opened_on", "closed_on"),
    "ex_aequo": ("personnel_number", "chosen", "reason"),
}  # fmt: skip
_OF_OFFICIALS: Final = ("officials", "assignments", "points", "duties", "appeals", "proceedings", "ex_aequo")
_FLUSHED_AT_ONCE: Final = 500


class PackWriter:
    """Writes the files of a pack as the officials come; keeps a few hundred of them in memory."""

    def __init__(self, folder: Path, opened: ExitStack, encoding: str, line_end: str) -> None:
        self._folder = folder
        self._opened = opened
        self._encoding = encoding
        self._line_end = line_end
        self._streams = {name: self._open(name) for name in _OF_OFFICIALS}
        self._waiting: dict[str, list[Sequence[object]]] = {name: [_COLUMNS[name]] for name in _OF_OFFICIALS}
        opened.callback(self._flush)

    def _open(self, name: str) -> _CsvWriter:
        path = self._folder / f"{name}.csv"
        file = self._opened.enter_context(path.open("w", encoding=self._encoding, newline=""))
        return csv.writer(file, lineterminator=self._line_end)

    def _flush(self) -> None:
        for name, rows in self._waiting.items():
            self._streams[name].writerows(rows)
            rows.clear()

    def write(self, dossier: Dossier) -> None:
        """Add an official with everything that belongs to the file."""
        number, waiting = dossier.personnel_number, self._waiting
        officials = waiting["officials"]
        officials.append((*dossier[:5], category_of(dossier.grade), *dossier[5:13]))
        for assignment in dossier.assignments:
            waiting["assignments"].append((number, *assignment))
        points_rows = waiting["points"]
        for points in dossier.points:
            points_rows.append((number, *points))
        for duty in dossier.duties:
            waiting["duties"].append((number, *duty))
        if dossier.appeal:
            waiting["appeals"].append((number, *dossier.appeal))
        for proceeding in dossier.proceedings:
            waiting["proceedings"].append((number, *proceeding))
        if dossier.choice:
            waiting["ex_aequo"].append((number, *dossier.choice))
        if len(officials) >= _FLUSHED_AT_ONCE:
            self._flush()

    def write_table(self, name: str, rows: Iterable[Sequence[object]]) -> None:
        """Add a file that is not about single officials, such as `thresholds`."""
        table = self._open(name)
        table.writerow(_COLUMNS[name])
        table.writerows(rows)

    def write_exercise(self, text: str) -> None:
        (self._folder / "exercise.toml").write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def new_pack(folder: Path, *, encoding: str = "utf-8", line_end: str = "\n") -> Iterator[PackWriter]:
    """Write a pack so that it appears complete or not at all; an earlier pack in `folder` is replaced.

    `encoding` and `line_end` of the CSV files: `utf-8-sig` puts a byte order mark in front.
    Raises FileExistsError where `folder` holds anything that is no file of a pack.
    """
    folder = folder.absolute()
    _refuse_to_overwrite_others(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    try:
        with ExitStack() as opened:
            yield PackWriter(unfinished, opened, encoding, line_end)
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _refuse_to_overwrite_others(folder: Path) -> None:
    if not folder.exists():
        return
    known = {"exercise.toml", *(f"{name}.csv" for name in _COLUMNS)}
    others = sorted(path.name for path in folder.iterdir() if path.name not in known)
    if others:
        raise FileExistsError(f"{folder} holds {others[0]!r}, which is no file of a pack: choose an empty folder")
