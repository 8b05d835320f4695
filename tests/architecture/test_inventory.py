"""The marker `inventory`: it knows the rows of the mission, and tells shown from not shown."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.inventory import MISSION, rows_of_the_mission, state_of

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bench(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small project whose tests carry the marker."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeini(
        f"""
        [pytest]
        pythonpath = {ROOT}
        markers = inventory(*ids): rows of the mission
        """
    )
    pytester.makeconftest("pytest_plugins = ['tests.inventory']")
    return pytester


def test_the_mission_has_all_rows_of_its_two_documents() -> None:
    rows = rows_of_the_mission()
    assert len(rows) == 289
    assert Counter(row.mark for row in rows.values() if row.letter == "P") == {"core": 31, "supporting": 4}
    assert Counter(row.mark for row in rows.values() if row.letter != "P") == {
        "core": 102, "supporting": 127, "not software": 25
    }  # fmt: skip


def test_an_unknown_row_is_an_error(bench: pytest.Pytester) -> None:
    bench.makepyfile("import pytest\n@pytest.mark.inventory('P99')\ndef test_it(): pass")
    result = bench.runpytest_inprocess()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"*test_it: P99 is no row of {MISSION.name}*"])


def test_a_row_is_shown_once_its_test_has_passed(bench: pytest.Pytester) -> None:
    bench.makepyfile("import pytest\n@pytest.mark.inventory('P07', 'P08')\ndef test_it(): pass")
    bench.runpytest_inprocess("--mission").stdout.fnmatch_lines(
        ["  P07  not run*", "shown by passing tests: 0 of 289*"]
    )
    bench.runpytest_inprocess()
    bench.runpytest_inprocess("--mission").stdout.fnmatch_lines(
        ["P  2 of 35 shown", "  P07  shown *1 tests*", "  no test, core: P01 *", "shown by passing tests: 2 of 289*"]
    )


def test_a_row_with_a_failing_test_is_not_shown(bench: pytest.Pytester) -> None:
    bench.makepyfile(
        """
        import pytest
        @pytest.mark.inventory('P07')
        def test_good(): pass
        @pytest.mark.inventory('P07')
        def test_bad(): raise AssertionError
        """
    )
    bench.runpytest_inprocess()
    bench.runpytest_inprocess("--mission").stdout.fnmatch_lines(["P  0 of 35 shown", "  P07  failing *2 tests*"])


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        ([], "no test"),
        ([None], "not run"),
        (["skipped"], "not run"),
        (["passed", None], "shown"),
        (["passed", "failed"], "failing"),
    ],
)
def test_what_outcomes_say_of_a_row(outcomes: list[str | None], state: str) -> None:
    assert state_of(outcomes) == state
