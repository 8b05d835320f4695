"""The terms of an exercise as canonical JSON, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any, get_type_hints

from statut.platform.audit.record import canonical_json
from statut.rules.promotion.exercise import Exercise


def to_json(exercise: Exercise) -> str:
    """Dates as ISO text; one spelling for one content."""
    return canonical_json({name: _plain(value) for name, value in asdict(exercise).items()})


def from_json(text: str) -> Exercise:
    """What `to_json` wrote."""
    terms: dict[str, Any] = json.loads(text)
    kinds = get_type_hints(Exercise)
    return Exercise(**{field.name: _typed(kinds[field.name], terms[field.name]) for field in fields(Exercise)})


def _plain(value: object) -> object:
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _typed(kind: object, value: Any) -> Any:
    if kind is date:
        return date.fromisoformat(value)
    return tuple(map(date.fromisoformat, value)) if isinstance(value, list) else value
