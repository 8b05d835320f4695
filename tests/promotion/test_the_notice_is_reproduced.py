"""The demonstration institution gives the tables of Administrative Notice 130-2004."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from statut.demo.pack import make_pack
from statut.engine.api import DuckDBEngine
from statut.promotion.api import run_pack, write_csv

# The tables as the notice prints them: facts of the domain, kept apart from what the demonstration is calibrated on.
THRESHOLDS = """
A5 49 50 50 49.5 | A6 44.5 45 45 45 | A7 44.5 44.5 44.5 44 | A8 29 30 - 30
| LA5 49 50 - - | LA6 43.5 44 - - | LA7 43 44 - - | LA8 26 29 - -
| B2 50.5 51.5 51.5 51 | B3 48.5 49 48.5 49 | B4 45.5 46.5 46.5 46.5 | B5 30.5 31 31 30.5
| C2 50 51 51 51 | C3 47.5 48.5 48.5 48 | C4 45.5 46 46 46 | C5 34 35.5 35 35.5
| D2 45.5 46 - - | D3 41 41.5 - -
"""
APPEALS = "A 495 65 115.5 | B 218 11 21 | C 209 44 66 | D 7 3 7 | LA 87 18 25.5 | total 1016 141 235"


def _printed(text: str) -> list[list[str]]:
    return [["" if cell == "-" else cell for cell in row.split()] for row in text.split("|")]


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.reader(rows))[1:]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the demonstration's run."""
    pack, out = tmp_path_factory.mktemp("pack"), tmp_path_factory.mktemp("out")
    make_pack(pack)
    result = run_pack(pack, DuckDBEngine())
    write_csv(result.workbench, out)
    result.workbench.close()
    return out


@pytest.mark.inventory("P22", "P05")
def test_thresholds(output: Path) -> None:
    assert _rows(output / "thresholds.csv") == _printed(THRESHOLDS)


def test_nothing_is_quoted_without_need(output: Path) -> None:
    lines = (output / "thresholds.csv").read_bytes().splitlines()
    assert lines[4:6] == [b"A8,29,30,,30", b"LA5,49,50,,"]
    assert not [file.name for file in output.iterdir() if b',""' in file.read_bytes()]


@pytest.mark.inventory("P16")
def test_appeals(output: Path) -> None:
    assert _rows(output / "appeals.csv") == _printed(APPEALS)


@pytest.mark.inventory("P19", "P25")
def test_merit_lists_go_five_points_below_the_threshold_and_mark_the_promoted(output: Path) -> None:
    thresholds = {
        (row[0], budget): float(value)
        for row in _rows(output / "thresholds.csv")
        for budget, value in zip(("operating", "olaf", "research"), row[2:], strict=True)
        if value
    }
    promoted = {row[0] for row in _rows(output / "promoted.csv")}
    rows = _rows(output / "merit_list.csv")
    assert {(row[1], row[0]) for row in rows} == set(thresholds)
    for budget, grade, _, number, _, _, _, total, mark in rows:
        assert float(total) >= thresholds[grade, budget] - 5
        assert (mark == "P") == (number in promoted), number
    assert promoted <= {row[3] for row in rows}


def test_ranks_are_shared_by_equals_and_skip_after_them(output: Path) -> None:
    lists: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for budget, grade, rank, *_, total, _ in _rows(output / "merit_list.csv"):
        lists.setdefault((budget, grade), []).append((int(rank), float(total)))
    for listed in lists.values():
        for rank, total in listed:
            assert rank == 1 + sum(other > total for _, other in listed)
        assert [rank for rank, _ in listed] == sorted(rank for rank, _ in listed)


@pytest.mark.inventory("P18")
def test_interest_points_are_listed_by_name(output: Path) -> None:
    rows = _rows(output / "interest_points.csv")
    assert rows
    assert {row[3] for row in rows} <= {"0.5", "1", "1.5", "2"}
    assert rows == sorted(rows, key=lambda row: (row[1], row[2], row[0]))


@pytest.mark.inventory("K02")
def test_every_decision_gives_its_reason_and_source(output: Path) -> None:
    rows = _rows(output / "outcomes.csv")
    assert len(rows) == 20_000
    assert all(reason and citation for _, _, _, reason, citation in rows)
    assert len({row[0] for row in rows}) == len(rows)
