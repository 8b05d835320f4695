"""`notice.pdf`: the notice as PDF/UA-1, laid out by WeasyPrint with the fonts of the package `font-roboto`."""

from __future__ import annotations

import gc
import hashlib
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Final

from markupsafe import Markup

from statut.publication.notice.content import NoticeContent
from statut.publication.notice.templates import stylesheet, template

# Face, weight, style; Latin, Greek and Cyrillic are in each.
FACES: Final = (
    ("Roboto-Regular.ttf", 400, "normal"),
    ("Roboto-Italic.ttf", 400, "italic"),
    ("Roboto-Medium.ttf", 500, "normal"),
    ("Roboto-Bold.ttf", 700, "normal"),
)

ROWS_PER_PAGE: Final = 100

# The whole layout is held in memory until it is written: about 120 KB a row.
MOST_ROWS: Final = 30_000


class PdfUnavailable(Exception):
    """The PDF cannot be made; the message says why, and what to install or to do."""


def pdf_hindrance(listed: int) -> str | None:
    """Why a notice with so many rows in its annexes cannot be made into a PDF here, and what to do; None: it can."""
    if listed > MOST_ROWS:
        return (
            f"the lists of this notice have {listed:,} rows, and a PDF is laid out up to {MOST_ROWS:,}:"
            " leave the PDF out; notice.html and notice.json are complete"
        )
    try:
        from weasyprint import HTML  # noqa: F401
    except OSError:
        return (
            "the PDF needs Pango: install it with `apt-get install libpango-1.0-0 libpangoft2-1.0-0"
            " libharfbuzz-subset0` (Debian, Ubuntu), or leave the PDF out"
        )
    return None


def write_pdf(content: NoticeContent, path: Path, *, after_pages: Callable[[int, int], None] | None = None) -> None:
    """Write `notice.pdf`: tagged, with title, language, bookmarks and page numbers; equal content gives equal bytes.

    `after_pages` is told (pages laid out, pages expected). About 4 ms a row of the annexes; raises PdfUnavailable.
    """
    if hindrance := pdf_hindrance(content.listed):
        raise PdfUnavailable(hindrance)
    from weasyprint import HTML

    css = Markup("\n").join((_font_faces(), stylesheet("paper.css")))
    text = template("document.html.jinja").render(notice=content, css=css)
    with _told_of_pages(after_pages, expected=12 + content.listed // ROWS_PER_PAGE), _seldom_collected():
        HTML(string=text, base_url=None).write_pdf(
            path,
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(text.encode()).digest()[:16],
        )


def _font_faces() -> Markup:
    """The fonts as `@font-face` rules, so that none of the machine's is needed."""
    folder = files("font_roboto") / "files"
    rule = "@font-face {{ font-family: Notice; font-weight: {}; font-style: {}; src: url('{}') }}"
    return Markup("\n").join(
        Markup(rule).format(weight, style, Path(str(folder / name)).as_uri()) for name, weight, style in FACES
    )


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """A layout is one large tree that lives until the end: looking through it for garbage takes a sixth of the time."""
    thresholds = gc.get_threshold()
    gc.set_threshold(1_000_000, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


class _PageCounter(logging.Handler):
    """WeasyPrint tells of its progress in a log only."""

    def __init__(self, after_pages: Callable[[int, int], None], expected: int) -> None:
        super().__init__(logging.INFO)
        self.after_pages, self.expected, self.pages = after_pages, expected, 0

    def emit(self, record: logging.LogRecord) -> None:
        if re.search(r"Creating layout - Page \d+$", record.getMessage()):
            self.pages += 1
            self.after_pages(min(self.pages, self.expected), self.expected)


@contextmanager
def _told_of_pages(after_pages: Callable[[int, int], None] | None, *, expected: int) -> Iterator[None]:
    if after_pages is None:
        yield
        return
    progress = logging.getLogger("weasyprint.progress")
    counter, level = _PageCounter(after_pages, expected), progress.level
    progress.addHandler(counter)
    progress.setLevel(logging.INFO)
    try:
        yield
    finally:
        progress.removeHandler(counter)
        progress.setLevel(level)
