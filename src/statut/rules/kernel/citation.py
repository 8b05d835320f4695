"""Where a rule or a number comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A text: regulation, general implementing provisions, administrative notice, judgment, or a reading of ours.

    `short` is how a citation names it. `verified` is False for what no text at hand confirms; whatever rests on it is
    shown as unverified.
    """

    key: str
    short: str
    title: str
    dated: str
    address: str = ""
    verified: bool = True

    def at(self, place: str) -> Citation:
        """A place in this text, e.g. `Article 45(1)`."""
        return Citation(self, place)


@dataclass(frozen=True)
class Citation:
    """A place in a source."""

    source: Source
    place: str

    def __str__(self) -> str:
        text = f"{self.source.short}, {self.place}" if self.place else self.source.short
        return text if self.source.verified else f"{text} (unverified)"


def cited(citations: tuple[Citation, ...]) -> str:
    """Several citations as one text."""
    return "; ".join(str(citation) for citation in citations)
