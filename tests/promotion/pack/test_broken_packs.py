"""Every sentence of the pack format, broken once: exactly one problem, at its place, in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.promotion.pack.small_pack import FILES, changed, problems_of


@dataclass(frozen=True)
class Break:
    """One change that makes the small pack unsound, and the one problem it makes."""

    name: str
    file: str
    old: str
    new: str
    place: str
    phrase: str


def case(name: str, file: str, old: str, new: str, place: str, phrase: str, *inventory: str) -> object:
    marks = [pytest.mark.inventory(*inventory)] if inventory else []
    return pytest.param(Break(name, file, old, new, place, phrase), id=name, marks=marks)


EXERCISE = [
    case("not TOML", "exercise.toml", '"up"', "up", "8: -", "not TOML"),
    case("key twice", "exercise.toml", "holidays", 'notice = "1"\nholidays', "7: -", "not TOML"),
    case("missing key", "exercise.toml", 'notice = "130-2004"\n', "", "1: notice", "the key is missing"),
    case("unknown key", "exercise.toml", "notice =", 'title = "x"\nnotice =', "6: title", "the key is not known"),
    case(
        "unknown table", "exercise.toml", '"publication"\n', '"publication"\n\n[sub]\na = 1\n', "11: sub", "not known"
    ),
    case("unknown rules", "exercise.toml", "commission-2004", "council-2004", "1: rules", "council-2004 is not known"),
    case("date as text", "exercise.toml", "2003-12-31", '"2003-12-31"', "2: reference_date", "is not a date"),
    case("date and time", "exercise.toml", "2004-11-30", "2004-11-30T10:00:00", "4: decided_on", "is not a date"),
    case("text as number", "exercise.toml", '"130-2004"', "130", "6: notice", "130 is not text"),
    case("empty text", "exercise.toml", '"130-2004"', '""', "6: notice", "is empty"),
    case("one holiday", "exercise.toml", "[2004-11-01, 2004-11-02]", "2004-11-01", "7: holidays", "a list of dates"),
    case("holiday in words", "exercise.toml", "2004-11-02]", '"All Souls"]', "7: holidays", "a list of dates"),
    case("rounding", "exercise.toml", '"up"', '"down"', "8: months_rounding", "write one of up, exact"),
    case(
        "day one",
        "exercise.toml",
        '"publication"',
        '"later"',
        "9: appeal_day_one",
        "one of publication, following",
        "P03",
    ),
]

SHAPE = [
    case("too few values", "duties.csv", "101,selection_board,4.25,no", "101,selection_board,4.25", "2: -", "3 values"),
    case("too many values", "duties.csv", "4.25,no", "4.25,no,thanks", "2: -", "5 values where the header has 4"),
    case("line of blanks", "duties.csv", "103,", "  \n103,", "3: -", "1 value where the header has 4"),
    case("open quote", "duties.csv", "103,joint", '103,"joint', "3: -", "never closed"),
    case("text after quote", "duties.csv", "selection_board", '"selection"_board', "2: -", "after a closing quotation"),
    case(
        "blank after quote", "duties.csv", "selection_board", '"selection_board" ', "2: -", "after a closing quotation"
    ),
    case("blank before quote", "officials.csv", "Anna,f", 'Anna, "f"', "2: gender", "is not known"),
    case("NUL", "officials.csv", "Berg", "Be\0rg", "2: family_name", "NUL"),
]

VALUES = [
    case("no personnel number", "officials.csv", "104,Eliou", ",Eliou", "5: personnel_number", "is empty"),
    case("no family name", "officials.csv", "Eliou", "", "5: family_name", "is empty"),
    case("gender", "officials.csv", "Anna,f", "Anna,w", "2: gender", "w is not known: write one of f, m, x"),
    case("category", "officials.csv", "SE,A,", "SE,AD,", "2: category", "AD is not known"),
    case("category of another grade", "officials.csv", "SE,A,", "SE,LA,", "2: category", "A6 belongs to category A"),
    case("unknown grade", "officials.csv", "LA,LA8", "LA,LA2", "5: grade", "LA2 is not known"),
    case("grade_since empty", "officials.csv", "2000-04-01", "", "2: grade_since", "is empty"),
    case("no such day", "officials.csv", "2000-04-01", "2000-04-31", "2: grade_since", "no day of the calendar"),
    case("date of another form", "officials.csv", "2000-04-01", "1/4/2000", "2: grade_since", "year-month-day"),
    case("short date", "officials.csv", "2000-04-01", "2000-4-1", "2: grade_since", "is not a date"),
    case("date with slashes", "officials.csv", "2000-04-01", "2000/04/01", "2: grade_since", "is not a date"),
    case("date with a blank", "officials.csv", "2000-04-01", " 2000-4-01", "2: grade_since", "is not a date"),
    case("infinity", "officials.csv", "2000-04-01", "infinity", "2: grade_since", "is not a date"),
    case("year zero", "officials.csv", "2000-04-01", "0000-04-01", "2: grade_since", "no day of the calendar"),
    case("established_on", "officials.csv", "1996-01-01", "1996", "2: established_on", "is not a date"),
    case("step empty", "officials.csv", "1996-01-01,3,", "1996-01-01,,", "2: step", "is empty"),
    case("step zero", "officials.csv", "1996-01-01,3,", "1996-01-01,0,", "2: step", "A6 has no step 0"),
    case("step with a point", "officials.csv", "1996-01-01,3,", "1996-01-01,3.0,", "2: step", "is not a whole number"),
    case("huge step", "officials.csv", "1996-01-01,3,", "1996-01-01,9999999999,", "2: step", "is too large"),
    case(
        "step beyond the last", "officials.csv", "2003-01-01,2,", "2003-01-01,3,", "5: step", "LA8 has no step 3", "P28"
    ),
    case("step_since", "officials.csv", "2001-01-01,research", ",research", "4: step_since", "is empty"),
    case("budget", "officials.csv", "olaf", "OLAF", "5: budget", "OLAF is not known"),
    case("status", "officials.csv", "personal_leave", "on leave", "5: status", "is not known: write one of active"),
    case("status_since", "officials.csv", "2004-01-01\n", "2004\n", "5: status_since", "is not a date"),
    case("value not trimmed", "officials.csv", "olaf", " olaf", "5: budget", "“ olaf” is not known"),
    case("no directorate-general", "assignments.csv", "102,AGRI", "102,", "4: directorate_general", "is empty"),
    case("valid_from", "assignments.csv", "2001-01-01", "", "2: valid_from", "is empty"),
    case(
        "valid_to",
        "assignments.csv",
        "AGRI.1,2001-01-01,2004-03-01",
        "AGRI.1,2001-01-01,x",
        "2: valid_to",
        "not a date",
    ),
    case("kind", "points.csv", "carried_over", "stock", "2: kind", "stock is not known"),
    case("points empty", "points.csv", "25.5", "", "2: points", "is empty"),
    case("quarter points", "points.csv", "25.5", "25.25", "2: points", "25.25 is not a multiple of 0.5"),
    case("nearly half", "points.csv", "25.5", "25.50000000000000000001", "2: points", "is not a multiple of 0.5"),
    case("negative points", "points.csv", "25.5", "-25.5", "2: points", "-25.5 is not a number"),
    case("plus sign", "points.csv", "25.5", "+25.5", "2: points", "is not a number"),
    case("exponent", "points.csv", "25.5", "1e1", "2: points", "is not a number"),
    case("blank in number", "points.csv", "25.5", " 25.5", "2: points", "is not a number"),
    case("point first", "points.csv", "25.5", ".5", "2: points", "is not a number"),
    case("point last", "points.csv", "25.5", "25.", "2: points", "is not a number"),
    case("thousands", "points.csv", "25.5", '"1,025.5"', "2: points", "is not a number"),
    case("other digits", "points.csv", "25.5", "٢٥", "2: points", "is not a number"),
    case("huge points", "points.csv", "25.5", "1234567890123456", "2: points", "at most 15 digits"),
    case(
        "decided_on", "points.csv", "AGRI,2004-05-01\n102,merit", "AGRI,May\n102,merit", "4: decided_on", "not a date"
    ),
    case("duty", "duties.csv", "selection_board", "board", "2: duty", "board is not known", "P08"),
    case("days empty", "duties.csv", "4.25", "", "2: days", "is empty", "P09"),
    case("days in words", "duties.csv", "4.25", "four", "2: days", "four is not a number", "P09"),
    case("days too fine", "duties.csv", "4.25", "4." + "1" * 19, "2: days", "18 after it", "P09"),
    case("days too many", "duties.csv", "4.25", "4" * 21, "2: days", "at most 20 before the point", "P09"),
    case("normal_duty", "duties.csv", "4.25,no", "4.25,No", "2: normal_duty", "write yes or no", "P07"),
    case("outcome", "appeals.csv", "none,0", "rejected,0", "3: outcome", "rejected is not known", "P13"),
    case("lodged_on", "appeals.csv", "2004-09-22", "22.9.2004", "3: lodged_on", "is not a date", "P03"),
    case("rejection left empty", "appeals.csv", "none,0", "none,", "3: points", "write 0 where", "P15"),
    case("indicative", "thresholds.csv", "44.5", "44.7", "2: indicative", "44.7 is not a multiple of 0.5"),
    case("no dash for none", "thresholds.csv", "44.5", "-", "2: indicative", "- is not a number"),
    case("promotions", "possibilities.csv", "operating,1", "operating,1.5", "2: promotions", "is not a whole number"),
    case("promotions empty", "possibilities.csv", "operating,1", "operating,", "2: promotions", "is empty"),
    case("budget of possibilities", "possibilities.csv", "A6,operating", "A6,jrc", "2: budget", "jrc is not known"),
    case("threshold", "decided_thresholds.csv", "45", "", "2: threshold", "is empty"),
    case("opened_on", "proceedings.csv", "2004-01-10", "", "2: opened_on", "is empty"),
    case("chosen", "ex_aequo.csv", "yes", "y", "2: chosen", "y is not known"),
    case("no reason", "ex_aequo.csv", "less senior", "", "3: reason", "is empty"),
]

KEYS = [
    case("official twice", "officials.csv", "104,Eliou", "101,Eliou", "5: personnel_number", "line 2 already has"),
    case(
        "merit twice", "points.csv", "101,carried_over,25.5", "101,merit,1", "3: personnel_number", "line 2 already has"
    ),
    case(
        "label twice",
        "points.csv",
        "Compensation for annual increase of threshold",
        "Individual examination",
        "8: personnel_number",
        "line 7 already has personnel_number 102, kind transitional, label “Individual examination”",
        "P12",
    ),
    case("two appeals", "appeals.csv", "102,2004", "101,2004", "3: personnel_number", "line 2 already has", "P13"),
    case("threshold twice", "thresholds.csv", "B3", "A6", "3: grade", "line 2 already has grade A6"),
    case("possibilities twice", "possibilities.csv", "A6,research", "A6,operating", "3: grade", "budget operating"),
    case("decided twice", "decided_thresholds.csv", "B3,research", "A6,operating", "3: grade", "line 2 already has"),
    case("chosen twice", "ex_aequo.csv", "102,no", "101,no", "3: personnel_number", "line 2 already has"),
    case(
        "assignment of nobody", "assignments.csv", "103,", "999,", "5: personnel_number", "999 is not in officials.csv"
    ),
    case("points of nobody", "points.csv", "103,merit", "0103,merit", "9: personnel_number", "0103 is not in"),
    case("duty of nobody", "duties.csv", "103,", "103 ,", "3: personnel_number", "“103 ” is not in officials.csv"),
    case("appeal of nobody", "appeals.csv", "103,", "999,", "4: personnel_number", "is not in officials.csv"),
    case("proceedings of nobody", "proceedings.csv", "102,2004-01", "9,2004-01", "2: personnel_number", "is not in"),
    case("choice of nobody", "ex_aequo.csv", "101,", "9,", "2: personnel_number", "is not in officials.csv"),
]

ACROSS = [
    case("reversed", "assignments.csv", "2004-03-01\n101", "2000-01-01\n101", "2: valid_to", "must be later"),
    case("empty period", "assignments.csv", "2001-01-01,2004-03-01", "2001-01-01,2001-01-01", "2: valid_to", "later"),
    case(
        "overlap", "assignments.csv", "COMP,,2004-03-01,", "COMP,,2004-02-29,", "3: valid_from", "in line 2 still holds"
    ),
    case("two open", "assignments.csv", "2001-01-01,2004-03-01", "2001-01-01,", "3: valid_from", "may not overlap"),
    case(
        "proceedings reversed",
        "proceedings.csv",
        "2004-06-01",
        "2004-01-09",
        "2: closed_on",
        "is before 2004-01-10",
        "P24",
    ),
    case(
        "merit over 20",
        "points.csv",
        "merit,14",
        "merit,20.5",
        "3: points",
        "101 has 20.5 merit points in all: at most 20",
    ),
    case(
        "merit over 20 in two rows",
        "points.csv",
        "101,merit,14,",
        "101,merit,14,half year,,\n101,merit,6.5,",
        "4: points",
        "101 has 20.5 merit points in all",
    ),
    case(
        "transitional over 3",
        "points.csv",
        "transitional,2",
        "transitional,2.5",
        "8: points",
        "3.5 transitional",
        "P11",
    ),
    case(
        "transitional over 3 through an appeal",
        "points.csv",
        "103,merit,15,,",
        "103,transitional,0.5,,committee B,\n103,merit,15,,",
        "appeals.csv:4: points",
        "103 has 3.5 transitional points in all, with those granted on appeal",
        "P11",
        "P13",
    ),
    case(
        "quota",
        "points.csv",
        "102,dg_priority,2",
        "102,dg_priority,2.5",
        "6: points",
        "more than its quota of 5 (2.5 x 2 officials",
        "P02",
    ),
    case(
        "quota counts merit rows",
        "points.csv",
        "102,merit,12.5,,reporting officer,2004-02-01\n",
        "",
        "4: points",
        "AGRI gives 5 priority points in grade A6, more than its quota of 2.5 (2.5 x 1",
        "P02",
    ),
    case("granted nothing", "appeals.csv", "appeal,1.5", "appeal,0", "2: points", "has points above zero", "P13"),
    case("rejected with points", "appeals.csv", "none,0", "none,0.5", "3: points", "was rejected (none)", "P13", "P15"),
    case("points on a late appeal", "appeals.csv", "2004-09-24", "2004-09-27", "2: points", "was 2004-09-24", "P03"),
    case("no next grade", "thresholds.csv", "LA8", "B1", "4: grade", "there is no next grade"),
]


@pytest.mark.parametrize("broken", [*EXERCISE, *SHAPE, *VALUES, *KEYS, *ACROSS])
def test_one_break_is_one_problem(tmp_path: Path, broken: Break) -> None:
    problems = problems_of(tmp_path, changed(broken.file, broken.old, broken.new))

    place = broken.place if broken.place[0].isalpha() else f"{broken.file}:{broken.place}"
    assert [str(problem).removeprefix(f"{place}: ") for problem in problems] == [problems[0].reason]
    assert broken.phrase in problems[0].reason


@pytest.mark.inventory("P02")
def test_a_directorate_general_cannot_give_one_official_more_than_ten_points(tmp_path: Path) -> None:
    reasons = [
        str(problem) for problem in problems_of(tmp_path, changed("points.csv", "dg_priority,3", "dg_priority,10.5"))
    ]

    assert "points.csv:4: points: 101 has 10.5 dg_priority points in all: at most 10 are allowed" in reasons
    assert len(reasons) == 2, "the quota is exceeded as well"


@pytest.mark.inventory("P02")
def test_the_quota_is_that_of_the_assignment_on_the_reference_date(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, changed("assignments.csv", "AGRI.2,2001-07-01", "AGRI.2,2004-01-01"))

    assert [f"{problem.file}:{problem.line}" for problem in problems] == ["points.csv:4", "points.csv:6"]
    assert "AGRI gives 3 priority points in grade A6, more than its quota of 2.5" in problems[0].reason
    assert "102 has no assignment on 2003-12-31" in problems[1].reason


@pytest.mark.parametrize(
    ("column", "phrase"),
    [
        ("remark", "the column is not known"),
        ("grade", "stands 2 times"),
        ("grade ", "not known"),
        ("", "without a name"),
    ],
)
def test_a_column_of_the_header(tmp_path: Path, column: str, phrase: str) -> None:
    header, *rows = FILES["thresholds.csv"].splitlines()
    text = "\n".join((f"{header},{column}", *(f"{row},1" for row in rows)))

    [problem] = problems_of(tmp_path, {**FILES, "thresholds.csv": text})

    assert (problem.file, problem.line, problem.column) == ("thresholds.csv", 1, column or "-")
    assert phrase in problem.reason


@pytest.mark.parametrize(
    "name",
    [
        "exercise.toml",
        "officials.csv",
        "assignments.csv",
        "points.csv",
        "duties.csv",
        "appeals.csv",
        "thresholds.csv",
        "possibilities.csv",
    ],
)
def test_a_required_file_is_missing(tmp_path: Path, name: str) -> None:
    problems = problems_of(tmp_path, {file: text for file, text in FILES.items() if file != name})

    assert [str(problem) for problem in problems] == [f"{name}:1: -: the file is missing"]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv")])
def test_a_file_without_even_a_header(tmp_path: Path, name: str) -> None:
    problems = problems_of(tmp_path, {**FILES, name: ""})

    assert [(problem.file, problem.line, problem.column) for problem in problems] == [(name, 1, "-")]
    assert "a header is expected" in problems[0].reason


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv")])
def test_each_column_is_needed(tmp_path: Path, name: str) -> None:
    header, *rows = FILES[name].splitlines()
    columns = header.split(",")
    for place, column in enumerate(columns):
        folder = tmp_path / column
        folder.mkdir()
        less = [",".join(cells[:place] + cells[place + 1 :]) for cells in (row.split(",") for row in (header, *rows))]

        problems = problems_of(folder, {**FILES, name: "\n".join(less)})

        assert [str(problem) for problem in problems] == [f"{name}:1: {column}: the column is missing"]


def test_a_file_of_quite_another_kind(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, {**FILES, "thresholds.csv": "colour;size\nred;3\n"})

    assert [(problem.line, problem.column) for problem in problems] == [
        (1, "colour;size"),
        (1, "grade"),
        (1, "indicative"),
    ]


@pytest.mark.parametrize("name", ["poitns.csv", "Points.csv", "backup.CSV"])
def test_a_misspelt_file_does_not_pass_unseen(tmp_path: Path, name: str) -> None:
    [problem] = problems_of(tmp_path, {**FILES, name: "x\n"})

    assert str(problem).startswith(f"{name}:1: -: the format knows no file of this name")


def test_text_that_is_not_utf_8(tmp_path: Path) -> None:
    latin = FILES["officials.csv"].replace("Berg", "Bérg").encode("latin-1")

    [problem] = problems_of(tmp_path, {**FILES, "officials.csv": latin})

    assert str(problem) == "officials.csv:2: family_name: the value is not UTF-8: save the file as UTF-8"


def test_an_exercise_file_that_is_not_utf_8(tmp_path: Path) -> None:
    latin = FILES["exercise.toml"].replace("130-2004", "130é").encode("latin-1")

    [problem] = problems_of(tmp_path, {**FILES, "exercise.toml": latin})

    assert str(problem) == "exercise.toml:6: -: the file is not UTF-8 text"


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "duties.csv").mkdir()

    [problem] = problems_of(tmp_path, {name: text for name, text in FILES.items() if name != "duties.csv"})

    assert str(problem).startswith("duties.csv:1: -: the file cannot be read")


def test_a_pack_that_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        problems_of(tmp_path / "nowhere", {})
