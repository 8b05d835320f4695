"""`notice.json` is the notice as data: canonical, complete, the same bytes for the same result."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from statut.promotion.api import ExerciseResult
from statut.publication.api import compose
from statut.publication.notice.json import write_json
from tests.publication.conftest import EXERCISE, HOSTILE, filled_workbench


@pytest.fixture(scope="module")
def text(result: ExerciseResult, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("notice") / "notice.json"
    write_json(compose(result), file)
    return file.read_bytes().decode()


@pytest.fixture(scope="module")
def notice(text: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(text)
    return document


def test_canonical(text: str, notice: dict[str, Any]) -> None:
    assert text == json.dumps(notice, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"


def test_the_same_bytes_for_the_same_result(text: str, tmp_path: Path) -> None:
    write_json(compose(ExerciseResult(EXERCISE, filled_workbench())), tmp_path / "notice.json")
    assert (tmp_path / "notice.json").read_bytes().decode() == text


@pytest.mark.inventory("P16", "P22")
def test_tables(notice: dict[str, Any]) -> None:
    assert notice["thresholds"][1] == {
        "grade": "A8",
        "indicative": "29",
        "operating": "30",
        "olaf": None,
        "research": "30",
    }
    assert notice["appeals"]["total"] == {"category": "total", "appeals": 4, "persons": 1, "points": "1.5"}


@pytest.mark.inventory("P18", "P19", "P25")
def test_annexes(notice: dict[str, Any]) -> None:
    lists = {(one["grade"], one["budget"]): one for one in notice["annexes"]["merit_lists"]}
    operating = lists["A5", "operating"]
    assert (operating["threshold"], operating["officials"], operating["promoted"]) == ("50", 3, 2)
    assert operating["rows"][0] == {
        "rank": "1",
        "family_name": "Papadopoulos",
        "given_name": "Γεώργιος",
        "directorate_general": "AGRI",
        "total": "55.5",
        "promoted": "P",
    }
    assert lists["A8", "operating"]["rows"][0]["family_name"] == HOSTILE
    assert notice["annexes"]["interest_points"][1] == {"family_name": "Žemaitis", "given_name": "", "points": "1"}


@pytest.mark.inventory("P26", "P31", "P32")
def test_dates_remedy_and_references(notice: dict[str, Any]) -> None:
    assert notice["column_dates"][0]["as_of"] == "2004-11-16"
    assert notice["remedy"]["last_day"] == "2005-02-28"
    assert [one["number"] for one in notice["references"]] == ["110-2004", "114-2004", "119-2004", "121-2004"]


def test_no_personnel_number(text: str) -> None:
    assert "10000" not in text
