"""The marker `inventory("P07")`: which rows of the mission (docs/mission.csv) tests show working.

An unknown row is an error. Outcomes are kept between runs, so that `pytest --mission` (`make coverage-of-mission`)
can tell, without running anything, a row that a passing test shows from one whose test failed or never ran.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import pytest

MISSION = Path(__file__).parent.parent / "docs" / "mission.csv"
OUTCOMES = "mission/outcomes"

State = Literal["shown", "failing", "not run", "no test"]


@dataclass(frozen=True)
class Row:
    """One system, tool or process that the mission's two documents name; `mark` says how far it is ours."""

    id: str
    title: str
    mark: str

    @property
    def letter(self) -> str:
        return self.id[0]


def rows_of_the_mission() -> dict[str, Row]:
    """All rows by id, in the order of the file."""
    with MISSION.open(encoding="utf-8", newline="") as file:
        return {row["id"]: Row(**row) for row in csv.DictReader(file)}


def state_of(outcomes: list[str | None]) -> State:
    """What the tests of a row say of it, each with its last outcome (None = never run)."""
    if not outcomes:
        return "no test"
    if "failed" in outcomes:
        return "failing"
    return "shown" if "passed" in outcomes else "not run"


class Inventory:
    """Collects the markers, keeps the outcomes, prints the coverage."""

    def __init__(self, config: pytest.Config) -> None:
        self.only_print: bool = config.option.mission
        self.cache: Any = config.cache
        self.rows = rows_of_the_mission()
        self.ids_of: dict[str, list[str]] = {}
        self.outcomes: dict[str, str] = self.cache.get(OUTCOMES, {})

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            ids = [str(row) for marker in item.iter_markers("inventory") for row in marker.args]
            unknown = [row for row in ids if row not in self.rows]
            if unknown:
                raise pytest.UsageError(f"{item.nodeid}: {', '.join(unknown)} is no row of {MISSION.name}")
            if ids:
                self.ids_of[item.nodeid] = ids
        if self.only_print:
            items.clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.nodeid in self.ids_of and (report.when == "call" or not report.passed):
            self.outcomes[report.nodeid] = report.outcome

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not self.only_print:
            self.cache.set(OUTCOMES, self.outcomes)
        elif session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.only_print:
            for line in self.coverage():
                terminalreporter.write_line(line)

    def coverage(self) -> list[str]:
        """The rows grouped by letter with counts; rows without a test only by their ids."""
        outcomes: dict[str, list[str | None]] = defaultdict(list)
        for node, ids in self.ids_of.items():
            for row in ids:
                outcomes[row].append(self.outcomes.get(node))
        states = {row: state_of(outcomes[row]) for row in self.rows}
        shown = [row for row in self.rows.values() if states[row.id] == "shown"]
        core = [row for row in self.rows.values() if row.mark == "core"]
        shown_core = [row for row in shown if row.mark == "core"]
        return [
            *(
                line
                for letter, group in groupby(self.rows.values(), lambda row: row.letter)
                for line in _chapter(letter, list(group), states, outcomes)
            ),
            f"shown by passing tests: {len(shown)} of {len(self.rows)} rows, core {len(shown_core)} of {len(core)}",
        ]


def _chapter(
    letter: str, rows: list[Row], states: dict[str, State], outcomes: dict[str, list[str | None]]
) -> list[str]:
    shown = sum(states[row.id] == "shown" for row in rows)
    tested = [
        f"  {row.id}  {states[row.id]:8} {len(outcomes[row.id]):3} tests  {row.title}"
        for row in rows
        if states[row.id] != "no test"
    ]
    untested = [
        f"  no test, {mark}: {' '.join(ids)}"
        for mark in ("core", "supporting", "not software")
        if (ids := [row.id for row in rows if row.mark == mark and states[row.id] == "no test"])
    ]
    return [f"{letter}  {shown} of {len(rows)} shown", *tested, *untested, ""]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--mission", action="store_true", help="print which rows of docs/mission.csv tests show")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Inventory(config), "mission-inventory")
