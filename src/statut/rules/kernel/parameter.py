"""A number (or table) that the law sets: dated, and never without its source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from statut.rules.kernel.citation import Citation
from statut.rules.kernel.validity import NotInForce, Validity

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Dated(Generic[T_co]):
    """One value with the period in which it holds and the text that sets it."""

    value: T_co
    validity: Validity
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"the value {self.value!r} cites no source")

    @property
    def verified(self) -> bool:
        """Whether every source of the value was read."""
        return all(citation.source.verified for citation in self.citations)


def dated(value: T, *citations: Citation, since: date, until: date | None = None) -> Dated[T]:
    """One dated value of a parameter."""
    return Dated(value, Validity(since, until), citations)


@dataclass(frozen=True)
class Parameter(Generic[T]):
    """What the law sets, in all its versions.

    `question` says in words what is set, `unit` in what it is counted, `show` prints a value for people.
    """

    key: str
    question: str
    unit: str
    versions: tuple[Dated[T], ...]
    show: Callable[[T], str] = str

    def __post_init__(self) -> None:
        for earlier, later in zip(self.versions, self.versions[1:], strict=False):
            if earlier.validity.overlaps(later.validity):
                raise ValueError(f"{self.key}: two versions hold on {later.validity.since}")

    def version_on(self, day: date) -> Dated[T]:
        """The version in force on a day; raises NotInForce where there is none."""
        for version in self.versions:
            if version.validity.holds_on(day):
                return version
        raise NotInForce(f"{self.key}: no text sets this on {day}")

    def on(self, day: date) -> T:
        """The value in force on a day; raises NotInForce where there is none."""
        return self.version_on(day).value
