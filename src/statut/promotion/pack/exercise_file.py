"""Reading exercise.toml: every key required, no other known, each problem with its line."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from statut.promotion.pack.format import EXERCISE_FILE, SETTINGS, Setting
from statut.promotion.pack.problems import WHOLE_LINE, Problem, quoted
from statut.rules.promotion.exercise import Exercise


def read_exercise(folder: Path) -> tuple[Exercise | None, list[Problem]]:
    """The exercise, or what is wrong with its file."""
    try:
        text = (folder / EXERCISE_FILE).read_text(encoding="utf-8-sig")
        settings = tomllib.loads(text)
    except FileNotFoundError:
        return None, [_problem(1, WHOLE_LINE, "the file is missing")]
    except OSError as trouble:
        return None, [_problem(1, WHOLE_LINE, f"the file cannot be read: {trouble.strerror}")]
    except UnicodeDecodeError as trouble:
        line = trouble.object[: trouble.start].count(b"\n") + 1
        return None, [_problem(line, WHOLE_LINE, "the file is not UTF-8 text")]
    except tomllib.TOMLDecodeError as trouble:
        return None, [_problem(_line_of_error(str(trouble)), WHOLE_LINE, f"this is not TOML: {trouble}")]

    problems = [
        *_unknown_keys(settings, text),
        *(problem for setting in SETTINGS if (problem := _fault(setting, settings, text))),
    ]
    if problems:
        return None, problems
    return Exercise(**{**settings, "holidays": tuple(settings["holidays"])}), []


def _problem(line: int, column: str, reason: str) -> Problem:
    return Problem(EXERCISE_FILE, line, column, reason)


def _line_of_error(message: str) -> int:
    place = re.search(r"at line (\d+)", message)
    return int(place[1]) if place else 1


def _line_of_key(key: str, text: str) -> int:
    """The line that sets a key, or opens the table of that name; the first where it stands in no way of its own."""
    start = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    return next((number for number, line in enumerate(text.splitlines(), start=1) if start.match(line)), 1)


def _unknown_keys(settings: dict[str, Any], text: str) -> list[Problem]:
    known = {setting.key for setting in SETTINGS}
    return [
        _problem(_line_of_key(key, text), key, f"the key is not known: the keys are {', '.join(sorted(known))}")
        for key in settings
        if key not in known
    ]


def _fault(setting: Setting, settings: dict[str, Any], text: str) -> Problem | None:
    if setting.key not in settings:
        return _problem(1, setting.key, "the key is missing: every key is required")
    reason = _why_not(setting, settings[setting.key])
    return _problem(_line_of_key(setting.key, text), setting.key, reason) if reason else None


def _why_not(setting: Setting, value: object) -> str | None:
    if setting.kind is str:
        return _why_not_text(setting, value)
    if setting.kind is date:
        return None if _is_date(value) else f"{quoted(str(value))} is not a date: write 2003-12-31, without quotes"
    if not isinstance(value, list) or not all(map(_is_date, value)):
        return "a list of dates is expected: [2004-11-01, 2004-11-02], or [] for none"
    return None


def _why_not_text(setting: Setting, value: object) -> str | None:
    if not isinstance(value, str):
        return f"{quoted(str(value))} is not text: write it in quotation marks"
    if setting.allowed and value not in setting.allowed:
        return f"{quoted(value)} is not known: write one of {', '.join(setting.allowed)}"
    return None if value else "is empty: a value is required"


def _is_date(value: object) -> bool:
    # A TOML date-time is a datetime, which Python counts among the dates.
    return isinstance(value, date) and not isinstance(value, datetime)
