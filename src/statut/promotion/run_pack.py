"""Running an exercise straight from a pack of files, without a database."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

from statut.engine.api import Engine, Workbench
from statut.promotion.exercise_run import PreparedRules, Progress, evaluate, prepare, quiet
from statut.promotion.pack.checks import CheckedPack, check_pack
from statut.promotion.pack.consequences import check_consequences
from statut.promotion.pack.exercise_file import read_exercise
from statut.promotion.result import ExerciseResult

# What the checks noted: where, and what the run leaves out of account.
NOTES: Final = "file TEXT, line BIGINT, column_name TEXT, note TEXT"


def load_pack(folder: Path, workbench: Workbench, progress: Progress = quiet) -> CheckedPack:
    """Read and check a pack into a workbench; raises PackRefused with every problem."""
    checked = check_pack(folder, workbench, progress)
    workbench.execute(f"CREATE OR REPLACE TABLE notes ({NOTES})")
    for note in checked.notes:
        workbench.execute("INSERT INTO notes VALUES (?, ?, ?, ?)", [note.file, note.line, note.column, note.note])
    return checked


def run_pack(folder: Path, engine: Engine, progress: Progress = quiet) -> ExerciseResult:
    """Check a pack, run its exercise and check what follows from it; raises PackRefused."""
    workbench = Workbench()
    try:
        # The rules are made ready while the files are read.
        with ThreadPoolExecutor(max_workers=1) as beside:
            rules = _prepared_beside(beside, folder, engine)
            checked = load_pack(folder, workbench, progress)
        ready = rules.result() if rules else None
        evaluate(workbench, checked.exercise, engine, progress, ready, checked.answered)
        check_consequences(folder, workbench)
    except BaseException:
        workbench.close()
        raise
    return ExerciseResult(checked.exercise, workbench)


def _prepared_beside(beside: ThreadPoolExecutor, folder: Path, engine: Engine) -> Future[PreparedRules] | None:
    """None where exercise.toml is not sound; the check will say why."""
    exercise, _ = read_exercise(folder)
    return beside.submit(prepare, exercise, engine.dialect) if exercise else None
