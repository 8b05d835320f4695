"""Research staff and the general career structure (AN 130-2004, footnote 5)."""

from __future__ import annotations

from datetime import date

from statut.rules.kernel.finding import Finding
from statut.rules.kernel.rule import rule
from statut.rules.parameters.promotion import GIP_SINCE, GIP_UNTIL, RESEARCH_STRUCTURE
from statut.rules.sources import AN_130_2004, OLD_STAFF_REGULATIONS


@rule(
    AN_130_2004.at("footnote 5"),
    OLD_STAFF_REGULATIONS.at("Annex I B"),
    question="Which career structure applies to the official?",
    since=GIP_SINCE,
    until=GIP_UNTIL,
    parameters=(RESEARCH_STRUCTURE,),
)
def career_structure(budget: str, *, on: date) -> Finding[str]:
    """The general structure; research, JRC and scientific and technical staff have a slightly different one.

    The table of that structure is not at hand: the general one is applied, and the finding says so.
    """
    structure = RESEARCH_STRUCTURE.on(on) if budget == "research" else "general"
    reason = (
        "Research staff have a slightly different career structure. Its table is not at hand: the general one is"
        " applied for grade, step and date of effect."
        if budget == "research"
        else "The general career structure applies."
    )
    return Finding(
        rule=career_structure.text.name,
        question=career_structure.text.question,
        value=structure,
        reasons=(reason,),
        citations=career_structure.text.citations,
        inputs={"budget": budget},
        unverified=career_structure.text.unverified(on) if budget == "research" else (),
    )
