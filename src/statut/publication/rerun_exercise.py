"""Run a recorded exercise again from the database, and hold its files against what was published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from statut.engine.api import Engine, Workbench
from statut.platform.chain import Break
from statut.promotion.api import ExerciseResult, evaluate
from statut.promotion.recorded import load_exercise, verify_exercise
from statut.publication.exercise_files import PDF, digests, write_exercise_files
from statut.publication.queries import published_digests, register_breaks

State = Literal["identical", "different", "not made again"]


@dataclass(frozen=True)
class Rerun:
    """What came out: where chains are broken, and each published file against the one made again."""

    key: str
    breaks: tuple[Break, ...]
    files: dict[str, State]

    @property
    def closed(self) -> bool:
        """Whether there was something published to compare with."""
        return bool(self.files)

    @property
    def sound(self) -> bool:
        return not self.breaks and "different" not in self.files.values()


def rerun_exercise(
    key: str,
    folder: Path,
    engine: Engine,
    *,
    pdf: bool = True,
    step: Callable[[str], None] = lambda _: None,
    pages: Callable[[int, int], None] | None = None,
) -> Rerun:
    """Verify every chain, read the exercise as it was known when it was closed, and write its files into `folder`.

    Raises ExerciseUnknown.
    """
    breaks = (*verify_exercise(key, step), *register_breaks())
    published = published_digests(key)
    workbench = Workbench()
    try:
        step("reading the exercise as it was known")
        exercise = load_exercise(key, workbench)
        evaluate(workbench, exercise, engine, step)
        result = ExerciseResult(exercise, workbench)
        with_pdf = pdf and (PDF in published or not published)
        again = digests(write_exercise_files(result, folder, pdf=with_pdf, step=step, pages=pages))
    finally:
        workbench.close()
    return Rerun(key, breaks, {name: _state(again.get(name), digest) for name, digest in published.items()})


def _state(again: str | None, published: str) -> State:
    if again is None:
        return "not made again"
    return "identical" if again == published else "different"
