"""`statut exercise`: check, run, explain, simulate, import, rerun."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from statut.cli import screen
from statut.cli.engines import EngineName, engine_called
from statut.cli.explanation import print_file
from statut.cli.import_exercise import import_command, rerun_command
from statut.cli.keys import own_key
from statut.cli.run_report import print_figures, print_simulation, simulation_document
from statut.engine.api import DuckDBEngine, Workbench
from statut.engine.spark import SparkUnavailable
from statut.platform.folders import FolderNotOurs, whole_or_nothing
from statut.promotion.api import (
    CellUnknown,
    PackRefused,
    PersonUnknown,
    Simulator,
    first_merit_list,
    load_pack,
    promotion_file,
    run_pack,
    write_first_merit_list,
)
from statut.publication.api import NAMES, SEAL_NAME, PdfUnavailable, seal, write_exercise_files
from statut.rules.kernel.points import half_points

app = typer.Typer(no_args_is_help=True, help="Promotion exercises: check, run, explain, simulate, import, rerun.")

Pack = Annotated[
    Path,
    typer.Argument(
        exists=True,
        file_okay=False,
        metavar="PACK",
        help="Folder with exercise.toml and the CSV files of the exercise.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document instead of text, for machines.")]


@app.command()
def check(pack: Pack, as_json: AsJson = False) -> None:
    """Every problem of the pack in one report: file, line, column, reason.

    Nothing is written. Exit code 0: sound; 1: refused. What only the rules can show (a threshold that the committee
    decided, a choice among equals, dates after the effect) is checked too, once the files are sound.
    """
    try:
        with screen.steps("Checking") as step:
            result = run_pack(pack, DuckDBEngine(), step)
    except PackRefused as refused:
        screen.refuse_pack(refused, as_json=as_json)
    notes = result.workbench.rows("notes")
    officials = result.workbench.count("officials")
    if as_json:
        screen.print_json({"sound": True, "officials": officials, "notes": notes})
        return
    for note in notes:
        screen.print_note(note)
    typer.echo(f"The pack is sound: {officials} officials, {result.workbench.count('decisions')} take part.")


@app.command()
def run(
    pack: Pack,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write; replaced whole or not at all.")],
    engine: Annotated[EngineName, typer.Option(help="Where the rules are computed; the result is the same.")] = (
        EngineName.duckdb
    ),
    pdf: Annotated[
        bool | None,
        typer.Option(help="Write notice.pdf too (about a minute for 20,000 officials; default: if it can be)."),
    ] = None,
    explain_persons: Annotated[
        list[str] | None,
        typer.Option("--explain", metavar="PERSON", help="Write this person's promotion file to explain/; repeatable."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The whole exercise: lists, decisions, statistics and the sealed notice.

    Exit code 3 where something is left to a committee: choose in ex_aequo.csv and run again.
    """
    started = time.monotonic()
    if out.absolute().resolve() == pack.absolute().resolve():
        screen.refuse("--out must not be the folder of the pack")
    try:
        with whole_or_nothing(out, replaceable=NAMES) as folder:
            with screen.steps("Running") as step, engine_called(engine) as chosen:
                result = run_pack(pack, chosen, step)
                files = write_exercise_files(
                    result,
                    folder,
                    pdf=screen.wants_pdf(pdf, result),
                    persons=explain_persons or (),
                    step=step,
                    pages=step.counted,
                )
            subject = f"Administrative notice {result.exercise.notice}"
            seal(files, key=own_key(), signed_at=datetime.now(UTC), subject=subject, out=folder / SEAL_NAME)
    except PackRefused as refused:
        screen.refuse_pack(refused, as_json=as_json)
    except (FolderNotOurs, PersonUnknown, SparkUnavailable, PdfUnavailable) as wrong:
        screen.refuse(str(wrong))
    left = print_figures(result, out, seconds=time.monotonic() - started, as_json=as_json)
    if left:
        raise typer.Exit(screen.LEFT_TO_COMMITTEE)


@app.command("first-list")
def first_list(
    pack: Pack,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="CSV file to write.")],
) -> None:
    """The first merit list, of before the committees: who stands within five points of the indicative threshold.

    Against this list an appeal is possible within five working days.
    """
    workbench = Workbench()
    try:
        with screen.steps("First merit list") as step:
            exercise = load_pack(pack, workbench, step).exercise
    except PackRefused as refused:
        screen.refuse_pack(refused, as_json=False)
    last_day = first_merit_list(workbench, exercise)
    write_first_merit_list(workbench, out)
    typer.echo(f"{out}: {workbench.count('first_merit_list')} officials. {' '.join(last_day.reasons)}")


@app.command()
def explain(
    pack: Pack,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Personnel number.")],
    as_json: AsJson = False,
) -> None:
    """One official's promotion file: each point, the total, the threshold, the outcome, with reasons and sources."""
    try:
        with screen.steps("Reading") as step:
            result = run_pack(pack, DuckDBEngine(), step)
        file = promotion_file(result, person)
    except PackRefused as refused:
        screen.refuse_pack(refused, as_json=as_json)
    except PersonUnknown as unknown:
        screen.refuse(str(unknown))
    if as_json:
        screen.print_json(file.as_json())
    else:
        print_file(file)


@app.command("simulate")
def simulate_command(
    pack: Pack,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="GRADE/BUDGET=N", help="Possibilities of promotion, e.g. A5/operating=480."),
    ] = None,
    threshold: Annotated[
        list[str] | None,
        typer.Option("--threshold", metavar="GRADE/BUDGET=POINTS", help="Decided threshold, e.g. A5/operating=50.5."),
    ] = None,
    names: Annotated[int, typer.Option(min=0, help="How many of the officials concerned to list.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Other possibilities, other thresholds: who would be promoted, side by side with today's."""
    possibilities = dict(_cell_value(text, "--set", _count) for text in set_ or ())
    thresholds = dict(_cell_value(text, "--threshold", half_points) for text in threshold or ())
    if not possibilities and not thresholds:
        screen.refuse("say what is to be different, e.g. --set A5/operating=480")
    try:
        with screen.steps("Reading") as step:
            started = time.monotonic()
            simulator = Simulator(run_pack(pack, DuckDBEngine(), step))
            loaded = time.monotonic()
        simulation = simulator.simulate(possibilities=possibilities, thresholds=thresholds)
        done = time.monotonic()
    except PackRefused as refused:
        screen.refuse_pack(refused, as_json=as_json)
    except CellUnknown as unknown:
        screen.refuse(str(unknown))
    seconds = {"loading": loaded - started, "simulation": done - loaded}
    if as_json:
        screen.print_json(simulation_document(simulation, seconds))
    else:
        print_simulation(simulation, seconds, names=names)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ValueError(f"{text!r} is not a whole number")
    return int(text)


def _cell_value(text: str, option: str, read: Callable[[str], int]) -> tuple[tuple[str, str], int]:
    """`A5/operating=480` as ((grade, budget), value)."""
    cell, equals, value = text.partition("=")
    grade, slash, budget = cell.partition("/")
    if not (equals and slash):
        screen.refuse(f"{option} {text}: expected GRADE/BUDGET=VALUE, e.g. A5/operating=480")
    try:
        return (grade, budget), read(value)
    except ValueError as wrong:
        screen.refuse(f"{option} {text}: {wrong}")


app.command("import")(import_command)
app.command("rerun")(rerun_command)
