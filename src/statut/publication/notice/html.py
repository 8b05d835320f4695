"""`notice.html`: one accessible page that needs nothing but itself."""

from __future__ import annotations

from pathlib import Path

from statut.publication.notice.content import NoticeContent
from statut.publication.notice.templates import stylesheet, template


def write_html(content: NoticeContent, path: Path) -> None:
    """Write `notice.html`; the annexes are streamed."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(template("page.html.jinja").generate(notice=content, css=stylesheet("screen.css")))
