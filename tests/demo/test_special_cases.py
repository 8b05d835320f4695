"""The pack of special cases is sound and really shows them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from statut.demo.special_cases import make_special_cases
from tests.demo.recomputation import Run, rows, run
from tests.demo.soundness import problems


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("special") / "pack"
    make_special_cases(folder)
    return folder


@pytest.fixture(scope="module")
def result(pack: Path) -> Run:
    return run(pack)


def outcomes(result: Run, *numbers: str) -> list[str]:
    return [result.people[number].outcome for number in numbers]


def test_it_is_sound(pack: Path) -> None:
    assert problems(pack) == []


def test_every_outcome_occurs(result: Run) -> None:
    assert set(Counter(person.outcome for person in result.people.values())) == {
        "promoted",
        "below_threshold",
        "ex_aequo_not_chosen",
        "committee",
        "suspended",
        "not_eligible",
    }


def test_decided_thresholds_replace_those_of_rule_5(result: Run) -> None:
    assert result.thresholds["A5", "operating"] == 100
    assert outcomes(result, "A5-01", "A5-02", "A5-03") == ["promoted", "promoted", "below_threshold"]
    assert outcomes(result, "A5-06", "A5-07") == ["promoted", "ex_aequo_not_chosen"]


def test_a_place_stays_empty_rather_than_go_to_somebody_passed_over(result: Run) -> None:
    assert outcomes(result, "A6-02", "A6-05") == ["ex_aequo_not_chosen", "promoted"]


def test_equal_seniority_straddling_the_last_place_is_left_to_the_committee(result: Run) -> None:
    found = outcomes(result, "A6-06", "A6-07", "A6-08", "A6-09", "A6-10")
    assert found == ["suspended", "promoted", "committee", "committee", "ex_aequo_not_chosen"]


def test_a_choice_resolves_equal_seniority(result: Run) -> None:
    assert outcomes(result, "LA7-01", "LA7-02", "LA7-03") == ["promoted", "suspended", "ex_aequo_not_chosen"]


def test_dates_of_effect(result: Run) -> None:
    found = {number: result.people[number].effective_on for number in result.people if number[:3] in ("A7-", "B5-")}
    assert [found[f"A7-0{n}"] for n in range(1, 8)] == [
        date(2004, 1, 1),
        date(2004, 2, 1),
        date(2004, 2, 1),
        date(2004, 3, 1),
        date(2004, 4, 1),
        date(2004, 4, 1),
        None,
    ]
    assert [found[f"B5-0{n}"] for n in range(1, 5)] == [date(2004, 1, 1), date(2004, 3, 1), date(2004, 4, 1), None]


def test_proceedings_count_where_they_are_open_on_the_day_of_the_decisions(result: Run) -> None:
    assert outcomes(result, "B3-04", "B3-05", "B3-06") == ["promoted", "promoted", "suspended"]


def test_no_threshold_without_possibilities_or_eligible_officials(result: Run) -> None:
    for cell in (("A7", "olaf"), ("A7", "research"), ("C4", "research"), ("LA7", "research")):
        assert result.thresholds[cell] is None


def test_interest_points(result: Run) -> None:
    found = {
        n: result.people[n].half_points["interest"] for n in ("C2-01", "C2-02", "C2-03", "C2-04", "B2-02", "D3-01")
    }
    assert found == {"C2-01": 4, "C2-02": 0, "C2-03": 0, "C2-04": 1, "B2-02": 4, "D3-01": 4}


@pytest.mark.parametrize(("day_one", "late"), [("publication", ["D2-02", "D2-03"]), ("following", ["D2-03"])])
def test_late_appeals_depend_on_the_first_day(tmp_path: Path, day_one: str, late: list[str]) -> None:
    make_special_cases(tmp_path / "pack", appeal_day_one=day_one)  # type: ignore[arg-type]
    assert run(tmp_path / "pack").late_appeals == late


def test_appeals_outside_the_exercise_count(result: Run) -> None:
    assert result.appeals == {"A": (2, 2, 5), "B": (2, 1, 4), "C": (2, 0, 0), "D": (3, 2, 6), "LA": (1, 0, 0)}


def test_names_that_break_naive_readers_are_in_it(pack: Path) -> None:
    officials = rows(pack, "officials")
    names = {row["family_name"] for row in officials} | {row["given_name"] for row in officials}
    assert {name[0] for name in names if name} >= set('=+-@\t\r "')
    assert any("\n" in name for name in names)
