"""The whole exercise over a million officials, against plain DuckDB that reads the same files and sorts the totals."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.baselines import read_and_sort
from bench.measure import GIBIBYTE, STATUT, Bound, Contender, arguments, measure, pack, report


def main() -> None:
    told = arguments(__doc__ or "", officials=1_000_000)
    folder = pack(told)
    run, baseline = measure(
        Contender(
            "`statut exercise run`", lambda out: [STATUT, "exercise", "run", folder, "--out", out, "--no-pdf", "--json"]
        ),
        Contender("DuckDB reads and sorts", lambda _: [sys.executable, Path(read_and_sort.__file__), folder]),
        rounds=told.rounds,
    )
    report(
        f"A run over {told.officials:,} officials",
        [run],
        [
            Bound("wall time, times the baseline", run.wall / baseline.wall, 4),
            Bound("peak memory in GiB", run.peak / GIBIBYTE, 4),
        ],
        baseline=baseline,
        strict=told.strict,
    )


if __name__ == "__main__":
    main()
