"""What the repository tells the world: no path of a machine, no address of a package registry."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Written in pieces, so that this file does not hold what it looks for.
FOLDERS = ("wo" + "rk", "ro" + "ot", "home", "opt", "Users")
HOSTS = ("py" + "pi.org", "python" + "hosted", "registry.np" + "mjs", "deb" + ".debian")
MACHINE_PATHS = re.compile(rf"(?<![\w.$}}/-])/(?:{'|'.join(FOLDERS)})/\w")
REGISTRIES = re.compile("|".join(re.escape(host) for host in HOSTS))


def tracked_files() -> list[Path]:
    """What git tracks, or would track with the next `git add`."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    listing = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if listing.returncode:
        pytest.skip("not a git working tree")
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="ignore")


def test_the_patterns_find_what_they_look_for() -> None:
    assert MACHINE_PATHS.search("open('/" + "home/someone/x')")
    assert not MACHINE_PATHS.search("var/" + "home/someone, DIR/" + "work/x")
    assert REGISTRIES.search("https://" + "py" + "pi.org/simple")


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRIES], ids=["machine paths", "registry addresses"])
def test_no_tracked_file_names(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_files()
        for match in pattern.finditer(text_of(path))
    ]
    assert found == []


def test_the_lock_that_runs_is_part_of_the_lock_that_tests() -> None:
    runs, tests = (pins(ROOT / name) for name in ("requirements.lock", "requirements-dev.lock"))
    assert runs.items() <= tests.items()
    assert "pyspark" in tests
    assert "pyspark" not in runs


def pins(lock: Path) -> dict[str, str]:
    """Each pinned package with its version; a pin without a hash is none."""
    return dict(
        re.findall(r"^([\w.-]+)==([^\s;]+)[^\\\n]*\\\n\s+--hash=sha256:", lock.read_text("utf-8"), re.MULTILINE)
    )
