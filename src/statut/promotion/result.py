"""An exercise that was run."""

from __future__ import annotations

from dataclasses import dataclass

from statut.engine.api import Workbench
from statut.rules.promotion.exercise import Exercise


@dataclass(frozen=True)
class ExerciseResult:
    """The frame of an exercise, and the workbench with its facts, answers and output tables."""

    exercise: Exercise
    workbench: Workbench

    def outcomes(self) -> dict[str, int]:
        """How many officials have which outcome; one that nobody has is not named."""
        rows = self.workbench.query("SELECT outcome, count(*) AS officials FROM outcomes GROUP BY outcome")
        return {row["outcome"]: row["officials"] for row in rows}
