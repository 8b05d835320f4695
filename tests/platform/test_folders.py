"""Folders that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from statut.platform.folders import FolderNotOurs, whole_or_nothing


def _write(target: Path, text: str) -> None:
    with whole_or_nothing(target, replaceable={"a.txt"}) as folder:
        (folder / "a.txt").write_text(text, encoding="utf-8")


def _write_half(target: Path) -> None:
    with whole_or_nothing(target, replaceable={"a.txt"}) as folder:
        (folder / "a.txt").write_text("half", encoding="utf-8")
        raise RuntimeError("power cut")


def test_the_folder_appears_once_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "out"
    with whole_or_nothing(target, replaceable={"a.txt"}) as folder:
        (folder / "a.txt").write_text("one", encoding="utf-8")
        assert not target.exists()
    assert (target / "a.txt").read_text(encoding="utf-8") == "one"
    assert [entry.name for entry in target.parent.iterdir()] == ["out"]


def test_an_earlier_one_is_replaced_whole(tmp_path: Path) -> None:
    _write(tmp_path / "out", "one")
    _write(tmp_path / "out", "two")
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == "two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_failure_leaves_the_earlier_one(tmp_path: Path) -> None:
    _write(tmp_path / "out", "one")
    with pytest.raises(RuntimeError, match="power cut"):
        _write_half(tmp_path / "out")
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == "one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_what_somebody_else_keeps_there_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.odt").write_text("three years", encoding="utf-8")
    with pytest.raises(FolderNotOurs, match="holds other files"):
        _write(tmp_path / "out", "one")
    assert [entry.name for entry in (tmp_path / "out").iterdir()] == ["thesis.odt"]


def test_a_file_in_the_way_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(FolderNotOurs):
        _write(tmp_path / "out", "one")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


def test_what_a_dead_run_left_is_removed_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    dead = tmp_path / ".out.incomplete-999999999-abc"
    living = tmp_path / ".out.incomplete-1-abc"
    for folder in (dead, living):
        folder.mkdir()
    _write(tmp_path / "out", "one")
    assert not dead.exists()
    assert living.exists()
