"""The engine against the rules computed a second time in plain Python, straight from the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from statut.demo.pack import make_pack
from statut.demo.special_cases import make_special_cases
from statut.engine.api import DuckDBEngine
from statut.promotion.api import ExerciseResult, run_pack
from tests.demo import recomputation


def _made(folder: Path, make: Callable[[Path], None]) -> Path:
    folder.mkdir()
    make(folder)
    return folder


PACKS: dict[str, Callable[[Path], None]] = {
    "special cases": make_special_cases,
    "special cases, exact months, following day": lambda folder: make_special_cases(
        folder, months_rounding="exact", appeal_day_one="following"
    ),
    "50 officials": lambda folder: make_pack(folder, officials=50),
    "3,000 officials of another seed": lambda folder: make_pack(folder, officials=3_000, seed=7),
}


@pytest.mark.inventory("P07", "P11", "P13", "P17", "P22", "P23", "P24", "P29")
@pytest.mark.parametrize("name", PACKS)
def test_every_decision_is_the_same(name: str, tmp_path: Path) -> None:
    pack = _made(tmp_path / "pack", PACKS[name])
    result = run_pack(pack, DuckDBEngine())
    expected = recomputation.run(pack)

    decided = {row["personnel_number"]: row for row in result.workbench.rows("decisions")}
    assert decided.keys() == expected.people.keys()
    for number, person in expected.people.items():
        row = decided[number]
        assert (row["outcome"], row["total"], row["eligible"]) == (person.outcome, person.total, person.eligible), (
            number
        )
        assert row["threshold"] == expected.thresholds[person.cell], number
        if person.eligible:
            assert row["effective_on"] == person.effective_on, number
    _same_appeals(result, expected)


def _same_appeals(result: ExerciseResult, expected: recomputation.Run) -> None:
    found = {
        row["category"]: (row["appeals"], row["persons"], row["half_points"])
        for row in result.workbench.rows("appeal_statistics")
    }
    assert found == {category: figures for category, figures in expected.appeals.items() if figures[0]}
