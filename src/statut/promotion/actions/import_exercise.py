"""Bring a checked exercise into PostgreSQL: what differs from what is known is recorded, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from django.db import transaction

from statut.engine.api import Workbench
from statut.people import api as people
from statut.platform import chain, temporal
from statut.platform.audit.record import check_order, record
from statut.platform.database import bulk
from statut.platform.recording import Recording, recording
from statut.promotion import queries, states, terms
from statut.promotion.models import Exercise
from statut.promotion.record import (
    FRAME,
    INPUTS,
    POINT_FACTS,
    POINTS,
    POPULATION,
    ExerciseChains,
    Input,
    in_force,
)
from statut.rules.promotion.exercise import Exercise as Terms

NOT_STATED_ANY_MORE = "no longer stated, or stated otherwise, when the exercise was imported again"


class UnknownPersons(ValueError):
    """Rows name persons who are not among the officials."""


def import_exercise(
    *, by: str, workbench: Workbench, exercise: Terms, at: datetime, progress: Callable[[str], None] = lambda _: None
) -> str:
    """Record the facts tables of `workbench`; the key of the exercise, which is its notice's number.

    Imported again, an open exercise records what changed: superseded rows, points reversed. Raises NotAllowed for a
    closed one, OutOfOrder where something later than `at` is recorded already.
    """
    _check_persons(workbench)
    with transaction.atomic():
        chain.lock(bulk.connection())
        found = _exercise(exercise.notice, at)
        states.check(found, "import")
        check_order(at)

        chains = queries.chains(found)
        first = not bulk.has_table(bulk.connection(), chains.partition(POINTS))
        touching = (*people.CHAINS, *chains.superseded(), chains.of(POINTS))
        with recording(workbench, at=at, touching=touching) as changes:
            progress("reading what is known")
            people.read_known(changes)
            _read_known(changes, chains)

            progress("recording officials")
            assignments_from = _assignments_from(workbench)
            people.state_officials(changes, on=exercise.decided_on, assignments_from=assignments_from)
            progress("recording points")
            _state_points(changes, chains, first)
            progress("recording what else was given")
            _state_inputs(changes, chains, exercise, assignments_from)
        progress("writing")

        finding = {"exercise": exercise.notice, "rows": {name: head.seq for name, head in changes.heads.items()}}
        record("promotion.exercise.imported", by=by, on=found.key, at=at, finding=finding, heads=changes.heads)
    return found.key


def _check_persons(workbench: Workbench) -> None:
    for table in ("assignments", "points", *(each.facts for each in INPUTS if each.of_persons)):
        unknown = workbench.execute(
            f"SELECT DISTINCT personnel_number FROM {table} ANTI JOIN officials USING (personnel_number)"
            " ORDER BY 1 LIMIT 5"
        ).fetchall()
        if unknown:
            raise UnknownPersons(
                f"{table} names persons who are not among the officials: {', '.join(n for (n,) in unknown)}"
            )


def _exercise(key: str, at: datetime) -> Exercise:
    found, _ = Exercise.objects.get_or_create(key=key, defaults={"status": states.Status.OPEN, "imported_at": at})
    return found


def _read_known(changes: Recording, chains: ExerciseChains) -> None:
    held = temporal.known_at(None)
    changes.read("known_frame", chains.of(FRAME), held)
    changes.read("known_population", chains.of(POPULATION), held)
    for each in INPUTS:
        changes.read(f"known_{each.facts}", chains.of(each.table), held)
    changes.read("known_points", chains.of(POINTS), in_force(None))


def _assignments_from(workbench: Workbench) -> date | None:
    """From which day on the exercise states assignments: the earliest that it ever stated."""
    days = "SELECT valid_from AS day FROM assignments UNION ALL SELECT assignments_from FROM recording.known_population"
    return cast("date | None", workbench.query(f"SELECT min(day) AS day FROM ({days})")[0]["day"])


def _state_points(changes: Recording, chains: ExerciseChains, first: bool) -> None:
    """New entries are appended; those not stated any more are reversed by an entry that takes their points away."""
    columns = ", ".join(POINT_FACTS)
    stated = changes.view("stated_points", f"SELECT row_number() OVER () AS place, {columns} FROM points")
    known = changes.view("known_points_in_order", "SELECT *, seq AS place FROM recording.known_points")
    differing, reversed_ = "recording.differing_points", "recording.reversed_points"
    temporal.difference(changes.workbench, stated, known, POINT_FACTS, differing, reversed_)
    new = f"SELECT 1 AS turn, place, {columns}, NULL::BIGINT AS reverses, NULL AS reason FROM {differing}"
    taken_back = (
        f"SELECT 0 AS turn, place, {columns}, seq AS reverses, '{NOT_STATED_ANY_MORE}' AS reason"
        f" FROM (SELECT * EXCLUDE (reverses, reason) REPLACE (-half_points AS half_points) FROM {reversed_})"
    )
    added = changes.table(
        "added_points",
        f"SELECT e.*, p.person_id, {changes.known_from} AS recorded_at FROM ({taken_back} UNION ALL {new}) e"
        " JOIN recording.persons p USING (personnel_number) ORDER BY turn, place",
    )
    changes.append(chains.of(POINTS), added, partition=chains.partition(POINTS) if first else None)


def _state_inputs(changes: Recording, chains: ExerciseChains, exercise: Terms, assignments_from: date | None) -> None:
    changes.workbench.execute("CREATE TABLE recording.frame AS SELECT ? AS terms", [terms.to_json(exercise)])
    _state(changes, chains, Input("recording.frame", FRAME, ()), "frame")
    officials = "SELECT person_id FROM officials JOIN recording.persons USING (personnel_number)"
    changes.table(
        "population", f"SELECT ({_ranges(officials)}) AS persons, {_date(assignments_from)} AS assignments_from"
    )
    _state(changes, chains, Input("recording.population", POPULATION, ()), "population")
    for each in INPUTS:
        _state(changes, chains, each, each.facts)


def _ranges(ids: str) -> str:
    """The DuckDB query of a set of numbers as PostgreSQL writes a multirange: `{[1,5),[7,9)}`."""
    # In a run of consecutive numbers, number and place keep their distance.
    runs = (
        "SELECT min(id) AS first, max(id) + 1 AS after"
        f" FROM (SELECT id, id - row_number() OVER (ORDER BY id) AS run FROM ({ids}) AS ids(id)) GROUP BY run"
    )
    ranges = "string_agg('[' || first || ',' || after || ')', ',' ORDER BY first)"
    return f"SELECT '{{' || coalesce({ranges}, '') || '}}' FROM ({runs})"


def _date(day: date | None) -> str:
    return f"DATE '{day}'" if day else "NULL::DATE"


def _state(changes: Recording, chains: ExerciseChains, given: Input, name: str) -> None:
    """What is stated is all that there is: rows not stated any more are closed, new ones appended."""
    stated = changes.view(
        f"{name}_stated", f"SELECT row_number() OVER () AS place, {', '.join(given.columns)} FROM {given.facts}"
    )
    known = changes.view(f"{name}_in_order", f"SELECT *, seq AS place FROM recording.known_{name}")
    differing, closed = f"recording.{name}_differing", f"recording.{name}_closed"
    temporal.difference(changes.workbench, stated, known, given.columns, differing, closed)
    if given.of_persons:
        persons = f"{differing} JOIN recording.persons USING (personnel_number)"
        differing = changes.table(f"{name}_added", f"SELECT * FROM {persons} ORDER BY place")
    changes.supersede(chains.of(given.table), closed, differing, given.key)
