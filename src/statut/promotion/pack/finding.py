"""What a check across rows works on, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from statut.engine.api import Workbench
from statut.promotion.pack.format import CsvFile
from statut.promotion.pack.limits import Limits


@dataclass(frozen=True)
class Dates:
    """The dates of the exercise that checks need."""

    reference_date: date
    last_day_of_appeal: date


@dataclass(frozen=True)
class Case:
    """A pack as read. `dates` are None where exercise.toml is not sound: then nothing is checked against them."""

    workbench: Workbench
    limits: Limits
    dates: Dates | None

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        return self.workbench.execute(sql).fetchall()


LINE_OF: Final = "\0"
"""In the words of a finding: the line of its other row. No value shown there contains it."""


@dataclass(frozen=True)
class Finding:
    """A row that breaks a sentence of the format, or is worth a note. `other`: a row that the words refer to."""

    file: CsvFile
    row: int
    column: str
    words: str
    other: int | None = None


@dataclass(frozen=True)
class Check:
    """A check, and the files that must have the right columns for it."""

    find: Callable[[Case], Iterable[Finding]]
    files: tuple[CsvFile, ...]
