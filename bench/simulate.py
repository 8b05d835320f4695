"""Other possibilities over a million officials: how long the answer takes once the pack is loaded."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from statistics import median

from bench.measure import STATUT, Bound, Contender, arguments, measure, pack, report


def a_tenth_more(folder: Path) -> str:
    """The first line of the pack's possibilities, a tenth higher, as `--set` wants it."""
    with (folder / "possibilities.csv").open(encoding="utf-8", newline="") as file:
        line = next(csv.DictReader(file))
    return f"{line['grade']}/{line['budget']}={int(line['promotions']) * 11 // 10}"


def main() -> None:
    told = arguments(__doc__ or "", officials=1_000_000)
    folder = pack(told)
    change = a_tenth_more(folder)
    (simulate,) = measure(
        Contender(
            f"`statut exercise simulate --set {change}`",
            lambda _: [STATUT, "exercise", "simulate", folder, "--set", change, "--json"],
        ),
        rounds=told.rounds,
    )
    said = [json.loads(output)["seconds"] for output in simulate.outputs]
    simulation, loading = (median(seconds[part] for seconds in said) for part in ("simulation", "loading"))
    report(
        f"A simulation over {told.officials:,} officials",
        [simulate],
        [Bound("the simulation itself, as the command says, in s", simulation, 1)],
        strict=told.strict,
        note=f"loading and today's result, as the command says: {loading:.2f} s",
    )


if __name__ == "__main__":
    main()
