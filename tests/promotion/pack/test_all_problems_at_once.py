"""All problems come in one report, in order; one mistake is not reported twice; messages are safe to print."""

from __future__ import annotations

from pathlib import Path

from statut.promotion.pack.problems import PackRefused, Problem
from tests.promotion.pack.small_pack import FILES, problems_of


def test_the_report_names_everything_by_file_line_and_column(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        {
            **{name: text for name, text in FILES.items() if name != "possibilities.csv"},
            "exercise.toml": FILES["exercise.toml"].replace('"up"', '"sideways"'),
            "officials.csv": FILES["officials.csv"].replace("SE,A,A6", "SE,B,A66").replace("olaf", "jrc"),
            "points.csv": FILES["points.csv"].replace("25.5", "25.7").replace("102,dg_priority,2", "102,dg_priority,9"),
            "duties.csv": FILES["duties.csv"].replace("4.25,no", "4.25").replace("103,", "999,"),
            "zzz.csv": "",
        },
    )

    assert [f"{problem.file}:{problem.line}: {problem.column}" for problem in problems] == [
        "exercise.toml:8: months_rounding",
        "officials.csv:2: grade",
        "officials.csv:5: budget",
        "points.csv:2: points",
        "duties.csv:2: -",
        "duties.csv:3: personnel_number",
        "possibilities.csv:1: -",
        "zzz.csv:1: -",
    ]


def test_the_quota_is_checked_beside_other_problems(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        {
            **FILES,
            "officials.csv": FILES["officials.csv"].replace("olaf", "jrc"),
            "points.csv": FILES["points.csv"].replace("25.5", "25.7").replace("102,dg_priority,2", "102,dg_priority,9"),
        },
    )

    assert [f"{problem.file}:{problem.line}" for problem in problems] == [
        "officials.csv:5",
        "points.csv:2",
        "points.csv:6",
    ]


def test_a_row_that_cannot_be_read_makes_nobody_unknown_and_no_quota_exceeded(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        {
            **FILES,
            "officials.csv": FILES["officials.csv"].replace("101,Berg,", "101,Berg,van,den,"),
            "assignments.csv": FILES["assignments.csv"].replace("102,AGRI,AGRI.2,2001-07-01,", "102,AGRI,2001-07-01"),
            "points.csv": FILES["points.csv"].replace("103,merit", "103,merits"),
        },
    )

    assert [f"{problem.file}:{problem.line}" for problem in problems] == [
        "officials.csv:2",
        "assignments.csv:4",
        "points.csv:9",
    ]


def test_every_row_of_a_file_can_be_wrong(tmp_path: Path) -> None:
    rows = "".join(f"101,selection_board,{number},maybe\n" for number in range(70_000))

    problems = problems_of(tmp_path, {**FILES, "duties.csv": "personnel_number,duty,days,normal_duty\n" + rows})

    assert [problem.line for problem in problems] == list(range(2, 70_002))


def test_every_badly_quoted_line_is_named(tmp_path: Path) -> None:
    rows = '101,"selection"_board,1,no\n101,selection_board,1,no\n101,"selection_board" ,1,no\n101,x,1,no\n'

    problems = problems_of(tmp_path, {**FILES, "duties.csv": "personnel_number,duty,days,normal_duty\n" + rows})

    assert [(problem.line, problem.column) for problem in problems] == [(2, "-"), (4, "-"), (5, "duty")]


def test_lines_are_those_of_an_editor(tmp_path: Path) -> None:
    header, *rows = FILES["officials.csv"].splitlines()
    rows[0] = rows[0].replace("Berg", '"Berg\nvan\r\nSee"')
    rows[3] = rows[3].replace("olaf", "jrc")

    [problem] = problems_of(tmp_path, {**FILES, "officials.csv": "\n".join(("", header, rows[0], "", "", *rows[1:]))})

    assert str(problem).startswith("officials.csv:10: budget: jrc")


def test_lines_are_right_for_checks_across_rows(tmp_path: Path) -> None:
    header, *rows = FILES["officials.csv"].splitlines()
    rows[0] = rows[0].replace("Berg", '"Berg\nvan\r\nSee"')
    rows[3] = rows[3].replace("104", "102")

    [problem] = problems_of(tmp_path, {**FILES, "officials.csv": "\r\n".join((header, rows[0], "", *rows[1:], ""))})

    reason = "line 6 already has personnel_number 102: at most one row is allowed"
    assert str(problem) == f"officials.csv:8: personnel_number: {reason}"


def test_places_show_what_cannot_be_seen() -> None:
    problem = Problem("odd\nname.csv", 1, "co\u202elumn", "reason")

    assert str(problem) == r"odd\nname.csv:1: co\u202elumn: reason"


def test_a_long_value_with_control_characters(tmp_path: Path) -> None:
    text = FILES["duties.csv"].replace("selection_board", '"\x1b[31m\n' + "x" * 1000 + '"')

    [problem] = problems_of(tmp_path, {**FILES, "duties.csv": text})

    assert problem.reason.startswith(r"“\x1b[31m\nxxx")
    assert len(problem.reason) < 200
    assert "…" in problem.reason


def test_the_refusal_counts_its_problems() -> None:
    problem = Problem("points.csv", 17, "points", "12.3 is not a multiple of 0.5")

    assert str(PackRefused([problem])) == "the pack has 1 problem"
    assert str(PackRefused([problem, problem])) == "the pack has 2 problems"
    assert str(problem) == "points.csv:17: points: 12.3 is not a multiple of 0.5"
