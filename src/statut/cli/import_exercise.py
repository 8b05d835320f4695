"""`statut exercise import` and `rerun`: into PostgreSQL, and from it."""

from __future__ import annotations

import getpass
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from statut.cli import screen
from statut.cli.engines import EngineName, engine_called
from statut.cli.keys import own_key
from statut.cli.run_report import print_figures
from statut.engine.api import DuckDBEngine
from statut.platform.database.embedded import EmbeddedDatabaseError, home
from statut.platform.folders import FolderNotOurs, whole_or_nothing
from statut.promotion.api import ExerciseResult, PackRefused, run_pack
from statut.publication.api import NAMES, PdfUnavailable, write_exercise_files

if TYPE_CHECKING:
    from statut.publication.recorded import Rerun


def import_command(
    pack: Annotated[Path, typer.Argument(exists=True, file_okay=False, metavar="PACK", help="Folder of the exercise.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where the publication goes (default: Statut's home).")
    ] = None,
    by: Annotated[str, typer.Option(help="Who imports, for the audit.")] = "",
    pdf: Annotated[bool | None, typer.Option(help="Publish notice.pdf too (default: if it can be made).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document instead of text.")] = False,
) -> None:
    """Record an exercise in PostgreSQL, decide it, publish it and close it; all or nothing.

    Points become an append-only ledger; what was recorded before and is stated otherwise now is reversed, not changed.
    Where something is left to a committee, the exercise stays open (exit code 3): choose in ex_aequo.csv, import again.
    """
    left = record_and_publish(pack, out, pdf=pdf, by=by or getpass.getuser(), at=datetime.now(UTC), as_json=as_json)
    if left:
        raise typer.Exit(screen.LEFT_TO_COMMITTEE)


def record_and_publish(
    pack: Path, out: Path | None, *, pdf: bool | None, by: str, at: datetime, as_json: bool = False
) -> int:
    """Check, run, record and, unless something is left to a committee, publish; gives how many are left."""
    started = time.monotonic()
    try:
        with screen.steps("Importing") as step:
            result = run_pack(pack, DuckDBEngine(), step)
            target = out or home() / "published" / result.exercise.notice
            with ready_database(step):
                _record(result, target, pdf=screen.wants_pdf(pdf, result), by=by, at=at, step=step)
    except PackRefused as refused:
        screen.refuse_pack(refused, as_json=as_json)
    except (FolderNotOurs, PdfUnavailable) as wrong:
        screen.refuse(str(wrong))
    return print_figures(result, target, seconds=time.monotonic() - started, as_json=as_json)


def _record(result: ExerciseResult, target: Path, *, pdf: bool, by: str, at: datetime, step: screen.Step) -> None:
    """Everything in one transaction; the files take their place last."""
    from django.db import transaction

    from statut.platform.audit.record import OutOfOrder
    from statut.promotion.recorded import NotAllowed, import_exercise
    from statut.publication.recorded import NumberTaken, publish_exercise

    facts, frame = result.workbench, result.exercise
    try:
        with whole_or_nothing(target, replaceable=NAMES) as folder, transaction.atomic():
            key = import_exercise(by=by, workbench=facts, exercise=frame, at=at, progress=step)
            if result.outcomes().get("committee"):
                write_exercise_files(result, folder, pdf=pdf, step=step, pages=step.counted)
            else:
                seal, pages = own_key(), step.counted
                publish_exercise(
                    by=by, key=key, result=result, folder=folder, seal_with=seal, at=at, pdf=pdf, step=step, pages=pages
                )
    except (NotAllowed, NumberTaken, OutOfOrder) as refused:
        screen.refuse(str(refused), code=screen.REFUSED)


@contextmanager
def ready_database(step: screen.Step) -> Iterator[None]:
    """The database, started and up to date; what is wrong with it is said and ends the command."""
    # Only here: what needs no database does not wait for the framework that talks to one.
    from statut.config.database import database
    from statut.platform.database.address import UnsuitableDatabase

    try:
        with database(step):
            yield
    except (UnsuitableDatabase, EmbeddedDatabaseError) as wrong:
        screen.refuse(str(wrong))


def rerun_command(
    key: Annotated[str, typer.Argument(metavar="ID", help="The exercise: the number of its notice, e.g. 130-2004.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Keep the files made again in this folder.")
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="Where the rules are computed.")] = EngineName.duckdb,
    pdf: Annotated[bool, typer.Option(help="Make notice.pdf again too.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document instead of text.")] = False,
) -> None:
    """Run a recorded exercise again as it was known when it was closed, and compare with what was published.

    Every chain is verified first. Exit code 1 where a chain is broken or a file differs, with the place.
    """
    rerun = rerun_into(key, out=out, engine=engine, pdf=pdf)
    if as_json:
        screen.print_json(
            {
                "exercise": rerun.key,
                "closed": rerun.closed,
                "sound": rerun.sound,
                "breaks": [str(broken) for broken in rerun.breaks],
                "files": rerun.files,
            }
        )
    else:
        print_rerun(rerun)
    if not rerun.sound:
        raise typer.Exit(screen.REFUSED)


def rerun_into(key: str, *, out: Path | None, engine: EngineName, pdf: bool) -> Rerun:
    """Run again, into a folder that stays or into one that is thrown away."""
    with (
        tempfile.TemporaryDirectory(prefix="statut-rerun-") as scratch,
        screen.steps("Running again") as step,
        ready_database(step),
    ):
        from statut.promotion.recorded import ExerciseUnknown
        from statut.publication.recorded import rerun_exercise

        target = out or Path(scratch) / "out"
        try:
            with engine_called(engine) as chosen, whole_or_nothing(target, replaceable=NAMES) as folder:
                return rerun_exercise(key, folder, chosen, pdf=pdf, step=step, pages=step.counted)
        except (ExerciseUnknown, FolderNotOurs, PdfUnavailable) as wrong:
            screen.refuse(str(wrong))


def print_rerun(rerun: Rerun) -> None:
    """Breaks first, then file by file."""
    for broken in rerun.breaks:
        typer.echo(str(broken))
    if rerun.breaks:
        screen.err.print(f"[bold red]The chain is broken in {len(rerun.breaks)} places.[/]")
    else:
        screen.out.print("[green]Every chain holds.[/]")
    if not rerun.closed:
        screen.out.print("The exercise is not closed: there is nothing published to compare with.")
        return
    screen.out.print(
        screen.table(f"Exercise {rerun.key}, run again", ("File", "Against the publication"), list(rerun.files.items()))
    )
