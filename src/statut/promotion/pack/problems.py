"""What is wrong with a pack, and what is only worth knowing: each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WHOLE_LINE: Final = "-"
"""Stands for the column where a problem concerns a whole line, or a whole file (then on line 1)."""

_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that makes a pack unusable. `line` counts the lines of the file from 1, the header included."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"{visible(self.file)}:{self.line}: {visible(self.column)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the run leaves out of account, and says so: an appeal that came too late."""

    file: str
    line: int
    column: str
    note: str

    def __str__(self) -> str:
        return f"{visible(self.file)}:{self.line}: {visible(self.column)}: {self.note}"


class PackRefused(Exception):
    """The pack is not sound. `problems` are all that were found, by file, line and column."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"the pack has {len(self.problems)} problem{'s' if len(self.problems) != 1 else ''}")


def visible(text: str) -> str:
    """Text that is safe to print on one line: cut if long, with what is not printable written as an escape."""
    cut = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode()
        for character in cut
    )


def quoted(value: str) -> str:
    """A value as messages show it: bare where that is clear, otherwise in quotation marks."""
    shown = visible(value)
    return shown if re.fullmatch(r"[\w.,:/+*-]+", shown) else f"“{shown}”"
