"""From when until when a text holds: half-open, `until` None = still in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class NotInForce(LookupError):
    """No version holds on the date asked for: there is never a silent default."""


@dataclass(frozen=True)
class Validity:
    """A half-open period of law: from `since` up to, but without, `until`."""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.since:
            raise ValueError(f"a text cannot end ({self.until}) before it begins ({self.since})")

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: Validity) -> bool:
        return (other.until is None or self.since < other.until) and (self.until is None or other.since < self.until)

    def __str__(self) -> str:
        return f"from {self.since}" if self.until is None else f"from {self.since} until before {self.until}"
