"""Verifying an exercise: whoever goes past the database's refusals is found out, by table, row, person and field."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from statut.engine.api import Workbench
from statut.platform import chain, temporal
from statut.platform.chain import Break
from statut.platform.database import bulk
from statut.promotion import queries
from statut.promotion.actions.close_exercise import close_exercise
from statut.promotion.actions.correct_points import correct_points
from statut.promotion.actions.import_exercise import import_exercise
from statut.promotion.actions.verify_exercise import verify_exercise
from statut.promotion.record import POINTS
from tests.promotion.database.decided import decided
from tests.promotion.database.facts import EXERCISE, instants, workbench
from tests.promotion.database.undone import undone

# The history is made once for the module; what a test does to it is undone.
pytestmark = pytest.mark.django_db

KEY = "130-2004"


@pytest.fixture(scope="module")
def history(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An exercise with a history: imported, changed, corrected, closed."""
    del django_db_setup
    clock, institution = instants(), workbench()
    with django_db_blocker.unblock(), undone():
        import_exercise(by="anna", workbench=institution, exercise=EXERCISE, at=next(clock))
        institution.execute("UPDATE officials SET family_name = 'Married' WHERE personnel_number = '000003'")
        institution.execute("UPDATE assignments SET unit = 'Z.9' WHERE personnel_number = '000002'")
        institution.execute("UPDATE possibilities SET promotions = 4 WHERE grade = 'A5' AND budget = 'operating'")
        import_exercise(by="anna", workbench=institution, exercise=EXERCISE, at=next(clock))
        correct_points(by="ben", key=KEY, entry=3, half_points=7, reason="typing error", at=next(clock))
        close_exercise(by="clara", key=KEY, result=decided(institution), published={}, at=next(clock))
        yield


