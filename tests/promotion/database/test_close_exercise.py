"""Closing an exercise: the decisions are recorded, what was known is what they rest on for good."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import transaction

from statut.engine.api import Workbench
from statut.platform.audit.models import AuditEntry
from statut.promotion import queries
from statut.promotion.actions.close_exercise import close_exercise
from statut.promotion.actions.import_exercise import import_exercise
from statut.promotion.actions.verify_exercise import verify_exercise
from statut.promotion.models import Decision, Exercise
from statut.promotion.states import NotAllowed
from tests.promotion.database.decided import decided
from tests.promotion.database.facts import EXERCISE, TABLES, rows

KEY = "130-2004"
PUBLISHED = {"merit_list.csv": "ab" * 32}


@pytest.mark.inventory("P06", "P25", "K02")
def test_decisions_are_recorded_with_figures_and_reasons(imported: Workbench, clock: Iterator[datetime]) -> None:
    count = close_exercise(by="clara", key=KEY, result=decided(imported), published=PUBLISHED, at=next(clock))

    assert count == Decision.objects.count() == 8
    decision = queries.decision(queries.exercise(KEY), "000004")
    assert decision is not None
    assert (decision.total, decision.threshold, decision.effective_on) == (42, 41, date(2004, 1, 1))
    assert (decision.basic_salary, decision.months_in_step) == (Decimal("5678.90"), "7")
    assert decision.reason == "the total of 21 points lies above the threshold of 20.5"
    assert verify_exercise(KEY) == []


def test_the_audit_has_the_digests_of_what_was_published(imported: Workbench, clock: Iterator[datetime]) -> None:
    close_exercise(by="clara", key=KEY, result=decided(imported), published=PUBLISHED, at=next(clock))
    entry = AuditEntry.objects.order_by("-seq")[0]
    assert (entry.actor, entry.action) == ("clara", "promotion.exercise.closed")
    assert json.loads(entry.finding) == {"decisions": 8, "published": PUBLISHED}


@pytest.mark.inventory("P31")
def test_a_rerun_reads_what_was_known_at_the_closing(
    imported: Workbench, clock: Iterator[datetime], loaded: Callable[..., Workbench]
) -> None:
    before = {table: rows(imported, table) for table in TABLES}
    close_exercise(by="clara", key=KEY, result=decided(imported), published=PUBLISHED, at=next(clock))
    imported.execute("DROP TABLE decisions")
    imported.execute("UPDATE officials SET family_name = 'Married', grade_since = '2001-01-01', nationality = 'MT'")
    imported.execute("UPDATE assignments SET directorate_general = 'DG9'")
    import_exercise(by="anna", workbench=imported, exercise=replace(EXERCISE, notice="131-2004"), at=next(clock))

    rerun = loaded()
    assert {table: rows(rerun, table) for table in TABLES} == before


def test_a_closed_exercise_is_not_imported_and_not_closed_again(imported: Workbench, clock: Iterator[datetime]) -> None:
    close_exercise(by="clara", key=KEY, result=decided(imported), published=PUBLISHED, at=next(clock))
    with pytest.raises(NotAllowed, match=r"exercise 130-2004 was closed on 01\.12\.2004 at 09:01 UTC"):
        import_exercise(by="anna", workbench=imported, exercise=EXERCISE, at=next(clock))
    with pytest.raises(NotAllowed):
        close_exercise(by="clara", key=KEY, result=decided(imported), published=PUBLISHED, at=next(clock))


def test_closing_fails_whole_with_what_surrounds_it(imported: Workbench, clock: Iterator[datetime]) -> None:
    class Elsewhere(Exception):
        pass

    def close_and_fail() -> None:
        with transaction.atomic():
            close_exercise(by="clara", key=KEY, result=decided(imported), published=PUBLISHED, at=next(clock))
            raise Elsewhere

    with pytest.raises(Elsewhere):
        close_and_fail()
    assert queries.exercise(KEY).status == Exercise.Status.OPEN
    assert Decision.objects.count() == 0
