"""What the tests of the database share: an institution in a workbench, instants, and the usual acts in short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from statut.engine.api import Workbench
from statut.promotion.actions.import_exercise import import_exercise
from tests.promotion.database import facts


@pytest.fixture
def clock() -> Iterator[datetime]:
    """Instants, each later than the one before."""
    return facts.instants()


@pytest.fixture
def institution() -> Iterator[Workbench]:
    made = facts.workbench()
    yield made
    made.close()


@pytest.fixture
def imported(db: None, institution: Workbench, clock: Iterator[datetime]) -> Workbench:
    """The institution, imported by Anna at the first instant of the clock."""
    import_exercise(by="anna", workbench=institution, exercise=facts.EXERCISE, at=next(clock))
    return institution


@pytest.fixture
def loaded() -> Iterator[Callable[..., Workbench]]:
    """Load the exercise into a new workbench."""
    from statut.promotion.facts import load_exercise

    made: list[Workbench] = []

    def load(**known: datetime) -> Workbench:
        made.append(Workbench())
        load_exercise(facts.EXERCISE.notice, made[-1], **known)
        return made[-1]

    yield load
    for workbench in made:
        workbench.close()
