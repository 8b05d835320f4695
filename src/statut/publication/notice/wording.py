"""How the notice prints dates and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """`30 November 2004`, whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def number(count: int) -> str:
    """Thousands parted by a no-break space, as the institutions print them: `20 000`."""
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}")


def listing(words: Sequence[str], last: str = "and") -> str:
    """`A, B and C`."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
