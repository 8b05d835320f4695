"""The templates of the notice, with what they may ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from statut.publication.notice.content import BUDGET_NAMES
from statut.publication.notice.rows import interest_rows_html, merit_rows_html
from statut.publication.notice.wording import listing, long_date, number

FOLDER: Final = Path(__file__).parent.parent / "templates" / "notice"


def template(name: str) -> Template:
    """A template; what it prints is escaped, and a variable that it lacks is an error."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(long_date=long_date, number=number, listing=listing)
    environment.globals.update(
        budgets=BUDGET_NAMES, merit_rows=_marked(merit_rows_html), interest_rows=_marked(interest_rows_html)
    )
    return environment.get_template(name)


def stylesheet(name: str) -> Markup:
    """A style sheet, to be printed inside a `style` element."""
    return Markup((FOLDER / name).read_text(encoding="utf-8"))


def _marked(rows: Callable[[pa.Table], Iterator[str]]) -> Callable[[pa.Table], Iterator[Markup]]:
    """Rows that escape their text themselves."""
    return lambda table: map(Markup, rows(table))
