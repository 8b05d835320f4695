"""`statut`: the entry point of the command line."""

from __future__ import annotations

import typer
from rich.markup import escape

from statut import __version__
from statut.cli import demo, docs, exercise, notice, screen

app = typer.Typer(
    name="statut",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="""Statut runs promotion exercises under staff regulations: every figure explained, every result reproducible.

[bold]Start here[/bold]

  statut demo make-pack my-pack            an institution to play with
  statut exercise check my-pack            is the data sound?
  statut exercise run my-pack --out out    the whole exercise, with its notice
  statut exercise explain my-pack 123456  one official's promotion file

[bold]Exit codes[/bold]: 0 done, 1 the data is refused, 2 wrong usage, 3 something is left to a committee.""",
)
app.add_typer(exercise.app, name="exercise")
app.add_typer(notice.app, name="notice")
app.add_typer(demo.app, name="demo")
app.command("docs")(docs.docs)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"statut {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Show the version."),
) -> None:
    """Nothing to do before a command."""


def run() -> None:
    """Run the command line. A full disk, a folder that may not be read: said in a line, not in a stack."""
    try:
        app()
    except OSError as wrong:
        screen.err.print(f"[bold red]Error:[/] {escape(str(wrong))}")
        raise SystemExit(screen.WRONG_USAGE) from wrong
