"""Points of the promotion system: exact half points, kept as whole numbers of halves (44.5 is 89)."""

from __future__ import annotations

import re
from typing import Final

NUMBER: Final = r"[0-9]+([.,][0-9]+)?"


def half_points(text: str) -> int:
    """`44.5`, `44,5` or `44` as a number of half points.

    Raises ValueError where the text is no number of points, or no multiple of 0.5.
    """
    if not re.fullmatch(NUMBER, text):
        raise ValueError(f"{text!r} is not a number: digits with at most one point or comma and digits are expected")
    whole, _, fraction = text.replace(",", ".").partition(".")
    match fraction.rstrip("0"):
        case "":
            return 2 * int(whole)
        case "5":
            return 2 * int(whole) + 1
        case _:
            raise ValueError(f"{text!r} is not a multiple of 0.5")


def points_text(halves: int) -> str:
    """Half points as people write them, without needless zeros: 89 gives `44.5`, 100 gives `50`."""
    sign = "-" if halves < 0 else ""
    whole, half = divmod(abs(halves), 2)
    return f"{sign}{whole}.5" if half else f"{sign}{whole}"
