"""The pack of the standard size leads to the figures of notice 130-2004 and has the shape that it promises."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from statut.demo.pack import make_pack
from tests.demo.recomputation import BUDGETS, Run, halves, rows, run
from tests.demo.soundness import problems

# AN 130-2004, section V: promotion from grade, indicative threshold, operating budget, OLAF, research.
NOTICE_THRESHOLDS = """\
A5,49,50,50,49.5
A6,44.5,45,45,45
A7,44.5,44.5,44.5,44
A8,29,30,-,30
LA5,49,50,-,-
LA6,43.5,44,-,-
LA7,43,44,-,-
LA8,26,29,-,-
B2,50.5,51.5,51.5,51
B3,48.5,49,48.5,49
B4,45.5,46.5,46.5,46.5
B5,30.5,31,31,30.5
C2,50,51,51,51
C3,47.5,48.5,48.5,48
C4,45.5,46,46,46
C5,34,35.5,35,35.5
D2,45.5,46,-,-
D3,41,41.5,-,-
"""
# AN 130-2004, section II.2.3.3: appeals, people who received appeal points, these points in halves.
NOTICE_APPEALS = {"A": (495, 65, 231), "B": (218, 11, 42), "C": (209, 44, 132), "D": (7, 3, 14), "LA": (87, 18, 51)}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("standard") / "pack"
    make_pack(folder)
    return folder


@pytest.fixture(scope="module")
def result(pack: Path) -> Run:
    return run(pack)


def test_the_thresholds_are_those_of_the_notice_with_its_dashes(result: Run) -> None:
    notice = {
        (grade, budget): None if cell == "-" else halves(cell)
        for grade, _, *cells in csv.reader(NOTICE_THRESHOLDS.splitlines())
        for budget, cell in zip(BUDGETS, cells, strict=True)
    }
    assert result.thresholds == notice


def test_the_indicative_thresholds_are_those_of_the_notice(pack: Path) -> None:
    notice = [(grade, indicative) for grade, indicative, *_ in csv.reader(NOTICE_THRESHOLDS.splitlines())]
    assert [(row["grade"], row["indicative"]) for row in rows(pack, "thresholds")] == notice


def test_the_appeals_are_those_of_the_notice(result: Run) -> None:
    assert result.appeals == NOTICE_APPEALS
    assert [sum(column) for column in zip(*result.appeals.values(), strict=True)] == [1016, 141, 470]


def test_it_is_sound(pack: Path) -> None:
    assert problems(pack) == []


def test_nothing_is_copied_from_the_notice(pack: Path) -> None:
    assert not (pack / "decided_thresholds.csv").exists()


def test_nothing_is_left_to_a_committee(result: Run) -> None:
    outcomes = Counter(person.outcome for person in result.people.values())
    assert outcomes["committee"] == 0
    assert outcomes["suspended"] >= 3
    assert outcomes["ex_aequo_not_chosen"] >= 100


def test_sizes_are_those_of_a_large_institution(pack: Path, result: Run) -> None:
    outcomes = Counter(person.outcome for person in result.people.values())
    eligible = len(result.people) - outcomes["not_eligible"]
    listed = sum(
        person.eligible and (threshold := result.thresholds[person.cell]) is not None and person.total >= threshold - 10
        for person in result.people.values()
    )
    assert len(result.people) == 20_000
    assert 20_400 < len(rows(pack, "officials")) < 21_200
    assert 0.16 < outcomes["promoted"] / eligible < 0.20
    assert 5_500 < listed < 6_500


def test_merit_is_given_around_fourteen(result: Run) -> None:
    merit = [halves for person in result.people.values() if (halves := person.half_points["merit"])]
    assert 13.5 < sum(merit) / len(merit) / 2 < 14.5


def test_some_reach_the_seniority_after_new_year(result: Run) -> None:
    months = Counter(person.effective_on.month for person in result.people.values() if person.effective_on)
    assert months[2] >= 50
    assert months[3] >= 50


def test_some_equals_are_chosen_and_some_passed_over_by_the_committee(pack: Path, result: Run) -> None:
    chosen = {row["personnel_number"]: row["chosen"] for row in rows(pack, "ex_aequo")}
    assert set(chosen.values()) == {"yes", "no"}
    for person, choice in chosen.items():
        assert result.people[person].outcome == ("promoted" if choice == "yes" else "ex_aequo_not_chosen")


def test_some_moved_after_the_reference_date(pack: Path) -> None:
    moved = [
        row for row in rows(pack, "assignments") if row["valid_to"] and "2003-12-31" < row["valid_to"] <= "2004-11-16"
    ]
    assert len(moved) >= 500


def test_names_hold_what_names_hold(pack: Path) -> None:
    officials = rows(pack, "officials")
    names = "".join(row["family_name"] + row["given_name"] for row in officials)
    assert set("',-\"ΨСßłőġšõñçåøë") <= set(names)
    assert not any(
        name[0] in "=+-@\t\r" for row in officials for name in (row["family_name"], row["given_name"]) if name
    )
    assert {row["gender"] for row in officials} == {"f", "m", "x", ""}
    assert len({row["nationality"] for row in officials}) == 25
