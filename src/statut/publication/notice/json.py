"""`notice.json`: the notice as data.

Canonical: keys sorted, no blanks, UTF-8, one newline at the end; equal content gives equal bytes, and
`json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))` gives the same text again.
Dates are ISO, points as printed, citations as text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from statut.publication.notice.content import MeritList, NoticeContent
from statut.publication.notice.rows import rows_json
from statut.rules.classification.renaming import RENAMING
from statut.rules.kernel.citation import Citation

FORMAT: Final = "statut-notice-1"


def write_json(content: NoticeContent, path: Path) -> None:
    """Write `notice.json`; the annexes are streamed."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_encoded(as_data(content)))
        file.write("\n")


def as_data(content: NoticeContent) -> dict[str, Any]:
    """The notice as data: what stands in it under which key."""
    return {
        "format": FORMAT,
        "number": content.number,
        "date": content.decided_on,
        "title": content.title,
        "categories": content.categories,
        "exercise": content.exercise,
        "sections": [
            {"numeral": one.numeral, "title": one.title, "citations": one.citations} for one in content.sections
        ],
        "figures": content.figures,
        "thresholds": content.thresholds,
        "appeals": {
            "last_day": content.last_day_of_appeal,
            "by_category": content.appeals,
            "total": content.appeals_total,
            "by_outcome": [{"outcome": one.label, "appeals": one.officials} for one in content.appeals_by_outcome],
        },
        "transitional_points": content.transitional_labels,
        "interest_points": [{"points": one.label, "officials": one.officials} for one in content.interest_by_points],
        "effects": content.effects,
        "renaming": {"on": RENAMING, "grades": dict(content.renamed)},
        "column_dates": content.column_dates,
        "references": [
            {"number": one.number, "date": one.published_on, "subject": one.subject} for one in content.references
        ],
        "remedy": content.remedy,
        "data_notes": content.data_notes,
        "annexes": {
            "interest_points": content.interest_points,
            "merit_lists": [_merit_list(one) for one in content.merit_lists],
        },
    }


def _merit_list(one: MeritList) -> dict[str, Any]:
    return {**vars(one), "next_grade": one.next_grade, "officials": one.officials}


def _encoded(value: Any) -> Iterator[str]:
    """The canonical text of a value in pieces."""
    match value:
        case Citation():
            yield _text(str(value))
        case date():
            yield _text(value.isoformat())
        case pa.Table():
            yield "["
            yield from rows_json(value)
            yield "]"
        case list() | tuple():
            yield "["
            for position, one in enumerate(value):
                yield "," if position else ""
                yield from _encoded(one)
            yield "]"
        case dict():
            yield "{"
            for position, key in enumerate(sorted(value)):
                yield f"{',' if position else ''}{_text(key)}:"
                yield from _encoded(value[key])
            yield "}"
        case _ if is_dataclass(value):
            yield from _encoded(vars(value))
        case _:
            yield _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