def tamper(*statements: str) -> None:
    """Change rows past the triggers, as somebody with the rights of the owner could."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
            assert cursor.rowcount > 0, statement
        cursor.execute("SET LOCAL session_replication_role = origin")


def found() -> list[Break]:
    return verify_exercise(KEY)


@pytest.mark.usefixtures("history")
def test_what_nobody_touched_is_sound() -> None:
    assert found() == []


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("statement", "table", "row", "person", "field"),
    [
        (
            "UPDATE promotion_point_entry SET half_points = 99 WHERE seq = 5",
            f"promotion_point_entry/{KEY}",
            5,
            "000005",
            "half_points",
        ),
        (
            "UPDATE promotion_point_entry SET label = 'Favour' WHERE seq = 14",
            f"promotion_point_entry/{KEY}",
            14,
            "000002",
            "label",
        ),
        (
            "UPDATE promotion_point_entry SET person_id = 1 WHERE seq = 5",
            f"promotion_point_entry/{KEY}",
            5,
            "000001",
            "personnel_number",
        ),
        (
            "UPDATE promotion_decision SET outcome = 'left' WHERE seq = 2",
            f"promotion_decision/{KEY}",
            2,
            "000002",
            "outcome",
        ),
        (
            "UPDATE promotion_decision SET basic_salary = 9999 WHERE seq = 8",
            f"promotion_decision/{KEY}",
            8,
            "000011",
            "basic_salary",
        ),
        ("UPDATE people_career SET grade_since = '1990-01-01' WHERE seq = 12", "people_career", 12, "000012", None),
        (
            "UPDATE people_person_details SET family_name = 'Thief' WHERE seq = 1",
            "people_person_details",
            1,
            "000001",
            None,
        ),
        ("UPDATE people_person_details SET gender = 'm' WHERE seq = 4", "people_person_details", 4, "000004", "gender"),
        (
            "UPDATE people_assignment SET unit_id = 1 WHERE seq = 2",
            "people_assignment",
            2,
            "000002",
            "directorate_general",
        ),
        (
            "UPDATE people_assignment SET valid = '[1990-01-01,)' WHERE seq = 6",
            "people_assignment",
            6,
            "000006",
            "valid_from",
        ),
        (
            "UPDATE promotion_appeal SET half_points = 9 WHERE seq = 1",
            f"promotion_appeal/{KEY}",
            1,
            "000001",
            "half_points",
        ),
        (
            "UPDATE promotion_duty SET normal_duty = NOT normal_duty WHERE seq = 1",
            f"promotion_duty/{KEY}",
            1,
            "000001",
            "normal_duty",
        ),
        (
            "UPDATE promotion_possibility SET promotions = 9 WHERE seq = 2",
            f"promotion_possibility/{KEY}",
            2,
            None,
            "promotions",
        ),
        (
            "UPDATE promotion_indicative_threshold SET half_points = NULL WHERE seq = 1",
            f"promotion_indicative_threshold/{KEY}",
            1,
            None,
            "half_points",
        ),
        (
            "UPDATE promotion_decided_threshold SET half_points = 5 WHERE seq = 1",
            f"promotion_decided_threshold/{KEY}",
            1,
            None,
            "half_points",
        ),
        (
            "UPDATE promotion_proceeding SET closed_on = '2004-06-01' WHERE seq = 1",
            f"promotion_proceeding/{KEY}",
            1,
            "000002",
            "closed_on",
        ),
        (
            "UPDATE promotion_ex_aequo_choice SET chosen = true WHERE seq = 2",
            f"promotion_ex_aequo_choice/{KEY}",
            2,
            "000004",
            "chosen",
        ),
        ("UPDATE promotion_frame SET terms = replace(terms, 'up', 'exact')", f"promotion_frame/{KEY}", 1, None, None),
        ("UPDATE promotion_population SET persons = '{[1,3)}'", f"promotion_population/{KEY}", 1, None, None),
        ("UPDATE platform_audit_entry SET actor = 'nobody' WHERE seq = 3", "platform_audit_entry", 3, None, None),
        ("UPDATE platform_supersession SET successor = 1 WHERE seq = 1", "platform_supersession", 1, None, "successor"),
    ],
)
def test_an_altered_value_is_named(statement: str, table: str, row: int, person: str | None, field: str | None) -> None:
    tamper(statement)
    breaks = found()
    assert [(each.chain, each.seq) for each in breaks] == [(table, row)]
    assert (breaks[0].person, breaks[0].field) == (person, field)
    assert "altered" in str(breaks[0])


@pytest.mark.usefixtures("history")
def test_the_words_say_what_stood_there() -> None:
    tamper("UPDATE promotion_point_entry SET half_points = 99 WHERE seq = 5")
    assert str(found()[0]) == (
        "promotion_point_entry/130-2004, row 5, person 000005: half_points was altered:"
        " it reads “99”, it was written as “4”"
    )


@pytest.mark.usefixtures("history")
def test_a_number_given_to_somebody_else_is_seen_on_every_row() -> None:
    tamper("UPDATE people_person SET personnel_number = 'X' WHERE personnel_number = '000007'")
    breaks = found()
    assert {each.chain for each in breaks} >= {"people_career", "people_person_details", f"promotion_point_entry/{KEY}"}
    assert {each.person for each in breaks} == {"X"}


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("people_career", "people_career"),
        ("people_assignment", "people_assignment"),
        ("promotion_point_entry", f"promotion_point_entry/{KEY}"),
        ("promotion_decision", f"promotion_decision/{KEY}"),
    ],
)
def test_a_missing_row_is_named(table: str, name: str) -> None:
    tamper(f"DELETE FROM {table} WHERE seq = 4")
    assert [(each.chain, each.seq, each.words) for each in found()] == [(name, 4, "the row is missing")]


@pytest.mark.usefixtures("history")
def test_a_chain_cut_short_is_seen() -> None:
    tamper("DELETE FROM promotion_decision WHERE seq > 5")
    assert [(each.seq, each.words) for each in found()] == [(6, "rows 6 to 8 are missing")]


@pytest.mark.usefixtures("history")
def test_a_row_slipped_in_is_seen() -> None:
    tamper(
        "INSERT INTO promotion_point_entry (exercise_id, seq, person_id, kind, half_points, recorded_at, link)"
        " SELECT exercise_id, 1000, person_id, 'merit', 40, recorded_at, link FROM promotion_point_entry WHERE seq = 1"
    )
    assert {each.chain for each in found()} == {f"promotion_point_entry/{KEY}"}


@pytest.mark.usefixtures("history")
def test_rows_in_another_order_are_seen() -> None:
    tamper(
        "UPDATE promotion_point_entry SET seq = -1 WHERE seq = 7",
        "UPDATE promotion_point_entry SET seq = 7 WHERE seq = 8",
        "UPDATE promotion_point_entry SET seq = 8 WHERE seq = -1",
    )
    assert {each.seq for each in found()} >= {7, 8}


@pytest.mark.usefixtures("history")
def test_an_altered_link_is_told_from_an_altered_row() -> None:
    tamper("UPDATE promotion_point_entry SET link = sha256('x') WHERE seq = 7")
    assert [(each.seq, each.field) for each in found()] == [(7, "link")]


@pytest.mark.usefixtures("history")
def test_a_chain_made_anew_does_not_meet_the_audit() -> None:
    ledger = queries.chains(queries.exercise(KEY)).of(POINTS)
    tamper("UPDATE promotion_point_entry SET half_points = 40 WHERE seq = 20")
    forger = Workbench()
    temporal.read(bulk.connection(), forger, "forged", ledger, "true")
    links = chain.extend(forger, ledger, chain.Head(0, ledger.genesis), "SELECT * FROM forged ORDER BY seq")
    for seq, link in enumerate(links, start=1):
        tamper(f"UPDATE promotion_point_entry SET link = '\\x{link.hex()}' WHERE seq = {seq}")
    breaks = found()
    assert breaks
    assert all("made anew" in each.words for each in breaks)


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    "known",
    [
        "tstzrange(lower(known), lower(known) + interval '1 second')",
        "tstzrange(lower(known), upper(known) + interval '1 second')",
    ],
)
def test_a_touched_axis_of_knowledge_is_seen(known: str) -> None:
    row = "upper(known) IS NOT NULL" if "upper(known) +" in known else "seq = 5"
    tamper(f"UPDATE people_person_details SET known = {known} WHERE {row}")
    breaks = found()
    assert [(each.chain, each.field) for each in breaks] == [("people_person_details", "known")]


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("change", "field"),
    [("status = 'open', known_at = NULL", "known_at"), ("known_at = known_at + interval '1 day'", "known_at")],
)
def test_an_exercise_opened_or_dated_otherwise_is_seen(change: str, field: str) -> None:
    tamper(f"UPDATE promotion_exercise SET {change}")
    assert field in {each.field for each in found()}
