"""`statut exercise`: check, run, explain, simulate, as a user runs them."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from statut.demo.cast import ADA_LINDQVIST
from statut.demo.pack import make_pack
from statut.demo.special_cases import make_special_cases
from tests.cli.command_line import environment, statut


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demonstration pack, with the cast."""
    folder = tmp_path_factory.mktemp("pack")
    make_pack(folder, officials=600)
    return folder


@pytest.fixture
def broken_pack(tmp_path: Path) -> Path:
    """The same with two lines broken."""
    folder = tmp_path / "broken"
    folder.mkdir()
    make_pack(folder, officials=600)
    points = folder / "points.csv"
    lines = points.read_text(encoding="utf-8").splitlines()
    lines[4] = lines[4].replace(",merit,", ",meritt,") if ",merit," in lines[4] else "nobody,merit,12.3,,,"
    lines.append("nobody,merit,12.3,,,")
    points.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.mark.inventory("P03")
def test_check_of_a_sound_pack(pack: Path, tmp_path: Path) -> None:
    ended = statut("exercise", "check", pack, home=tmp_path)
    assert ended.code == 0, ended.err
    assert "The pack is sound" in ended.out
    assert "appeals.csv:" in ended.err
    assert "2004-09-24" in ended.err


def test_check_names_every_problem_with_its_place(broken_pack: Path, tmp_path: Path) -> None:
    ended = statut("exercise", "check", broken_pack, home=tmp_path)
    assert ended.code == 1
    places = [line.split(": ")[0] for line in ended.out.splitlines()]
    last = len((broken_pack / "points.csv").read_text(encoding="utf-8").splitlines())
    assert f"points.csv:{last}" in places
    assert "12.3" in ended.out
    assert "Nothing was written" in ended.err


def test_check_for_machines(broken_pack: Path, tmp_path: Path) -> None:
    ended = statut("exercise", "check", broken_pack, "--json", home=tmp_path)
    assert ended.code == 1
    assert ended.document["sound"] is False
    assert {"file", "line", "column", "reason"} == set(ended.document["problems"][0])


def test_a_refused_run_writes_nothing(broken_pack: Path, tmp_path: Path) -> None:
    ended = statut("exercise", "run", broken_pack, "--out", tmp_path / "out", "--no-pdf", home=tmp_path / "home")
    assert ended.code == 1
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.name != "home") == ["broken"]


