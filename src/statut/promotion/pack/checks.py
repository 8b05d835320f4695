"""The one call that reads a pack and checks all that can be checked before the run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from statut.engine.api import Workbench
from statut.promotion.pack.checks_of_careers import CHECKS_OF_CAREERS
from statut.promotion.pack.checks_of_keys import CHECKS_OF_KEYS
from statut.promotion.pack.checks_of_points import CHECKS_OF_POINTS, late_appeals, sum_points
from statut.promotion.pack.finding import LINE_OF, Case, Dates, Finding
from statut.promotion.pack.format import ASSIGNMENTS, OFFICIALS, PERSON, CsvFile
from statut.promotion.pack.places import in_order, lines_of_rows
from statut.promotion.pack.problems import Note, PackRefused, Problem
from statut.promotion.pack.reading import Progress, read_pack
from statut.rules.parameters.pay import PAY_UNTIL_APRIL_2004
from statut.rules.promotion.exercise import Exercise
from statut.rules.promotion.limits import capped_points, priority_quota
from statut.rules.promotion.points import points_received
from statut.rules.promotion.rule_sets import COMMISSION_2004, rule_set
from statut.rules.promotion.time_limits import last_day_of_appeal


@dataclass(frozen=True)
class CheckedPack:
    """A sound pack: its exercise, and notes on what the run leaves out of account. The facts are in the workbench.

    `answered`: the rules that the checks have answered there already.
    """

    exercise: Exercise
    notes: tuple[Note, ...]
    answered: frozenset[str] = frozenset((points_received.name,))


def check_pack(folder: Path, workbench: Workbench, progress: Progress | None = None) -> CheckedPack:
    """Read a pack into the workbench and check it.

    Raises PackRefused with every problem found, by file (in the order of the format), line and column.
    """
    reading = read_pack(folder, workbench, progress)
    if progress:
        progress("checking across rows and files")
    case = _case(reading.exercise, workbench)
    places = _located(folder, [*reading.findings, *_findings(case, reading.usable)])
    problems = [*reading.problems, *(Problem(*place) for place in places)]
    if problems or reading.exercise is None:
        raise PackRefused(in_order(problems))
    notes = in_order(Note(*place) for place in _located(folder, late_appeals(case)))
    return CheckedPack(reading.exercise, notes)


def _case(exercise: Exercise | None, workbench: Workbench) -> Case:
    law = (rule_set(exercise.rules) if exercise else COMMISSION_2004).law_of(exercise)
    steps = {grade: pay.last_step for grade, pay in law(PAY_UNTIL_APRIL_2004).items()}
    dates = Dates(exercise.reference_date, last_day_of_appeal(exercise).value) if exercise else None
    return Case(workbench, law, steps, dates)


def _findings(case: Case, usable: frozenset[str]) -> Iterator[Finding]:
    sum_points(case)
    for check in (*CHECKS_OF_KEYS, *CHECKS_OF_CAREERS, *CHECKS_OF_POINTS):
        if usable.issuperset(file.table for file in check.files):
            found = tuple(check.find(case))
            _doubt(found, case)
            yield from found
    for table in (capped_points.name, priority_quota.name, "perhaps_twice"):
        case.workbench.execute(f"DROP TABLE IF EXISTS {table}")


def _doubt(found: Iterable[Finding], case: Case) -> None:
    """Whose grade or assignment is contested is left out of the quotas: one mistake is reported once."""
    rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for finding in found:
        if finding.file in (OFFICIALS, ASSIGNMENTS):
            rows[finding.file.table, finding.column].append(finding.row)
    for (table, column), numbers in rows.items():
        case.workbench.execute(
            f'INSERT INTO rows_in_doubt SELECT ?, "row", ?, {PERSON} FROM {table} '
            'WHERE "row" IN (SELECT unnest(?::BIGINT[]))',
            [table, column, numbers],
        )


def _located(folder: Path, findings: Iterable[Finding]) -> Iterator[tuple[str, int, str, str]]:
    """File, line, column and words of findings; only files with findings are read again, for their lines."""
    by_file: defaultdict[CsvFile, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_file[finding.file].append(finding)
    for file, found in by_file.items():
        wanted = {row for each in found for row in (each.row, each.other) if row is not None}
        lines = lines_of_rows(folder / file.name, wanted)
        for each in found:
            words = each.words if each.other is None else each.words.replace(LINE_OF, str(lines[each.other]))
            yield file.name, lines[each.row], each.column, words
