"""An institution of the Commission's size, end to end: check, run, findings, notice in HTML and JSON; without PDF."""

from __future__ import annotations

from bench.measure import STATUT, Bound, Contender, arguments, measure, pack, report


def main() -> None:
    told = arguments(__doc__ or "", officials=32_000)
    folder = pack(told)
    check, run = measure(
        Contender("`statut exercise check`", lambda _: [STATUT, "exercise", "check", folder, "--json"]),
        Contender(
            "`statut exercise run`", lambda out: [STATUT, "exercise", "run", folder, "--out", out, "--no-pdf", "--json"]
        ),
        rounds=told.rounds,
    )
    report(
        f"{told.officials:,} officials end to end",
        [check, run],
        [Bound("check and run together, wall time in s", check.wall + run.wall, 10)],
        strict=told.strict,
    )


if __name__ == "__main__":
    main()
