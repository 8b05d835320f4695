"""The law of one exercise: its frame, and the date on which its parameters are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from statut.rules.kernel.parameter import Parameter, T
from statut.rules.promotion.exercise import Exercise


@dataclass(frozen=True)
class Law:
    """What a rule of the exercise may ask: the exercise's frame and the value of a parameter.

    `frame` is None where only the law is known; a rule that asks for the exercise then fails with LookupError.
    """

    frame: Exercise | None
    on: date

    @property
    def exercise(self) -> Exercise:
        if self.frame is None:
            raise LookupError("there is no sound exercise to apply this rule to")
        return self.frame

    def __call__(self, parameter: Parameter[T]) -> T:
        """The value of the parameter in the law of this exercise; raises NotInForce."""
        return parameter.on(self.on)
