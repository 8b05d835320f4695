"""Importing an exercise: what comes out is what went in; imported again, only differences are recorded."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from statut.engine.api import Workbench
from statut.people import api as people
from statut.platform.audit.models import AuditEntry
from statut.platform.audit.record import OutOfOrder
from statut.platform.models import Supersession
from statut.promotion import queries
from statut.promotion.actions.import_exercise import UnknownPersons, import_exercise
from statut.promotion.actions.verify_exercise import verify_exercise
from statut.promotion.facts import load_exercise
from statut.promotion.models import Exercise, PointEntry
from tests.promotion.database.facts import EXERCISE, NAMES, TABLES, rows, workbench

Load = Callable[..., Workbench]


@pytest.mark.inventory("P02", "P05", "P07", "P11", "P13", "P15", "P24")
def test_what_comes_out_is_what_went_in(imported: Workbench, loaded: Load) -> None:
    out = loaded()
    for table in TABLES:
        assert out.table(table).schema == imported.table(table).schema, table
        assert rows(out, table) == rows(imported, table), table


@pytest.mark.usefixtures("imported")
def test_the_terms_of_the_exercise_come_back() -> None:
    assert load_exercise("130-2004", Workbench()) == EXERCISE


def test_facts_keep_the_order_of_the_files(imported: Workbench, loaded: Load) -> None:
    for table in TABLES:
        assert loaded().table(table).equals(imported.table(table)), table


@pytest.mark.usefixtures("db")
def test_a_pack_with_its_row_numbers_is_imported(
    institution: Workbench, clock: Iterator[datetime], loaded: Load
) -> None:
    for table in TABLES:
        institution.execute(f"ALTER TABLE {table} RENAME TO {table}_in_file")
        institution.execute(f'CREATE VIEW {table} AS SELECT *, rowid + 1 AS "row" FROM {table}_in_file')
    import_exercise(by="anna", workbench=institution, exercise=EXERCISE, at=next(clock))
    assert rows(loaded(), "duties") == rows(institution, "duties_in_file")


@pytest.mark.usefixtures("db")
def test_names_of_any_script_survive(institution: Workbench, clock: Iterator[datetime], loaded: Load) -> None:
    for number, name in enumerate(NAMES, start=1000):
        institution.execute(
            "INSERT INTO officials SELECT ?, ?, ?, gender, nationality, category, grade, grade_since, established_on,"
            " step, step_since, budget, status, status_since FROM officials WHERE personnel_number = '000001'",
            [f"{number}", name, name],
        )
        institution.execute("INSERT INTO points VALUES (?, 'merit', 20, ?, ?, NULL)", [f"{number}", name, name])
        institution.execute("INSERT INTO assignments VALUES (?, ?, ?, '2001-01-01', NULL)", [f"{number}", name, name])
    import_exercise(by=NAMES[0], workbench=institution, exercise=EXERCISE, at=next(clock))
    out = loaded()
    for table in ("officials", "points", "assignments"):
        assert rows(out, table) == rows(institution, table)
    assert verify_exercise("130-2004") == []


@pytest.mark.usefixtures("imported")
def test_the_audit_names_who_what_and_the_heads_of_the_chains() -> None:
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action, entry.object) == ("anna", "promotion.exercise.imported", "130-2004")
    heads = json.loads(entry.heads)
    assert heads["people_career"][0] == 12
    assert heads["promotion_point_entry/130-2004"][0] == PointEntry.objects.count()


def test_imported_again_nothing_is_recorded_twice(imported: Workbench, clock: Iterator[datetime], loaded: Load) -> None:
    before = PointEntry.objects.count()
    import_exercise(by="anna", workbench=imported, exercise=EXERCISE, at=next(clock))
    assert PointEntry.objects.count() == before
    assert Supersession.objects.count() == 0
    assert json.loads(AuditEntry.objects.order_by("-seq")[0].heads) == {}
    assert rows(loaded(), "points") == rows(imported, "points")


def test_changed_points_are_reversed_and_recorded_anew(
    imported: Workbench, clock: Iterator[datetime], loaded: Load
) -> None:
    imported.execute("UPDATE points SET half_points = 31 WHERE personnel_number = '000005' AND kind = 'merit'")
    imported.execute("DELETE FROM points WHERE personnel_number = '000001' AND kind = 'transitional'")
    import_exercise(by="anna", workbench=imported, exercise=EXERCISE, at=next(clock))

    reversals = PointEntry.objects.filter(reverses__isnull=False).order_by("person_id")
    assert [(entry.kind, entry.half_points) for entry in reversals] == [("transitional", -2), ("merit", -24)]
    for entry in reversals:
        reversed_entry = PointEntry.objects.get(exercise=entry.exercise, seq=entry.reverses)
        assert reversed_entry.half_points == -entry.half_points
        assert reversed_entry.person_id == entry.person_id
        assert entry.reason
    assert rows(loaded(), "points") == rows(imported, "points")
    assert verify_exercise("130-2004") == []


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("officials", "UPDATE officials SET family_name = 'Married' WHERE personnel_number = '000003'"),
        (
            "officials",
            "UPDATE officials SET grade = 'A4', grade_since = '2004-02-01' WHERE personnel_number = '000004'",
        ),
        (
            "officials",
            "UPDATE officials SET status = 'left', status_since = '2004-11-01' WHERE personnel_number = '000004'",
        ),
        ("officials", "UPDATE officials SET step_since = '2001-12-01', step = 2 WHERE personnel_number = '000004'"),
        ("officials", "UPDATE officials SET grade_since = '2009-12-01' WHERE personnel_number = '000004'"),
        ("assignments", "UPDATE assignments SET unit = 'Z.9' WHERE personnel_number = '000002'"),
        ("assignments", "UPDATE assignments SET valid_to = '2004-01-01' WHERE personnel_number = '000003'"),
        ("assignments", "DELETE FROM assignments WHERE personnel_number = '000001'"),
        ("assignments", "INSERT INTO assignments VALUES ('000002', 'DG9', NULL, '1990-01-01', '1991-01-01')"),
        ("duties", "DELETE FROM duties WHERE rowid = (SELECT max(rowid) FROM duties)"),
        ("duties", "INSERT INTO duties SELECT * FROM duties"),
        ("appeals", "UPDATE appeals SET outcome = 'interest', half_points = 2 WHERE personnel_number = '000001'"),
        ("indicative_thresholds", "UPDATE indicative_thresholds SET half_points = 90"),
        ("possibilities", "DELETE FROM possibilities WHERE grade = 'A5'"),
        ("decided_thresholds", "DELETE FROM decided_thresholds"),
        ("proceedings", "UPDATE proceedings SET closed_on = '2004-11-29' WHERE closed_on IS NULL"),
        ("ex_aequo", "UPDATE ex_aequo SET reason = 'equal opportunities'"),
    ],
)
def test_a_change_is_known_from_then_on_and_what_was_known_stays(
    imported: Workbench, clock: Iterator[datetime], loaded: Load, table: str, change: str
) -> None:
    before, known_then = rows(imported, table), next(clock)
    imported.execute(change)
    import_exercise(by="anna", workbench=imported, exercise=EXERCISE, at=next(clock))

    assert rows(imported, table) != before
    assert rows(loaded(), table) == rows(imported, table)
    assert rows(loaded(known_at=known_then), table) == before
    assert verify_exercise("130-2004") == []


def test_somebody_not_stated_any_more_leaves_the_exercise(
    imported: Workbench, clock: Iterator[datetime], loaded: Load
) -> None:
    for table in ("officials", "assignments", "points", "duties", "appeals", "proceedings", "ex_aequo"):
        imported.execute(f"DELETE FROM {table} WHERE personnel_number = '000002'")
    import_exercise(by="anna", workbench=imported, exercise=EXERCISE, at=next(clock))
    for table in TABLES:
        assert rows(loaded(), table) == rows(imported, table)


def test_other_terms_are_known_from_then_on(imported: Workbench, clock: Iterator[datetime]) -> None:
    known_then, changed = next(clock), replace(EXERCISE, months_rounding="exact", holidays=())
    import_exercise(by="anna", workbench=imported, exercise=changed, at=next(clock))
    assert load_exercise("130-2004", Workbench()) == changed
    assert load_exercise("130-2004", Workbench(), known_at=known_then) == EXERCISE


def test_a_later_exercise_continues_the_careers(imported: Workbench, clock: Iterator[datetime], loaded: Load) -> None:
    before = {table: rows(imported, table) for table in TABLES}
    imported.execute("UPDATE officials SET grade = 'A4', grade_since = '2005-01-01' WHERE personnel_number = '000004'")
    imported.execute(
        "UPDATE assignments SET directorate_general = 'DG8', valid_from = '2005-02-01' WHERE valid_to IS NULL"
    )
    imported.execute("DELETE FROM assignments WHERE valid_to IS NOT NULL")
    later = replace(EXERCISE, notice="99-2005", decided_on=date(2005, 11, 30))
    import_exercise(by="anna", workbench=imported, exercise=later, at=next(clock))

    careers = people.careers("000004")
    assert [(career.grade, career.valid.lower, career.valid.upper) for career in careers] == [
        ("A5", date(2002, 1, 5), date(2005, 1, 1)),
        ("A4", date(2005, 1, 1), None),
    ]
    assignment = people.assignment("000001", on=date(2004, 6, 1))
    assert assignment is not None
    assert (assignment.unit.directorate_general, assignment.valid.upper) == ("DG0", date(2005, 2, 1))
    # The first exercise reads the careers of its own date.
    assert rows(loaded(), "officials") == before["officials"]
    assert verify_exercise("99-2005") == []


@pytest.mark.usefixtures("db")
def test_rows_about_somebody_who_is_no_official_are_refused(institution: Workbench, clock: Iterator[datetime]) -> None:
    institution.execute("INSERT INTO points VALUES ('999999', 'merit', 20, NULL, NULL, NULL)")
    with pytest.raises(UnknownPersons, match=r"points names persons .*999999"):
        import_exercise(by="anna", workbench=institution, exercise=EXERCISE, at=next(clock))
    assert not Exercise.objects.exists()


def test_knowledge_does_not_go_backwards(imported: Workbench) -> None:
    imported.execute("DELETE FROM duties")
    with pytest.raises(OutOfOrder, match="lies before it"):
        import_exercise(by="anna", workbench=imported, exercise=EXERCISE, at=datetime(2004, 11, 30, tzinfo=UTC))


def test_the_workbench_is_left_as_it_was(imported: Workbench) -> None:
    assert imported.query("SELECT schema_name FROM duckdb_schemas() WHERE schema_name = 'recording'") == []
    assert {row["table_name"] for row in imported.query("SELECT table_name FROM duckdb_tables()")} == set(TABLES)


@pytest.mark.usefixtures("db")
def test_an_empty_institution_is_an_exercise_too(clock: Iterator[datetime], loaded: Load) -> None:
    empty = workbench(officials=0)
    for table in TABLES:
        empty.execute(f"DELETE FROM {table}")
    import_exercise(by="anna", workbench=empty, exercise=EXERCISE, at=next(clock))
    assert rows(loaded(), "officials") == []
    assert queries.exercise("130-2004").status == Exercise.Status.OPEN
