"""`statut notice`: verify a seal, list the register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from statut.cli import screen
from statut.cli.import_exercise import ready_database
from statut.cli.keys import own_key
from statut.publication.api import SealRefused, Verification, verify, write_public_key

app = typer.Typer(no_args_is_help=True, help="Administrative notices: verify a seal, show the key, list the register.")

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document instead of text, for machines.")]


@app.command("verify")
def verify_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="notice.sig, or any file that it seals.")],
    key: Annotated[
        str | None,
        typer.Option("--key", help="The key you trust: its fingerprint, or a file with the public key."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check a notice's ML-DSA seal offline: what was signed, when, with which key.

    Exit code 1 where it does not hold.
    """
    try:
        verification = verify(file, trusted_key=Path(key) if key and Path(key).exists() else key)
    except (SealRefused, OSError) as refused:
        screen.refuse(str(refused), code=screen.REFUSED)
    if as_json:
        screen.print_json(_document(verification))
    else:
        _print(verification)
    if not verification.ok:
        raise typer.Exit(screen.REFUSED)


def _document(verification: Verification) -> dict[str, object]:
    return {
        "ok": verification.ok,
        "subject": verification.subject,
        "signed_at": verification.signed_at.isoformat(),
        "algorithm": verification.algorithm,
        "key_id": verification.key_id,
        "signature": verification.signature,
        "trusted": verification.trusted,
        "files": [{"name": f.name, "sha256": f.sha256, "bytes": f.size, "state": f.state} for f in verification.files],
    }


def _print(verification: Verification) -> None:
    good, bad = "[green]holds[/]", "[bold red]DOES NOT HOLD[/]"
    screen.out.print(f"[bold]{escape(verification.subject)}[/]")
    screen.out.print(f"Signed {verification.signed_at:%d %B %Y, %H:%M:%S %Z} with {verification.algorithm}.")
    screen.out.print(f"Signature: {good if verification.signature else bad}")
    screen.out.print(f"Key: {verification.key_id}")
    match verification.trusted:
        case None:
            screen.out.print(
                "[yellow]No key was named: compare the key with the one that the institution publishes, or give it"
                " with --key.[/]"
            )
        case True:
            screen.out.print("[green]This is the key you trust.[/]")
        case False:
            screen.out.print("[bold red]This is not the key you trust.[/]")
    words = {"ok": "as signed", "changed": "CHANGED since it was signed", "missing": "missing"}
    rows = [(file.name, words[file.state], f"{file.size:,}", file.sha256[:16] + "…") for file in verification.files]
    screen.out.print(screen.table("", ("File", "State", "Bytes", "SHA-256"), rows, right=("Bytes",)))


@app.command("key")
def key_command(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the public key here, as PEM.")
    ] = None,
) -> None:
    """The key that this installation seals with: its fingerprint, and its public half for those who verify."""
    own = own_key()
    typer.echo(own.key_id)
    if out:
        write_public_key(own, out)


@app.command()
def register(as_json: AsJson = False) -> None:
    """The register of notices: number, date, title, what each refers to, and the digests of its files."""
    with screen.steps("Register") as step, ready_database(step):
        from statut.publication.recorded import register as read_register

        notices = read_register()
    if as_json:
        screen.print_json(
            [
                {
                    "number": notice.number,
                    "date": notice.dated.isoformat(),
                    "title": notice.title,
                    "exercise": notice.exercise,
                    "references": list(notice.references),
                    "published_by": notice.published_by,
                    "published_at": notice.published_at.isoformat(),
                    "files": notice.files,
                }
                for notice in notices
            ]
        )
        return
    rows = [
        (notice.number, notice.dated.isoformat(), notice.title, ", ".join(notice.references), ", ".join(notice.files))
        for notice in notices
    ]
    screen.out.print(screen.table("Register of notices", ("Number", "Date", "Title", "Refers to", "Files"), rows))
