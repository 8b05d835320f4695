"""What the format allows is read, and read exactly."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from statut.engine.api import Workbench
from statut.promotion.pack.checks import check_pack
from statut.promotion.pack.format import CSV_FILES
from statut.rules.promotion.exercise import Exercise
from tests.promotion.pack.small_pack import FILES, changed, checked, write_pack


def facts(folder: Path, files: Mapping[str, str | bytes], table: str) -> list[dict[str, Any]]:
    with checked(folder, files) as (_, workbench):
        return workbench.rows(table)


def all_facts(folder: Path, files: Mapping[str, str | bytes]) -> dict[str, list[dict[str, Any]]]:
    folder.mkdir(exist_ok=True)
    with checked(folder, files) as (_, workbench):
        return {file.table: workbench.rows(file.table) for file in CSV_FILES}


def test_the_facts_of_a_sound_pack(tmp_path: Path) -> None:
    with checked(tmp_path, dict(FILES)) as (pack, workbench):
        assert pack.notes == ()
        assert pack.exercise == Exercise(
            rules="commission-2004",
            reference_date=date(2003, 12, 31),
            merit_lists_published_on=date(2004, 9, 20),
            decided_on=date(2004, 11, 30),
            assignment_date=date(2004, 11, 16),
            notice="130-2004",
            holidays=(date(2004, 11, 1), date(2004, 11, 2)),
            months_rounding="up",
            appeal_day_one="publication",
        )
        assert workbench.rows("officials")[2] == {
            "personnel_number": "103",
            "family_name": "Dupont",
            "given_name": None,
            "gender": None,
            "nationality": None,
            "category": "B",
            "grade": "B3",
            "grade_since": date(1999, 1, 1),
            "established_on": date(1990, 1, 1),
            "step": 8,
            "step_since": date(2001, 1, 1),
            "budget": "research",
            "status": "seconded_in_interest",
            "status_since": date(2003, 1, 1),
            "row": 3,
        }
        assert workbench.rows("assignments")[1] == {
            "personnel_number": "101",
            "directorate_general": "COMP",
            "unit": None,
            "valid_from": date(2004, 3, 1),
            "valid_to": None,
            "row": 2,
        }
        assert workbench.rows("points")[0] == {
            "personnel_number": "101",
            "kind": "carried_over",
            "half_points": 51,
            "label": None,
            "decided_by": None,
            "decided_on": None,
            "row": 1,
        }
        assert workbench.rows("duties")[0] == {
            "personnel_number": "101",
            "duty": "selection_board",
            "days": Decimal("4.25"),
            "normal_duty": False,
            "row": 1,
        }
        assert [row["half_points"] for row in workbench.rows("appeals")] == [3, 0, 6]
        assert workbench.rows("indicative_thresholds")[2] == {"grade": "LA8", "half_points": None, "row": 3}
        assert workbench.rows("possibilities")[2] == {"grade": "B3", "budget": "research", "promotions": 12, "row": 3}
        assert workbench.rows("decided_thresholds")[1]["half_points"] == 97
        assert workbench.rows("proceedings")[1]["closed_on"] is None
        assert [row["chosen"] for row in workbench.rows("ex_aequo")] == [True, False]


@pytest.mark.parametrize("exactly", [False, True], ids=["quick reader", "exact reader"])
def test_the_types_of_the_facts_are_those_of_the_rules(tmp_path: Path, exactly: bool) -> None:
    # A blank line before the header makes a file one for the exact reader.
    files = {name: "\n" + text if exactly else text for name, text in FILES.items()}
    with checked(tmp_path, files) as (_, workbench):
        for file in CSV_FILES:
            described = workbench.execute(f'DESCRIBE "{file.table}"').fetchall()
            expected = [(column.field, column.kind.stored_as.replace(", ", ",")) for column in file.columns]
            assert [row[:2] for row in described] == [*expected, ("row", "BIGINT")]


def test_optional_files_may_be_absent(tmp_path: Path) -> None:
    needed = {name: text for name, text in FILES.items() if not name.startswith(("decided", "proceedings", "ex_aequo"))}

    assert {table: len(rows) for table, rows in all_facts(tmp_path, needed).items()} == {
        "officials": 4,
        "assignments": 4,
        "points": 8,
        "duties": 2,
        "appeals": 3,
        "indicative_thresholds": 3,
        "possibilities": 3,
        "decided_thresholds": 0,
        "proceedings": 0,
        "ex_aequo": 0,
    }


def test_files_may_have_no_rows(tmp_path: Path) -> None:
    empty = {name: text if name == "exercise.toml" else text.splitlines()[0] for name, text in FILES.items()}

    assert not any(all_facts(tmp_path, empty).values())


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    assert all_facts(tmp_path, {**FILES, "README.txt": "hello", "points.csv.bak": "old", "old.xlsx": b"\0"})


def test_columns_come_in_any_order(tmp_path: Path) -> None:
    shuffled: dict[str, str | bytes] = {"exercise.toml": FILES["exercise.toml"]}
    for file in CSV_FILES:
        rows = [line.split(",") for line in FILES[file.name].splitlines()]
        order = random.Random(file.name).sample(range(len(rows[0])), len(rows[0]))
        shuffled[file.name] = "".join(",".join(row[place] for place in order) + "\n" for row in rows)

    assert all_facts(tmp_path / "a", shuffled) == all_facts(tmp_path / "b", dict(FILES))


@pytest.mark.parametrize(
    "written",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n\r\n"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: "\n\n" + text,
        lambda text: text.replace("\n", "\r"),
        lambda text: text.removesuffix("\n"),
        lambda text: text.replace("\n", "\r\n", 2),
        lambda text: text.replace("\n", ",,\n").replace(",,\n", "\n", 1),
        lambda text: "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()),
    ],
    ids=[
        "byte order mark",
        "CRLF",
        "mark, CRLF and blank lines",
        "blank lines",
        "blank lines before the header",
        "CR",
        "no last line end",
        "mixed line ends",
        "commas too many",
        "everything quoted",
    ],
)
def test_ways_to_write_a_file(tmp_path: Path, written: Any) -> None:
    files = {name: text if name == "exercise.toml" else written(text) for name, text in FILES.items()}

    assert all_facts(tmp_path / "a", files) == all_facts(tmp_path / "b", dict(FILES))


def test_an_exercise_file_as_windows_writes_it(tmp_path: Path) -> None:
    text = "\ufeff" + FILES["exercise.toml"].replace("\n", "\r\n")

    assert all_facts(tmp_path, {**FILES, "exercise.toml": text})


@pytest.mark.parametrize(
    ("written", "half_points"),
    [
        ("25.5", 51),
        ('"25,5"', 51),
        ("25", 50),
        ("25.0", 50),
        ("0025.500000000000000000000000000000000000000000", 51),
        ("0", 0),
        ("999999999999999.5", 1999999999999999),
    ],
)
def test_points(tmp_path: Path, written: str, half_points: int) -> None:
    assert facts(tmp_path, changed("points.csv", "25.5", written), "points")[0]["half_points"] == half_points


@pytest.mark.inventory("P09")
@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("1.5", Decimal("1.5")),
        ('"0,75"', Decimal("0.75")),
        ("0.333333333333333333", Decimal("0.333333333333333333")),
        ("99999999999999999999.999999999999999999", Decimal("99999999999999999999.999999999999999999")),
    ],
)
def test_days(tmp_path: Path, written: str, days: Decimal) -> None:
    assert facts(tmp_path, changed("duties.csv", "4.25", written), "duties")[0]["days"] == days


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Παπαδοπούλου", "Παπαδοπούλου"),
        ("Димитрова-Ångström", "Димитрова-Ångström"),
        ("שלום", "שלום"),
        ("李", "李"),
        ("O'Brien", "O'Brien"),
        ('"Berg, von"', "Berg, von"),
        ('"Berg ""the Elder"""', 'Berg "the Elder"'),
        ('"Berg, ""the Elder"", sen."', 'Berg, "the Elder", sen.'),
        ('"Berg\nSee"', "Berg\nSee"),
        ('"Berg\r\nSee"', "Berg\r\nSee"),
        ('Be"rg', 'Be"rg'),
        (" Berg ", " Berg "),
        ("\tBerg", "\tBerg"),
        ("=1+1", "=1+1"),
        ("+32", "+32"),
        ("-Berg", "-Berg"),
        ("@SUM(A1)", "@SUM(A1)"),
        ("NULL", "NULL"),
        ("Berg\u2028See\x85\x1a\x0b", "Berg\u2028See\x85\x1a\x0b"),
        ("\ufeffBerg", "\ufeffBerg"),
        ("😀" * 10_000, "😀" * 10_000),
        (' "Berg"', ' "Berg"'),
    ],
)
def test_names_are_kept_as_they_stand(tmp_path: Path, written: str, name: str) -> None:
    assert facts(tmp_path, changed("officials.csv", "Berg", written), "officials")[0]["family_name"] == name


