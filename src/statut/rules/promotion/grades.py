"""Categories, grades and budgets of the exercise (old Staff Regulations, Annex I A; AN 130-2004, section V)."""

from __future__ import annotations

from typing import Final

CATEGORIES: Final = ("A", "LA", "B", "C", "D")
BUDGETS: Final = ("operating", "olaf", "research")

# Every grade of the structure in force until 30 April 2004, the highest first, in the order of the notice's tables.
GRADES: Final = (
    *(f"A{n}" for n in range(1, 9)),
    *(f"LA{n}" for n in range(3, 9)),
    *(f"B{n}" for n in range(1, 6)),
    *(f"C{n}" for n in range(1, 6)),
    *(f"D{n}" for n in range(1, 5)),
)

STARTING_GRADES: Final = ("A8", "LA8", "B5", "C5", "D4")


def category_of(grade: str) -> str:
    """The category of a grade: `LA6` gives `LA`."""
    return grade.rstrip("0123456789")


def next_grade(grade: str) -> str | None:
    """The grade promoted to: same category, number minus one; None where the structure has none."""
    category = category_of(grade)
    candidate = f"{category}{int(grade.removeprefix(category)) - 1}"
    return candidate if candidate in GRADES else None
