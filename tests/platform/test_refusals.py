"""What the database itself refuses, whoever asks: overwriting, deleting, emptying, overlapping."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoDbBlocker

from statut.promotion.actions.import_exercise import import_exercise
from tests.promotion.database.facts import EXERCISE, instants, workbench
from tests.promotion.database.undone import undone

# The institution is made once for the module; what a test does to it is undone.
pytestmark = pytest.mark.django_db

APPEND_ONLY = (
    *("platform_audit_entry", "people_person", "people_directorate_general", "people_unit", "promotion_point_entry"),
)
CLOSED_ONCE = (
    *("people_person_details", "people_career", "people_assignment", "promotion_frame", "promotion_population"),
    *("promotion_duty", "promotion_appeal", "promotion_indicative_threshold", "promotion_possibility"),
    *("promotion_decided_threshold", "promotion_proceeding", "promotion_ex_aequo_choice"),
)


@pytest.fixture(scope="module")
def imported(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An imported institution."""
    del django_db_setup
    with django_db_blocker.unblock(), undone():
        import_exercise(by="anna", workbench=workbench(), exercise=EXERCISE, at=next(instants()))
        yield


def refusal(statement: str) -> str:
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(refused.value)


def columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0", [table])
        return [name for (name,) in cursor.fetchall()]


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize("table", [*APPEND_ONLY, *CLOSED_ONCE, "promotion_exercise"])
def test_nothing_is_deleted_or_emptied(table: str) -> None:
    assert "is append-only: DELETE is refused" in refusal(f"DELETE FROM {table}")
    assert "TRUNCATE" in refusal(f"TRUNCATE {table} CASCADE")


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_rows_are_not_overwritten(table: str) -> None:
    first = columns(table)[0]
    assert "is append-only: UPDATE is refused" in refusal(f"UPDATE {table} SET {first} = {first}")


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize("table", CLOSED_ONCE)
@pytest.mark.parametrize(
    "change",
    [
        "known = tstzrange(lower(known) - interval '1 day', now())",
        "known = tstzrange(lower(known), NULL)",
        "known = 'empty'",
        "link = sha256('x')",
        "known = tstzrange(lower(known), now()), link = sha256('x')",
    ],
)
def test_a_row_is_only_closed(table: str, change: str) -> None:
    assert "may only have its known range closed, once" in refusal(f"UPDATE {table} SET {change}")


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize("table", CLOSED_ONCE)
def test_a_row_is_closed_once(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET known = tstzrange(lower(known), '2005-01-01')")
    assert "once" in refusal(f"UPDATE {table} SET known = tstzrange(lower(known), '2006-01-01')")


@pytest.mark.usefixtures("imported")
def test_partitions_are_guarded_like_the_whole() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'promotion_point_entry'::regclass"
        )
        (partition,) = (name for (name,) in cursor.fetchall())
    assert "UPDATE is refused" in refusal(f"UPDATE {partition} SET half_points = 1")
    assert "DELETE is refused" in refusal(f"DELETE FROM {partition}")
    assert "TRUNCATE is refused" in refusal(f"TRUNCATE {partition} CASCADE")


@pytest.mark.usefixtures("imported")
def test_an_exercise_is_only_closed() -> None:
    assert "may be closed, once" in refusal("UPDATE promotion_exercise SET key = 'other'")
    assert "may be closed, once" in refusal("UPDATE promotion_exercise SET imported_at = now()")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE promotion_exercise SET status = 'closed', known_at = now()")
    assert "may be closed, once" in refusal("UPDATE promotion_exercise SET status = 'open', known_at = NULL")


ASSIGNMENT = (
    "INSERT INTO people_assignment SELECT 1000, person_id, unit_id, '{valid}', '{known}', link FROM people_assignment"
    " WHERE seq = 2"
)


@pytest.mark.usefixtures("imported")
def test_assignments_of_a_person_do_not_overlap() -> None:
    overlapping = ASSIGNMENT.format(valid="[2001-01-01,2001-09-02)", known="[2004-12-01 09:00+00,)")
    assert "people_assignment_no_overlap" in refusal(overlapping)
    for valid, known in (
        ("[2001-01-01,2001-09-01)", "[2004-12-01 09:00+00,)"),
        ("[2001-01-01,2001-09-02)", "[2003-01-01 09:00+00,2004-12-01 09:00+00)"),
    ):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                ASSIGNMENT.format(valid=valid, known=known).replace("1000", "1001" if "2003" in known else "1002")
            )


@pytest.mark.usefixtures("imported")
def test_nobody_has_two_careers_that_go_on() -> None:
    assert "people_career_person_id" in refusal(
        "INSERT INTO people_career SELECT 1000, person_id, category, grade, grade_since, established_on, step,"
        " step_since, budget, status, status_since, '[2010-01-01,)', known, link FROM people_career WHERE seq = 2"
    )


@pytest.mark.usefixtures("imported")
def test_a_unit_lives_within_its_directorate_general() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO people_directorate_general VALUES ('ADMIN', '[2000-01-01,2004-01-01)')")
        cursor.execute("INSERT INTO people_directorate_general VALUES ('ADMIN', '[2004-01-01,)')")
        cursor.execute("INSERT INTO people_unit VALUES (1001, 'ADMIN', 'A.1', '[2003-01-01,2006-01-01)')")
    assert "people_unit_within_directorate_general" in refusal(
        "INSERT INTO people_unit VALUES (1002, 'ADMIN', 'A.2', '[1999-12-31,2001-01-01)')"
    )
    assert "people_unit_no_overlap" in refusal("INSERT INTO people_unit VALUES (1003, 'ADMIN', 'A.1', '[2005-01-01,)')")


@pytest.mark.usefixtures("imported")
def test_a_directorate_general_has_one_life_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO people_directorate_general VALUES ('ADMIN', '[2000-01-01,2004-01-01)')")
    assert "people_directorate_general_pkey" in refusal(
        "INSERT INTO people_directorate_general VALUES ('ADMIN', '[2003-12-31,)')"
    )


@pytest.mark.usefixtures("imported")
def test_every_table_of_record_is_guarded() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'no_truncate'")
        guarded = {name for (name,) in cursor.fetchall()}
    assert {model._meta.db_table for model in apps.get_models()} <= guarded