def test_a_folder_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    assert all_facts(tmp_path / "l'exercice [2004] *?", dict(FILES)) == all_facts(tmp_path / "plain", dict(FILES))


def test_rows_are_numbered_as_in_the_file_whatever_its_size(tmp_path: Path) -> None:
    header = FILES["duties.csv"].splitlines()[0]
    rows = "".join(f"101,selection_board,{number}.5,no\n" for number in range(200_000))

    with checked(tmp_path, {**FILES, "duties.csv": f"{header}\n{rows}"}) as (_, workbench):
        assert workbench.count("duties") == 200_000
        assert workbench.query('SELECT count(*) AS n FROM duties WHERE days <> "row" - 0.5') == [{"n": 0}]


@pytest.mark.inventory("P11")
def test_transitional_points_up_to_three_an_appeals_included(tmp_path: Path) -> None:
    assert facts(tmp_path, changed("appeals.csv", "appeal,1.5", "transitional,3"), "appeals")[0]["half_points"] == 6


@pytest.mark.inventory("P02")
def test_priority_points_of_zero_need_no_assignment(tmp_path: Path) -> None:
    row = "103,merit,15,,reporting officer,2004-02-01"
    files = changed("points.csv", row, f"{row}\n104,dg_priority,0,,,")

    assert len(facts(tmp_path, files, "points")) == 9