@pytest.mark.inventory("P25", "P32")
def test_run_writes_every_file_and_says_where(pack: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = statut("exercise", "run", pack, "--out", out, "--no-pdf", "--explain", "123456", home=tmp_path / "home")
    assert ended.code == 0, ended.err
    assert {entry.name for entry in out.iterdir()} == {
        "thresholds.csv", "merit_list.csv", "promoted.csv", "outcomes.csv", "appeals.csv", "interest_points.csv",
        "notes.csv", "notice.html", "notice.json", "notice.sig", "explain",
    }  # fmt: skip
    assert json.loads((out / "explain" / "123456.json").read_text(encoding="utf-8"))["name"] == "Lindqvist Ada"
    assert "Definitive thresholds" in ended.out


def test_the_same_input_gives_the_same_bytes(pack: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert statut("exercise", "run", pack, "--out", tmp_path / name, "--no-pdf", home=tmp_path / "home").code == 0
    for file in (tmp_path / "one").iterdir():
        if file.name != "notice.sig":
            assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_an_earlier_output_is_replaced_but_nothing_else(pack: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.odt").write_text("three years of work", encoding="utf-8")
    ended = statut("exercise", "run", pack, "--out", out, "--no-pdf", home=tmp_path / "home")
    assert ended.code == 2
    assert [entry.name for entry in out.iterdir()] == ["thesis.odt"]


def test_the_output_cannot_be_the_pack(pack: Path, tmp_path: Path) -> None:
    before = sorted(entry.name for entry in pack.iterdir())
    assert statut("exercise", "run", pack, "--out", pack, "--no-pdf", home=tmp_path).code == 2
    assert sorted(entry.name for entry in pack.iterdir()) == before


def test_a_killed_run_leaves_no_partial_output(pack: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "statut.cli", "exercise", "run", str(pack), "--out", str(out)]
    running = subprocess.Popen(
        command, env=environment(tmp_path / "home"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        # Killed while it writes: the folder beside the target is there, the target is not.
        deadline = time.monotonic() + 120
        while not any(tmp_path.glob(".out.incomplete-*/thresholds.csv")):
            assert running.poll() is None, "the run ended before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.01)
        os.kill(running.pid, signal.SIGKILL)
    finally:
        running.kill()
        running.wait()
    assert not out.exists()

    assert statut("exercise", "run", pack, "--out", out, "--no-pdf", home=tmp_path / "home").code == 0
    assert not list(tmp_path.glob(".out.incomplete-*")), "the next run tidies up"


@pytest.mark.inventory("P17")
def test_what_is_left_to_a_committee_has_its_own_exit_code(tmp_path: Path) -> None:
    special = tmp_path / "special"
    special.mkdir()
    make_special_cases(special)
    ended = statut("exercise", "run", special, "--out", tmp_path / "out", "--no-pdf", home=tmp_path / "home")
    assert ended.code == 3, ended.err
    assert "committee" in ended.err


def test_formulas_are_harmless_in_the_exported_files(tmp_path: Path) -> None:
    special = tmp_path / "special"
    special.mkdir()
    make_special_cases(special)
    statut("exercise", "run", special, "--out", tmp_path / "out", "--no-pdf", home=tmp_path / "home")
    cells = []
    for file in (tmp_path / "out").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as rows:
            cells += [cell for row in csv.reader(rows) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith(("'=", "'+", "'-", "'@")) for cell in cells), "the pack has such names"


@pytest.mark.inventory("K02", "P12", "P21", "P28")
def test_explain_tells_one_official_everything(pack: Path, tmp_path: Path) -> None:
    ended = statut("exercise", "explain", pack, ADA_LINDQVIST.dossier.personnel_number, home=tmp_path)
    assert ended.code == 0, ended.err
    for words in (
        "Lindqvist Ada", "Individual examination", "Promoted: the total of 47", "A*11",
        "12/24 of 305.24 EUR", "Article 45(1)", "2 remain", "2005-02-28", "Unverified",
    ):  # fmt: skip
        assert words in ended.out, words


def test_explain_for_machines(pack: Path, tmp_path: Path) -> None:
    document = statut("exercise", "explain", pack, "123456", "--json", home=tmp_path).document
    assert sum(float(line["points"]) for line in document["points"]) == 47
    assert all(finding["citations"] and finding["reasons"] for finding in document["findings"])


def test_explain_of_somebody_unknown(pack: Path, tmp_path: Path) -> None:
    ended = statut("exercise", "explain", pack, "nobody", home=tmp_path)
    assert ended.code == 2
    assert "nobody" in ended.err


def test_simulate_shows_both_sides(pack: Path, tmp_path: Path) -> None:
    document = statut("exercise", "simulate", pack, "--set", "A6/operating=1", "--json", home=tmp_path).document
    cell = next(c for c in document["cells"] if (c["grade"], c["budget"]) == ("A6", "operating"))
    today, simulated = cell["promoted"]
    assert cell["possibilities"][1] == 1
    assert simulated <= 1 < today
    assert document["promoted"][1] == document["promoted"][0] - today + simulated
    lost = {person["personnel_number"] for person in document["persons"] if person["outcome"][0] == "promoted"}
    assert len(lost) >= today - simulated
    assert {person["grade"] for person in document["persons"]} == {"A6"}


def test_simulate_with_a_decided_threshold(pack: Path, tmp_path: Path) -> None:
    document = statut(
        "exercise", "simulate", pack, "--threshold", "A6/operating=48,5", "--json", home=tmp_path
    ).document
    cell = next(c for c in document["cells"] if (c["grade"], c["budget"]) == ("A6", "operating"))
    assert cell["threshold"][1] == "48.5"
    assert all(float(person["total"]) <= 48.5 for person in document["persons"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "say what is to be different"),
        (("--set", "A5=3"), "expected GRADE/BUDGET=VALUE"),
        (("--set", "A5/operating=many"), "not a whole number"),
        (("--set", "A5/moon=3"), "no budget"),
        (("--set", "Z9/operating=3"), "does not promote from"),
        (("--threshold", "A5/operating=50.3"), "multiple of 0.5"),
    ],
)
def test_simulate_says_what_is_wrong_with_the_request(
    pack: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    ended = statut("exercise", "simulate", pack, *arguments, home=tmp_path)
    assert ended.code == 2
    assert words in ended.err


@pytest.mark.inventory("P03", "P31")
def test_the_first_merit_list_goes_by_the_indicative_threshold(pack: Path, tmp_path: Path) -> None:
    out = tmp_path / "first.csv"
    ended = statut("exercise", "first-list", pack, "--out", out, home=tmp_path)
    assert ended.code == 0, ended.err
    assert "2004-09-24" in ended.out
    with (pack / "thresholds.csv").open(encoding="utf-8") as file:
        indicative = {row["grade"]: float(row["indicative"]) for row in csv.DictReader(file)}
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(float(row["total"]) >= indicative[row["grade"]] - 5 for row in rows)


def test_the_key_of_a_seal_can_be_handed_out_and_trusted(pack: Path, tmp_path: Path) -> None:
    home, out, key = tmp_path / "home", tmp_path / "out", tmp_path / "institution.pem"
    assert statut("exercise", "run", pack, "--out", out, "--no-pdf", home=home).code == 0
    fingerprint = statut("notice", "key", "--out", key, home=home).out.strip()
    for trusted in (key, fingerprint):
        ended = statut("notice", "verify", out / "notice.sig", "--key", trusted, "--json", home=home)
        assert (ended.code, ended.document["trusted"]) == (0, True)
    other = statut("notice", "key", home=tmp_path / "elsewhere").out.strip()
    ended = statut("notice", "verify", out / "notice.sig", "--key", other, "--json", home=home)
    assert (ended.code, ended.document["trusted"]) == (1, False)
