"""`statut exercise import` and `rerun`, `statut notice`: recorded, published, run again, verified.

Each command is a process of its own, which brings its database up and down.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from statut.demo.pack import make_pack
from statut.demo.special_cases import make_special_cases
from statut.platform.database import embedded
from tests.cli.command_line import Ended


def _statut(*arguments: str | Path, home: Path) -> Ended:
    command = [sys.executable, "-m", "statut.cli", *map(str, arguments)]
    environment = {**os.environ, "STATUT_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def _home() -> Iterator[Path]:
    # In a place that the account of the server can reach, where the tests run as root.
    folder = Path(tempfile.mkdtemp(prefix="statut-home-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def published() -> Iterator[tuple[Path, Path, Path]]:
    """A small exercise that was imported and published: home, pack, and the folder of the publication."""
    for home in _home():
        pack = home / "pack"
        pack.mkdir()
        make_pack(pack, officials=400)
        ended = _statut("exercise", "import", pack, "--out", home / "out", "--by", "a jurist", "--no-pdf", home=home)
        assert ended.code == 0, ended.err
        yield home, pack, home / "out"


def _execute(home: Path, *statements: str) -> None:
    """Around the guards of the database, as an administrator with bad intentions could."""
    with (
        embedded.running(home / "postgres") as server,
        psycopg.connect(server.url("statut"), autocommit=True) as connection,
    ):
        connection.execute("SET session_replication_role = replica")
        for statement in statements:
            assert connection.execute(statement.encode()).rowcount == 1, statement


@pytest.mark.inventory("P32")
def test_a_rerun_gives_the_published_files_byte_for_byte(published: tuple[Path, Path, Path]) -> None:
    home, _, out = published
    again = home / "again"
    ended = _statut("exercise", "rerun", "130-2004", "--out", again, "--json", home=home)
    assert ended.code == 0, ended.err
    assert set(ended.document["files"].values()) == {"identical"}
    for file in again.iterdir():
        assert file.read_bytes() == (out / file.name).read_bytes(), file.name
    assert {file.name for file in out.iterdir()} - {file.name for file in again.iterdir()} == {"notice.sig"}


def test_a_rerun_on_postgresql_gives_the_same(published: tuple[Path, Path, Path]) -> None:
    ended = _statut("exercise", "rerun", "130-2004", "--engine", "postgres", "--json", home=published[0])
    assert ended.code == 0, ended.err
    assert set(ended.document["files"].values()) == {"identical"}


def test_a_closed_exercise_is_not_imported_again(published: tuple[Path, Path, Path]) -> None:
    home, pack, _ = published
    ended = _statut("exercise", "import", pack, "--out", home / "second", "--no-pdf", home=home)
    assert ended.code == 1
    assert "closed" in ended.err
    assert not (home / "second").exists()


@pytest.mark.inventory("P32")
def test_the_register_names_the_notice(published: tuple[Path, Path, Path]) -> None:
    document = _statut("notice", "register", "--json", home=published[0]).document
    assert [notice["number"] for notice in document] == ["130-2004"]
    assert document[0]["published_by"] == "a jurist"
    assert "114-2004" in document[0]["references"]
    assert "notice.html" in document[0]["files"]


def test_the_seal_is_verified_and_a_changed_file_found(published: tuple[Path, Path, Path], tmp_path: Path) -> None:
    home, _, out = published
    ended = _statut("notice", "verify", out / "notice.sig", "--json", home=home)
    assert ended.code == 0
    assert ended.document["subject"] == "Administrative notice 130-2004"

    copied = tmp_path / "copied"
    shutil.copytree(out, copied)
    with (copied / "thresholds.csv").open("a", encoding="utf-8") as file:
        file.write("A4,1,1,1,1\n")
    ended = _statut("notice", "verify", copied / "notice.sig", "--json", home=home)
    assert ended.code == 1
    assert {file["name"] for file in ended.document["files"] if file["state"] == "changed"} == {"thresholds.csv"}


def test_an_unknown_exercise(published: tuple[Path, Path, Path]) -> None:
    ended = _statut("exercise", "rerun", "1-1999", home=published[0])
    assert ended.code == 2
    assert "1-1999" in ended.err


@pytest.mark.inventory("P17")
def test_an_exercise_with_something_left_to_a_committee_stays_open() -> None:
    for home in _home():
        pack = home / "pack"
        pack.mkdir()
        make_special_cases(pack)
        ended = _statut("exercise", "import", pack, "--out", home / "out", "--no-pdf", home=home)
        assert ended.code == 3, ended.err
        assert _statut("notice", "register", "--json", home=home).document == []
        # Open: the same again is no contradiction, and changes nothing.
        assert _statut("exercise", "import", pack, "--out", home / "out", "--no-pdf", home=home).code == 3


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE promotion_point_entry SET half_points = half_points + 1 WHERE seq = 7", "promotion_point_entry"),
        ("UPDATE promotion_decision SET reason = 'He knows why.' WHERE seq = 3", "promotion_decision"),
        ("DELETE FROM people_assignment WHERE seq = 5", "people_assignment"),
    ],
)
def test_a_touched_row_is_found_and_named(published: tuple[Path, Path, Path], statement: str, place: str) -> None:
    for home in _home():
        shutil.rmtree(home)
        shutil.copytree(published[0], home, symlinks=True)
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "--reference", published[0] / "postgres", home / "postgres"], check=True)
        _execute(home, statement)
        ended = _statut("exercise", "rerun", "130-2004", home=home)
        assert ended.code == 1
        assert place in ended.out, ended.out
