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

    def count(self, outcome: str) -> int:
        """How many officials have this outcome."""
        return self.workbench.number("SELECT count(*) FROM outcomes WHERE outcome = ?", [outcome])
