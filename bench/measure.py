"""Whole processes, measured: wall time, CPU time, peak memory; medians of alternating rounds; ratios and bounds."""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
WORK = ROOT / "var" / "bench"
STATUT = Path(sys.executable).with_name("statut")

DONE = 0
LEFT_TO_COMMITTEE = 3
GIBIBYTE = 1 << 30


@dataclass(frozen=True)
class Usage:
    """What one process used: seconds on the clock, seconds of CPU (user and system), bytes at its peak."""

    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True)
class Contender:
    """A command to measure. It is given a fresh folder for its results in each round."""

    name: str
    command: Callable[[Path], Sequence[str | Path]]
    environment: Callable[[], dict[str, str]] = dict


@dataclass(frozen=True)
class Measured:
    """A contender with what each of its rounds used and printed."""

    name: str
    usages: tuple[Usage, ...]
    outputs: tuple[str, ...]

    @property
    def wall(self) -> float:
        return statistics.median(usage.wall for usage in self.usages)

    @property
    def cpu(self) -> float:
        return statistics.median(usage.cpu for usage in self.usages)

    @property
    def peak(self) -> float:
        return statistics.median(usage.peak for usage in self.usages)

    def spread(self) -> str:
        return f"{min(usage.wall for usage in self.usages):.2f} to {max(usage.wall for usage in self.usages):.2f}"


@dataclass(frozen=True)
class Bound:
    """A promise of the project, and what was measured."""

    promise: str
    measured: float
    limit: float

    @property
    def holds(self) -> bool:
        return self.measured <= self.limit

    def __str__(self) -> str:
        return f"{self.promise}: {self.measured:.2f}, at most {self.limit:g}: {'holds' if self.holds else 'PASSED'}"


class Failed(Exception):
    """A measured command did not do its work."""


def run_once(contender: Contender) -> tuple[Usage, str]:
    """One run in a process of its own, and its standard output; raises Failed."""
    WORK.mkdir(parents=True, exist_ok=True)
    results = Path(tempfile.mkdtemp(prefix="results-", dir=WORK))
    try:
        command = [str(word) for word in contender.command(results / "out")]
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            start = time.perf_counter()
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
                env=os.environ | contender.environment(),
            )  # fmt: skip
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            printed, complaints = (_text(file) for file in (output, errors))
        if process.returncode not in (DONE, LEFT_TO_COMMITTEE):
            raise Failed(f"{' '.join(command)} ended with {process.returncode}\n{printed[-2000:]}{complaints[-2000:]}")
    finally:
        shutil.rmtree(results)
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024), printed


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def measure(*contenders: Contender, rounds: int) -> list[Measured]:
    """All contenders in turn, round after round, so that a slow moment of the machine hits each alike."""
    usages: list[list[Usage]] = [[] for _ in contenders]
    outputs: list[list[str]] = [[] for _ in contenders]
    for count in range(rounds):
        for place, contender in enumerate(contenders):
            say(f"round {count + 1} of {rounds}: {contender.name}")
            usage, printed = run_once(contender)
            usages[place].append(usage)
            outputs[place].append(printed)
    return [
        Measured(contender.name, tuple(used), tuple(printed))
        for contender, used, printed in zip(contenders, usages, outputs, strict=True)
    ]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def arguments(description: str, *, officials: int) -> Namespace:
    """What every bench is told: size and seed of the pack, how many rounds, whether a passed bound is a failure."""
    parser = ArgumentParser(description=description)
    parser.add_argument("--officials", type=int, default=officials, help=f"size of the pack ({officials})")
    parser.add_argument("--seed", type=int, default=2004, help="seed of the pack (2004)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each contender (3)")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a promised bound is passed")
    return parser.parse_args()


def pack(told: Namespace) -> Path:
    """The pack of this size and seed, made once and kept."""
    folder = WORK / f"pack-{told.officials}-{told.seed}"
    if not folder.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        say(f"making a pack of {told.officials:,} officials")
        size = ["--officials", str(told.officials), "--seed", str(told.seed)]
        subprocess.run([STATUT, "demo", "make-pack", folder, *size], check=True, stdout=subprocess.DEVNULL)
    return folder


def report(
    title: str,
    measured: Sequence[Measured],
    bounds: Sequence[Bound],
    *,
    strict: bool,
    baseline: Measured | None = None,
    note: str = "",
) -> None:
    """Print the table, with ratios where there is a baseline. Exits 1 on a passed bound where `strict`."""
    print(f"\n### {title}\n")
    print("| | wall, median (s) | wall, from to (s) | CPU (s) | peak memory (MiB) |")
    print("|---|---:|---:|---:|---:|")
    for one in (*measured, *([baseline] if baseline else [])):
        print(f"| {one.name} | {one.wall:.2f} | {one.spread()} | {one.cpu:.2f} | {one.peak / (1 << 20):.0f} |")
        if baseline and one is not baseline:
            print(f"| **times the baseline** | {_ratios(one, baseline)} |")
    print()
    for line in (*bounds, *([note] if note else [])):
        print(f"- {line}")
    print(f"- {len(measured[0].usages)} rounds, alternating, whole processes; {machine()}", flush=True)
    if strict and not all(bound.holds for bound in bounds):
        sys.exit(1)


def _ratios(one: Measured, baseline: Measured) -> str:
    return f"{one.wall / baseline.wall:.2f} | | {one.cpu / baseline.cpu:.2f} | {one.peak / baseline.peak:.2f}"


def machine() -> str:
    """The machine and the versions, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIBIBYTE
    parts = ", ".join(f"{name} {version(name)}" for name in ("statut", "duckdb", "ibis-framework", "pyarrow"))
    return (
        f"{_processor()}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, {platform.system()}"
        f" {platform.release()}, Python {platform.python_version()}, {parts}"
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
