"""`statut demo`: the demonstration institution."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from statut.cli import screen
from statut.cli.engines import EngineName
from statut.cli.import_exercise import print_rerun, record_and_publish, rerun_into
from statut.demo.cast import CAST
from statut.demo.pack import make_pack
from statut.demo.special_cases import make_special_cases
from statut.platform.database.embedded import home

app = typer.Typer(no_args_is_help=True, help="The demonstration institution.")

NOTICE = "130-2004"


@app.command("make-pack")
def make_pack_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make; it must not exist, or be empty.")],
    officials: Annotated[int, typer.Option(min=1, help="Officials in the grades from which promotion is possible.")] = (
        20_000
    ),
    seed: Annotated[int, typer.Option(help="Another number, another institution.")] = 2004,
    special_cases: Annotated[
        bool, typer.Option("--special-cases", help="Instead: the small pack that holds every special case.")
    ] = False,
) -> None:
    """An exercise pack of any size, with invented people. Same size and seed, same bytes."""
    if folder.exists() and any(folder.iterdir()):
        screen.refuse(f"{folder} is not empty")
    folder.mkdir(parents=True, exist_ok=True)
    if special_cases:
        make_special_cases(folder)
    else:
        with screen.steps("Making the pack") as step:
            make_pack(folder, officials=officials, seed=seed, progress=step.counted)
    typer.echo(f"{folder}: {', '.join(sorted(file.name for file in folder.iterdir()))}")


@app.command()
def cast() -> None:
    """The people of the demonstration: who they are, and what their file shows."""
    rows = [
        (
            member.dossier.personnel_number,
            f"{member.dossier.given_name} {member.dossier.family_name}",
            f"{member.dossier.grade}, {member.dossier.budget}",
            member.shows,
        )
        for member in CAST
    ]
    screen.out.print(screen.table("The cast", ("Number", "Name", "Grade, budget", "Shows"), rows))


@app.command()
def run(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the pack and the notice go.")] = Path(
        "var/demo"
    ),
    pdf: Annotated[
        bool | None, typer.Option(help="Write the notice as PDF too (about a minute; default: if it can be made).")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what an earlier demonstration recorded.")] = False,
) -> None:
    """The demonstration end to end: pack, checks, PostgreSQL, rules, decisions, sealed notice.

    The first time, the exercise is recorded, decided and published; from then on it is run again from the database
    and held against what was published.
    """
    os.environ.setdefault("STATUT_HOME", str(_home_of(out)))
    if fresh:
        for folder in (Path(os.environ["STATUT_HOME"]), out):
            shutil.rmtree(folder, ignore_errors=True)
    pack, result = out / "pack", out / "out"
    if not pack.exists():
        _make_demo_pack(pack)
    if not result.exists():
        left = record_and_publish(pack, result, pdf=pdf, by="demonstration", at=datetime.now(UTC))
    else:
        left = 0
        print_rerun(rerun_into(NOTICE, out=None, engine=EngineName.duckdb, pdf=False))
    prefix = (
        ""
        if os.environ.get("STATUT_HOME") == str(home()) and "DATABASE_URL" in os.environ
        else (f"STATUT_HOME={os.environ['STATUT_HOME']} ")
    )
    screen.out.print("\n[bold]Now try[/]")
    for words, command in (
        ("read the notice", f"xdg-open {result / 'notice.html'}"),
        (
            "one official's promotion file",
            f".venv/bin/statut exercise explain {pack} {CAST[0].dossier.personnel_number}",
        ),
        ("other possibilities", f".venv/bin/statut exercise simulate {pack} --set A5/operating=480"),
        ("check the seal", f".venv/bin/statut notice verify {result / 'notice.sig'}"),
        ("run it again from the database", f"{prefix}.venv/bin/statut exercise rerun {NOTICE}"),
    ):
        screen.out.print(f"  {words + ':':32}{escape(command)}", soft_wrap=True)
    if left:
        raise typer.Exit(screen.LEFT_TO_COMMITTEE)


def _home_of(out: Path) -> Path:
    """A demonstration keeps its own database: it must not stand in the way of an institution's real one."""
    name = hashlib.sha256(str(out.absolute()).encode()).hexdigest()[:8]
    return home() / f"demo-{name}"


def _make_demo_pack(pack: Path) -> None:
    pack.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".pack-", dir=pack.parent))
    with screen.steps("Making the demonstration institution") as step:
        make_pack(draft, progress=step.counted)
    draft.chmod(0o755)
    draft.replace(pack)
