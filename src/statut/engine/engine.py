"""What an engine is: something that evaluates table expressions, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

import ibis.expr.types as ir

from statut.engine.workbench import Workbench

Progress = Callable[[str], None]


class Engine(Protocol):
    """Evaluates expressions over the tables of a workbench.

    Each step has a name and an expression over the facts and the steps before it. Afterwards the workbench has
    a table of that name, with the columns and types of the expression, in no particular order.
    """

    name: str

    def evaluate(
        self,
        workbench: Workbench,
        facts: Mapping[str, ir.Table],
        steps: Iterable[tuple[str, ir.Table]],
        progress: Progress,
    ) -> None: ...
