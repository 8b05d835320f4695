"""The figures that matter, after a run and after a simulation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.markup import escape

from statut.cli import screen
from statut.promotion.api import ExerciseResult, Simulation
from statut.rules.kernel.points import points_text

OUTCOMES = {
    "promoted": "promoted",
    "below_threshold": "below the threshold",
    "ex_aequo_not_chosen": "ex aequo, not chosen",
    "committee": "left to the committee",
    "suspended": "suspended",
    "not_eligible": "not eligible",
}


def print_figures(result: ExerciseResult, out: Path, *, seconds: float, as_json: bool) -> int:
    """What came out, and where it is; gives the number of officials left to a committee."""
    bench = result.workbench
    counted = result.outcomes()
    outcomes = {outcome: counted.get(outcome, 0) for outcome in OUTCOMES}
    thresholds = bench.rows("out_thresholds", order_by="position")
    appeals = bench.rows("out_appeals", order_by="position")
    if as_json:
        for row in (*thresholds, *appeals):
            del row["position"]
        document = {
            "out": str(out),
            "notice": result.exercise.notice,
            "outcomes": outcomes,
            "thresholds": thresholds,
            "appeals": appeals,
            "notes": bench.rows("notes"),
            "seconds": round(seconds, 3),
        }
        screen.print_json(document)
        return outcomes["committee"]
    columns: tuple[str, ...] = ("grade", "indicative", "operating", "olaf", "research")
    screen.out.print(
        screen.table(
            "Definitive thresholds",
            columns,
            [[row[c] or "-" for c in columns] for row in thresholds],
            right=columns[1:],
        )
    )
    columns = ("category", "appeals", "persons", "points")
    screen.out.print(
        screen.table("Appeals", columns, [[row[c] for c in columns] for row in appeals], right=columns[1:])
    )
    rows = [(words, str(outcomes[name])) for name, words in OUTCOMES.items()]
    screen.out.print(screen.table("Outcomes", ("outcome", "officials"), rows, right=("officials",)))
    for note in bench.rows("notes"):
        screen.print_note(note)
    screen.out.print(
        f"Notice {escape(result.exercise.notice)} and its annexes are in [bold]{escape(str(out))}[/] ({seconds:.1f} s)."
    )
    if outcomes["committee"]:
        screen.err.print("[yellow]Something is left to a committee:[/] choose in ex_aequo.csv and run again.")
    return outcomes["committee"]


def simulation_document(simulation: Simulation, seconds: Mapping[str, float]) -> dict[str, Any]:
    """A simulation as plain data; pairs are today and simulated."""

    def points(pair: tuple[int | None, int | None]) -> list[str | None]:
        return [None if halves is None else points_text(halves) for halves in pair]

    return {
        "promoted": list(simulation.promoted()),
        "cells": [
            {
                "grade": cell.grade,
                "budget": cell.budget,
                "possibilities": list(cell.possibilities),
                "threshold": points(cell.threshold),
                "promoted": list(cell.promoted),
                "committee": list(cell.committee),
            }
            for cell in simulation.cells
        ],
        "persons": [
            {
                "personnel_number": person.personnel_number,
                "name": person.name,
                "grade": person.grade,
                "budget": person.budget,
                "total": points_text(person.total),
                "outcome": list(person.outcome),
            }
            for person in simulation.persons
        ],
        "seconds": {name: round(value, 4) for name, value in seconds.items()},
    }


def print_simulation(simulation: Simulation, seconds: Mapping[str, float], *, names: int) -> None:
    """The cells that change, and the officials concerned."""
    changed = [cell for cell in simulation.cells if len({*cell.possibilities}) > 1 or len({*cell.threshold}) > 1]
    rows = [
        (
            f"{cell.grade}/{cell.budget}",
            _arrow(*map(str, cell.possibilities)),
            _arrow(*("-" if halves is None else points_text(halves) for halves in cell.threshold)),
            _arrow(*map(str, cell.promoted)),
            _arrow(*map(str, cell.committee)),
        )
        for cell in changed
    ]
    columns = ("Grade/budget", "Possibilities", "Threshold", "Promoted", "Left to the committee")
    screen.out.print(screen.table("Today → simulated", columns, rows, right=columns[1:]))
    people = [
        (p.personnel_number, p.name, f"{p.grade}/{p.budget}", points_text(p.total), _arrow(*p.outcome))
        for p in simulation.persons[:names]
    ]
    if people:
        columns = ("Number", "Name", "Grade/budget", "Total", "Outcome")
        screen.out.print(screen.table("Officials whose outcome differs", columns, people, right=("Total",)))
    more = len(simulation.persons) - len(people)
    today, simulated = simulation.promoted()
    screen.out.print(
        f"Promoted in all: {today} today, {simulated} simulated ({simulated - today:+d})."
        + (f" {more} more officials differ (--names)." if more > 0 else "")
    )
    screen.out.print(f"[dim]Loaded in {seconds['loading']:.2f} s, simulated in {seconds['simulation']:.2f} s.[/]")


def _arrow(today: str, simulated: str) -> str:
    return today if today == simulated else f"{today} → {simulated}"
