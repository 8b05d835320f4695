"""DuckDB, PostgreSQL and Spark answer every rule alike, cell by cell, on a pack with every special case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from statut.demo.special_cases import make_special_cases
from statut.engine.api import DuckDBEngine, Engine
from statut.engine.postgres import PostgresEngine
from statut.engine.spark import SparkEngine
from statut.promotion.api import OUTPUT, run_pack
from statut.rules.promotion.rule_sets import COMMISSION_2004

TABLES = (*(rule.name for rule in COMMISSION_2004.rules), *(f"out_{name}" for name in OUTPUT))


def _answers(pack: Path, engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    bench = run_pack(pack, engine).workbench
    answers = {name: bench.execute(f'SELECT * FROM "{name}"').fetchall() for name in TABLES}
    bench.close()
    return {name: sorted(rows, key=repr) for name, rows in answers.items()}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of special cases."""
    folder = tmp_path_factory.mktemp("special")
    make_special_cases(folder)
    return folder


@pytest.fixture(scope="module")
def expected(pack: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What DuckDB answers."""
    answers = _answers(pack, DuckDBEngine())
    assert {outcome for _, outcome, *_ in answers["out_outcomes"]} == {
        "promoted", "below_threshold", "ex_aequo_not_chosen", "committee", "suspended", "not_eligible",
    }, "the pack shows every outcome"  # fmt: skip
    return answers


def test_postgresql(pack: Path, expected: dict[str, list[tuple[Any, ...]]], server_url: str) -> None:
    found = _answers(pack, PostgresEngine(server_url))
    for name in TABLES:
        assert found[name] == expected[name], name


@pytest.mark.spark
def test_spark(pack: Path, expected: dict[str, list[tuple[Any, ...]]]) -> None:
    found = _answers(pack, SparkEngine())
    for name in TABLES:
        assert found[name] == expected[name], name
