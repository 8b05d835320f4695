"""`statut docs`: the pages that are made from the code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from statut.cli import screen
from statut.promotion.api import format_reference
from statut.rules.book import BookCase, rule_book


def _cases(folder: Path) -> Iterator[BookCase]:
    """The test cases of the rules, as the book shows them."""
    for file in sorted(folder.glob("*.yaml")):
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        for case in document["cases"]:
            yield BookCase(
                rule=document["rule"],
                name=case["name"],
                given=_plain(case["given"]),
                expect=_plain(case["expect"]),
                because=case["because"],
                source=case["source"],
            )


def _plain(value: Any) -> str:
    match value:
        case dict():
            return ", ".join(f"{name}: {_plain(inner)}" for name, inner in value.items())
        case list():
            return " / ".join(_plain(inner) for inner in value)
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def docs(
    root: Annotated[Path, typer.Option(help="The checkout whose pages are made.")] = Path(),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if a page is out of date.")] = False,
) -> None:
    """Make docs/reference/ from the rules and the pack format."""
    pages = {
        "rules.md": rule_book(_cases(root / "tests" / "rules" / "cases")),
        "exercise-pack.md": format_reference(),
    }
    folder = root / "docs" / "reference"
    for name, text in pages.items():
        page = folder / name
        if check and (not page.exists() or page.read_text(encoding="utf-8") != text):
            screen.refuse(f"{page} is out of date: run `make docs`", code=screen.REFUSED)
        if not check:
            folder.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
            typer.echo(f"{page}")
