"""What people see on the screen: progress, tables, problems; and what machines read instead."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from statut.promotion.api import ExerciseResult, PackRefused
from statut.publication.api import pdf_hindrance

REFUSED = 1
WRONG_USAGE = 2
LEFT_TO_COMMITTEE = 3

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


class Step:
    """Tells what is being done now; where it can be counted, also how far it has come."""

    def __init__(self, title: str, progress: Progress) -> None:
        self._title, self._progress = title, progress
        self._task = progress.add_task(title, total=None)

    def __call__(self, doing: str) -> None:
        self._progress.update(self._task, description=f"{self._title}: {doing.replace('_', ' ')}", total=None)

    def counted(self, done: int, total: int) -> None:
        """So many done of so many, e.g. pages."""
        self._progress.update(self._task, completed=done, total=total)


@contextmanager
def steps(title: str) -> Iterator[Step]:
    """Progress on standard error, for as long as something goes on."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        yield Step(title, progress)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[str] = ()) -> Table:
    """A table for people; the columns named in `right` are aligned to the right."""
    shown = Table(title=title, title_justify="left", header_style="bold")
    for column in columns:
        shown.add_column(column, justify="right" if column in right else "left")
    for row in rows:
        shown.add_row(*(escape(cell) for cell in row))
    return shown


def refuse_pack(refused: PackRefused, *, as_json: bool) -> NoReturn:
    """Print every problem of a pack and end with exit code 1."""
    if as_json:
        problems: list[dict[str, Any]] = [
            {"file": p.file, "line": p.line, "column": p.column, "reason": p.reason} for p in refused.problems
        ]
        print_json({"sound": False, "problems": problems})
    else:
        for problem in refused.problems:
            typer.echo(str(problem))
        count = len(refused.problems)
        err.print(f"[bold red]Refused:[/] {count} problem{'s' if count != 1 else ''}. Nothing was written.")
    raise typer.Exit(REFUSED)


def refuse(reason: str, *, code: int = WRONG_USAGE) -> NoReturn:
    """Print one reason and end."""
    err.print(f"[bold red]Error:[/] {escape(reason)}")
    raise typer.Exit(code)


def print_note(note: Mapping[str, Any]) -> None:
    """What the run leaves out of account: one line, whatever the width of the screen."""
    typer.echo(f"note {note['file']}:{note['line']}: {note['column_name']}: {note['note']}", err=True)


def wants_pdf(asked: bool | None, result: ExerciseResult) -> bool:
    """Whether to write the PDF: as asked; where nothing was said, if it can be made, else a word about why not."""
    if asked is not None:
        return asked
    bench = result.workbench
    hindrance = pdf_hindrance(bench.count("out_merit_list") + bench.count("out_interest_points"))
    if hindrance:
        err.print(f"[yellow]No notice.pdf:[/] {escape(hindrance)}")
    return hindrance is None
