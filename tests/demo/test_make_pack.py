"""Making a pack of a given size."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from statut.demo.cast import CAST
from statut.demo.pack import make_pack
from tests.demo.recomputation import rows, run
from tests.demo.soundness import problems


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir())
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


@pytest.mark.parametrize("officials", [1, 50, 199, 200, 201, 1_000, 5_000])
def test_a_pack_of_any_size_is_sound(tmp_path: Path, officials: int) -> None:
    make_pack(tmp_path / "pack", officials=officials)
    assert problems(tmp_path / "pack") == []
    result = run(tmp_path / "pack")
    assert len(result.people) == officials
    assert "committee" not in {person.outcome for person in result.people.values()}


def test_appeals_are_in_proportion(tmp_path: Path) -> None:
    make_pack(tmp_path / "pack", officials=5_000)
    assert run(tmp_path / "pack").appeals["A"] == (124, 16, 58)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_seed_gives_other_people_and_the_same_figures(tmp_path: Path, seed: int) -> None:
    make_pack(tmp_path / "a", officials=2_000)
    make_pack(tmp_path / "b", officials=2_000, seed=seed)
    assert digest(tmp_path / "a") != digest(tmp_path / "b")
    assert problems(tmp_path / "b") == []
    first, second = run(tmp_path / "a"), run(tmp_path / "b")
    assert first.thresholds == second.thresholds
    assert first.appeals == second.appeals


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        make_pack(tmp_path / name, officials=1_000)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    make_pack(tmp_path / "pack", officials=300)
    (tmp_path / "pack" / "decided_thresholds.csv").write_text("left behind")
    make_pack(tmp_path / "pack", officials=50)
    assert len(rows(tmp_path / "pack", "officials")) < 60
    assert not (tmp_path / "pack" / "decided_thresholds.csv").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")
    with pytest.raises(FileExistsError, match=r"letter\.txt"):
        make_pack(tmp_path, officials=50)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_run_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def break_off(written: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_pack(tmp_path / "pack", officials=2_000, progress=break_off)
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_with_everybody(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    make_pack(tmp_path / "pack", officials=3_000, progress=lambda written, total: steps.append((written, total)))
    everybody = len(rows(tmp_path / "pack", "officials"))
    assert steps == [(1_000, everybody), (2_000, everybody), (3_000, everybody), (everybody, everybody)]


def test_an_institution_has_officials(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one"):
        make_pack(tmp_path / "pack", officials=0)


def test_personnel_numbers_are_unique_and_of_one_length(tmp_path: Path) -> None:
    make_pack(tmp_path / "pack", officials=5_000)
    numbers = [row["personnel_number"] for row in rows(tmp_path / "pack", "officials")]
    assert len(set(numbers)) == len(numbers)
    assert len({len(number) for number in numbers}) == 1


def test_the_cast_is_in_from_two_hundred_on(tmp_path: Path) -> None:
    cast = {member.dossier.personnel_number for member in CAST}
    for officials, present in ((199, set()), (200, cast)):
        folder = tmp_path / str(officials)
        make_pack(folder, officials=officials)
        assert cast & {row["personnel_number"] for row in rows(folder, "officials")} == present
