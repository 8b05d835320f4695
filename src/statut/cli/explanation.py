"""A promotion file on the screen and as a file."""

from __future__ import annotations

from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel

from statut.cli import screen
from statut.promotion.api import KINDS, PromotionFile
from statut.rules.kernel.points import points_text


def print_file(file: PromotionFile) -> None:
    """The file as its owner reads it."""
    where = ", ".join(f"{name} on {day}" for day, name in file.directorates_general.items())
    heading = f"[bold]{escape(file.name)}[/] ({escape(file.personnel_number)})\n{file.grade}, {file.budget} budget"
    screen.out.print(Panel(heading + (f"\n{escape(where)}" if where else ""), title="Promotion file", expand=False))
    if not file.takes_part:
        screen.out.print(f"Does not take part: the exercise does not promote from {file.grade}.")
    rows = [
        (KINDS[line.kind], line.label, points_text(line.half_points), line.decided_by, line.decided_on)
        for line in file.points
    ]
    columns = ("Points", "Label", "Number", "Decided by", "On")
    screen.out.print(screen.table("", columns, rows, right=("Number",)))
    for finding in file.findings:
        screen.out.print(f"\n[bold]{escape(finding.question)}[/]")
        for reason in finding.reasons:
            _indented(escape(reason))
        _indented(f"[dim]Sources: {escape('; '.join(map(str, finding.citations)))}[/]")
        for unverified in finding.unverified:
            _indented(f"[yellow]Unverified:[/] {escape(unverified)}")


def _indented(words: str) -> None:
    screen.out.print(Padding(words, (0, 0, 0, 2)))
