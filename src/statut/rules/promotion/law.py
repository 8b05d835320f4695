"""The law of one exercise: its frame, and the date on which its parameters are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from statut.rules.kernel.parameter import Parameter, T
from statut.rules.promotion.exercise import Exercise


@dataclass(frozen=True)
class Law:
    """What a rule of the exercise may ask: the exercise's frame and the value of a parameter."""

    exercise: Exercise
    on: date

    def __call__(self, parameter: Parameter[T]) -> T:
        """The value of the parameter in the law of this exercise; raises NotInForce."""
        return parameter.on(self.on)
