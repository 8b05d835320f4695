"""The sections of the notice with the texts that each rests on, and the earlier notices that it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from statut.rules.kernel.citation import Citation, Source
from statut.rules.sources import (
    AN_130_2004,
    ANNEX_XIII,
    GIP_45_2004,
    OLD_STAFF_REGULATIONS,
    STAFF_REGULATIONS,
)


@dataclass(frozen=True)
class Section:
    """A section of the notice and the texts that it rests on."""

    numeral: str
    anchor: str
    title: str
    citations: tuple[Citation, ...]

    @property
    def basis(self) -> tuple[tuple[Source, tuple[str, ...]], ...]:
        """Each text with the places cited from it."""
        return tuple(
            (source, tuple(citation.place for citation in group))
            for source, group in groupby(self.citations, key=lambda citation: citation.source)
        )


@dataclass(frozen=True)
class Reference:
    """An earlier notice: number, date, what it was about, and the text that tells of it."""

    number: str
    published_on: date
    subject: str
    anchor: str
    citation: Citation


SECTIONS: Final = (
    Section("I", "consult", "Consult your promotion file", (STAFF_REGULATIONS.at("Article 25"),)),
    Section(
        "II",
        "committees",
        "Results of the committees’ meetings",
        (
            GIP_45_2004.at("Article 8(3)"),
            GIP_45_2004.at("Article 10(1)"),
            GIP_45_2004.at("Article 12(2)(a)"),
            GIP_45_2004.at("Annex I"),
        ),
    ),
    Section(
        "III",
        "interest",
        "Points for work in the interests of the institution",
        (GIP_45_2004.at("Article 9"),),
    ),
    Section("IV", "totals", "Totals of points and merit lists", (GIP_45_2004.at("Article 10"),)),
    Section("V", "thresholds", "Promotion thresholds", (AN_130_2004.at("section V"),)),
    Section(
        "VI",
        "promoted",
        "Promoted officials",
        (
            GIP_45_2004.at("Article 10(4)"),
            GIP_45_2004.at("Article 13(3)"),
            OLD_STAFF_REGULATIONS.at("Article 45(1) and (4)"),
            STAFF_REGULATIONS.at("Article 90(2)"),
        ),
    ),
    Section(
        "VII",
        "implementation",
        "Implementation",
        (
            OLD_STAFF_REGULATIONS.at("Article 46"),
            ANNEX_XIII.at("Articles 2(1) and 6(2)"),
            AN_130_2004.at("section VII"),
        ),
    ),
)

# AN 130-2004, footnote 1 and section VI.
NOTICES: Final = (
    Reference("110-2004", date(2004, 9, 10), "the complaints procedure", "complaints", AN_130_2004.at("section VI")),
    Reference("114-2004", date(2004, 9, 20), "merit lists", "merit-lists", AN_130_2004.at("footnote 1")),
    Reference("119-2004", date(2004, 9, 27), "merit lists", "merit-lists", AN_130_2004.at("footnote 1")),
    Reference("121-2004", date(2004, 10, 11), "merit lists", "merit-lists", AN_130_2004.at("footnote 1")),
)


def references_until(day: date) -> tuple[Reference, ...]:
    """The notices of the same exercise (the year's) that had been published by a day."""
    return tuple(one for one in NOTICES if one.published_on.year == day.year and one.published_on <= day)
