"""Reading a pack: each file into its facts table, and all that is wrong with single files, lines and cells.

Besides the facts tables, the workbench holds `rows_in_doubt`: the rows of which a cell could not be read or converted
(then NULL in the facts table), and, without row number, those that could not be read at all. Checks across rows keep
away from them, so that one wrong cell is reported once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from statut.engine.api import Workbench
from statut.promotion.pack.exact_reading import Record, header, unreadable
from statut.promotion.pack.exercise_file import read_exercise
from statut.promotion.pack.facts_tables import create_empty_facts
from statut.promotion.pack.finding import Finding
from statut.promotion.pack.format import CSV_FILES, EXERCISE_FILE, CsvFile
from statut.promotion.pack.problems import WHOLE_LINE, Problem
from statut.promotion.pack.quick_reading import is_plain, read_quickly
from statut.promotion.pack.text_reading import read_as_text
from statut.rules.promotion.exercise import Exercise

Progress = Callable[[str], None]


@dataclass(frozen=True)
class PackReading:
    """What reading a pack found. The facts are tables of the workbench.

    `exercise`: None where exercise.toml has problems. `problems` have their lines; `findings`, the wrong cells of rows
    that could be read, have the number of the row. `usable`: the facts tables whose file has the right columns (or is
    rightly absent), so that it makes sense to check across its rows.
    """

    exercise: Exercise | None
    problems: list[Problem]
    findings: list[Finding]
    usable: frozenset[str]


def read_pack(folder: Path, workbench: Workbench, progress: Progress | None = None) -> PackReading:
    """Read every file of a pack into the workbench.

    Raises NotADirectoryError where there is no such folder; what is wrong inside it comes back as problems.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder")
    workbench.execute(
        "CREATE TABLE rows_in_doubt (table_name VARCHAR, row BIGINT, column_name VARCHAR, personnel_number VARCHAR)"
    )
    exercise, problems = read_exercise(folder)
    findings: list[Finding] = []
    usable = set()
    for file in CSV_FILES:
        if progress:
            progress(f"reading {file.name}")
        found = _read_file(file, folder / file.name, workbench)
        problems += found.problems
        findings += found.findings
        if found.usable:
            usable.add(file.table)
    problems += _files_of_other_names(folder)
    return PackReading(exercise, problems, findings, frozenset(usable))


@dataclass(frozen=True)
class _FileReading:
    usable: bool
    problems: list[Problem]
    findings: list[Finding] = field(default_factory=list)


def _read_file(file: CsvFile, path: Path, workbench: Workbench) -> _FileReading:
    if not path.exists():
        create_empty_facts(file, workbench)
        missing = [] if file.optional else [Problem(file.name, 1, WHOLE_LINE, "the file is missing")]
        return _FileReading(file.optional, missing)
    try:
        first = header(path)
    except OSError as trouble:
        create_empty_facts(file, workbench)
        reason = f"the file cannot be read: {trouble.strerror}"
        return _FileReading(False, [Problem(file.name, 1, WHOLE_LINE, reason)])
    return _read_present(file, path, first, workbench)


def _read_present(file: CsvFile, path: Path, first: Record | None, workbench: Workbench) -> _FileReading:
    problems = _header_problems(file, first)
    if first is None or first.fault:
        create_empty_facts(file, workbench)
        return _FileReading(False, problems)
    plain = not problems and first.line == 1 and is_plain(path)
    if plain and read_quickly(file, path, first.cells, workbench):
        return _FileReading(True, [])
    text = read_as_text(file, path, first.cells, workbench, plain=plain)
    usable = all(first.cells.count(column.name) == 1 for column in file.columns)
    return _FileReading(usable, [*problems, *text.problems], text.findings)


def _files_of_other_names(folder: Path) -> list[Problem]:
    known = {file.name for file in CSV_FILES}
    others = sorted(path.name for path in folder.iterdir() if path.suffix.lower() == ".csv" and path.name not in known)
    reason = f"the format knows no file of this name: its files are {EXERCISE_FILE}, {', '.join(sorted(known))}"
    return [Problem(name, 1, WHOLE_LINE, reason) for name in others]


def _header_problems(file: CsvFile, first: Record | None) -> list[Problem]:
    if first is None:
        return [Problem(file.name, 1, WHOLE_LINE, f"the file is empty: a header is expected: {','.join(file.names)}")]
    if first.fault:
        return [Problem(file.name, first.line, WHOLE_LINE, first.fault)]
    return [
        Problem(file.name, first.line, name or WHOLE_LINE, reason)
        for name, reason in (*_faults_of_names(file, first.cells), *_missing_names(file, first.cells))
    ]


def _faults_of_names(file: CsvFile, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name, times in Counter(names).items():
        if fault := unreadable(name):
            yield name, fault
        elif not name:
            yield name, "the header has a column without a name"
        elif name not in file.names:
            yield name, f"the column is not known: the columns are {', '.join(file.names)}"
        elif times > 1:
            yield name, f"the column stands {times} times in the header"


def _missing_names(file: CsvFile, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((name, "the column is missing") for name in file.names if name not in names)