@pytest.mark.inventory("P02")
def test_a_quota_may_be_used_to_the_last_half_point(tmp_path: Path) -> None:
    assert facts(tmp_path, changed("points.csv", "dg_priority,2,", "dg_priority,2.0,"), "points")


@pytest.mark.inventory("P24")
def test_proceedings_closed_on_the_day_they_were_opened(tmp_path: Path) -> None:
    assert facts(tmp_path, changed("proceedings.csv", "2004-06-01", "2004-01-10"), "proceedings")


@pytest.mark.inventory("P12")
def test_two_rows_of_a_kind_with_different_labels(tmp_path: Path) -> None:
    files = changed("points.csv", "Compensation for annual increase of threshold", "")

    assert [row["label"] for row in facts(tmp_path, files, "points")][5:7] == ["Individual examination", None]


@pytest.mark.inventory("P03")
def test_a_late_appeal_without_points_is_noted(tmp_path: Path) -> None:
    with checked(tmp_path, changed("appeals.csv", "2004-09-22", "2004-09-27")) as (pack, _):
        [note] = pack.notes

    assert (note.file, note.line, note.column) == ("appeals.csv", 3, "lodged_on")
    assert note.note == "the last day for an appeal was 2004-09-24: that of 102, lodged on 2004-09-27, is not counted"


@pytest.mark.inventory("P03")
def test_the_day_that_counts_as_the_first_moves_the_last(tmp_path: Path) -> None:
    files = changed("appeals.csv", "2004-09-22", "2004-09-27")
    files["exercise.toml"] = FILES["exercise.toml"].replace('"publication"', '"following"')

    with checked(tmp_path, files) as (pack, _):
        assert pack.notes == ()


@pytest.mark.inventory("P03")
def test_an_appeal_before_the_publication_is_admissible(tmp_path: Path) -> None:
    with checked(tmp_path, changed("appeals.csv", "2004-09-22", "2004-06-01")) as (pack, _):
        assert pack.notes == ()


def test_progress_names_each_file(tmp_path: Path) -> None:

    said: list[str] = []
    workbench = Workbench()
    check_pack(write_pack(tmp_path, FILES), workbench, said.append)
    workbench.close()

    assert said == [*(f"reading {file.name}" for file in CSV_FILES), "checking across rows and files"]
