"""`statut demo`: the demonstration end to end, twice; packs of any size; the cast."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command_line import Ended, statut


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that the account of the embedded server can reach, where the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="statut-demo-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def _demo(place: Path) -> Ended:
    command = [sys.executable, "-m", "statut.cli", "demo", "run", "--no-pdf", "--out", str(place / "demo")]
    environment = {**os.environ, "STATUT_HOME": str(place / "home")}
    environment.pop("DATABASE_URL", None)
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    return Ended(ended.returncode, ended.stdout, ended.stderr)


@pytest.mark.inventory("P22", "P32")
def test_the_first_run_publishes_and_the_second_proves_it(place: Path) -> None:
    first = _demo(place)
    assert first.code == 0, first.err
    assert "│ total    │    1016 │     141 │    235 │" in first.out
    assert (place / "demo" / "out" / "notice.html").exists()

    second = _demo(place)
    assert second.code == 0, second.err
    assert "Every chain holds." in second.out
    assert second.out.count("identical") == 9
    assert "different" not in second.out


def test_make_pack_fills_an_empty_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    assert statut("demo", "make-pack", folder, "--officials", "60", "--seed", "5", home=tmp_path).code == 0
    assert statut("exercise", "check", folder, home=tmp_path).code == 0
    ended = statut("demo", "make-pack", folder, home=tmp_path)
    assert ended.code == 2
    assert "not empty" in ended.err


def test_the_cast_is_shown(tmp_path: Path) -> None:
    ended = statut("demo", "cast", home=tmp_path)
    assert ended.code == 0
    assert "Ada Lindqvist" in ended.out
