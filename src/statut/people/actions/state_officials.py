"""Take over what a procedure states about officials: names, careers on a date, assignments from a date on.

Statements are compared with what is known; only differences are recorded. What was known before stays readable as such.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from statut.people.queries import read_persons
from statut.people.record import ASSIGNMENT, CAREER, DETAILS
from statut.platform import temporal
from statut.platform.database import bulk
from statut.platform.recording import Recording

DETAILS_COLUMNS: Final = ("family_name", "given_name", "gender", "nationality")
CAREER_COLUMNS: Final = (
    *("category", "grade", "grade_since", "established_on", "step", "step_since"),
    *("budget", "status", "status_since"),
)


def read_known(record: Recording) -> None:
    """Fetch what is known of everybody. Comes before anything is written."""
    for name, chain in (("known_details", DETAILS), ("known_careers", CAREER), ("known_assignments", ASSIGNMENT)):
        record.read(name, chain, temporal.known_at(None))
    for name, query, columns in (
        ("known_units", "SELECT id, directorate_general, name FROM people_unit", ("id", "directorate_general", "unit")),
        ("known_directorates_general", "SELECT code FROM people_directorate_general", ("code",)),
    ):
        types = {column: "BIGINT" if column == "id" else "VARCHAR" for column in columns}
        bulk.read(bulk.connection(), query, record.workbench, f"recording.{name}", types)
    read_persons(record, "known_persons")


def state_officials(record: Recording, *, on: date, assignments_from: date | None) -> None:
    """Record what the tables `officials` and `assignments` of the workbench say otherwise than it is known.

    `on`: the day on which the careers are stated; a career known to begin later stays.
    `assignments_from`: from that day on, these officials' assignments are the stated ones and no others.
    Leaves `recording.persons` (person_id, personnel_number).
    """
    _state_persons(record)
    _state_details(record)
    _state_careers(record, on)
    _state_organisation(record)
    _state_assignments(record, assignments_from or date.max)


def _state_persons(record: Recording) -> None:
    record.table(
        "new_persons",
        "SELECT (SELECT coalesce(max(person_id), 0) FROM recording.known_persons) + row_number() OVER () AS person_id,"
        " personnel_number"
        " FROM officials ANTI JOIN recording.known_persons USING (personnel_number)",
    )
    record.insert(
        "people_person",
        {"id": "person_id", "personnel_number": "personnel_number"},
        "recording.new_persons",
        first=_nothing(record, "known_persons"),
    )
    record.table(
        "persons",
        "SELECT person_id, personnel_number FROM recording.known_persons"
        " UNION ALL SELECT person_id, personnel_number FROM recording.new_persons",
    )


def _state_details(record: Recording) -> None:
    """Names come without a date: they are held to be true for all time, until stated otherwise."""
    stated = record.view("stated_details", _stated_officials(DETAILS_COLUMNS, "NULL::DATE"))
    added = record.table(
        "added_details", f"SELECT s.* FROM {stated} s {_unless_known('known_details', DETAILS_COLUMNS)} ORDER BY place"
    )
    closed = record.table(
        "closed_details",
        f"SELECT k.seq, k.personnel_number FROM recording.known_details k SEMI JOIN {added} USING (personnel_number)",
    )
    record.supersede(DETAILS, closed, added, ("personnel_number",))


def _state_careers(record: Recording, on: date) -> None:
    """A career holds from its last change on (at the latest from `on`) until the next one known to begin after `on`."""
    last_change = f"least(DATE '{on}', greatest(grade_since, step_since, status_since))"
    stated = record.view("stated_careers", _stated_officials(CAREER_COLUMNS, last_change))
    on_that_day = f"k.valid_from <= DATE '{on}' AND (k.valid_to IS NULL OR k.valid_to > DATE '{on}')"
    changed = record.table(
        "changed_careers",
        f"SELECT s.* REPLACE (n.begins AS valid_to) FROM {stated} s"
        " LEFT JOIN (SELECT personnel_number, min(valid_from) AS begins FROM recording.known_careers"
        f" WHERE valid_from > DATE '{on}' GROUP BY personnel_number) n USING (personnel_number)"
        f" {_unless_known('known_careers', CAREER_COLUMNS, on_that_day)} ORDER BY place",
    )
    closed = record.table(
        "closed_careers",
        "SELECT k.*, c.person_id, c.place, c.valid_from AS until"
        f" FROM recording.known_careers k JOIN {changed} c USING (personnel_number)"
        " WHERE (k.valid_to IS NULL OR k.valid_to > c.valid_from)"
        " AND (c.valid_to IS NULL OR k.valid_from < c.valid_to)",
    )
    columns = ("person_id", "personnel_number", *CAREER_COLUMNS, "valid_from", "valid_to")
    added = record.table("added_careers", _with_what_was_before(changed, closed, columns))
    record.supersede(CAREER, closed, added, ("personnel_number",))


def _state_organisation(record: Recording) -> None:
    """Directorates-general and units named for the first time; nothing is known of their beginning or end."""
    record.table(
        "new_directorates_general",
        "SELECT directorate_general AS code FROM assignments GROUP BY ALL"
        " HAVING code NOT IN (SELECT code FROM recording.known_directorates_general) ORDER BY code",
    )
    record.table(
        "new_units",
        "SELECT (SELECT coalesce(max(id), 0) FROM recording.known_units)"
        " + row_number() OVER (ORDER BY directorate_general, unit) AS unit_id, directorate_general, unit"
        " FROM (SELECT DISTINCT directorate_general, unit FROM assignments) a"
        " ANTI JOIN recording.known_units k"
        " ON k.directorate_general = a.directorate_general AND k.unit IS NOT DISTINCT FROM a.unit",
    )
    always = "'(,)'"
    organisation = {"code": "code", "valid": always}
    first = _nothing(record, "known_units")
    record.insert("people_directorate_general", organisation, "recording.new_directorates_general", first=False)
    units = {"id": "unit_id", "directorate_general": "directorate_general", "name": "unit", "valid": always}
    record.insert("people_unit", units, "recording.new_units", first=first)
    record.table(
        "units",
        "SELECT id AS unit_id, directorate_general, unit FROM recording.known_units"
        " UNION ALL SELECT unit_id, directorate_general, unit FROM recording.new_units",
    )


def _state_assignments(record: Recording, since: date) -> None:
    """From that day on, the stated assignments and no others; what reached into that time ends there."""
    columns = ("personnel_number", "directorate_general", "unit", "valid_from", "valid_to")
    stated = record.view(
        "stated_assignments", f"SELECT row_number() OVER () AS place, {', '.join(columns)} FROM assignments"
    )
    known = record.view(
        "assignments_known_since",
        f"SELECT k.*, DATE '{since}' AS until, 0 AS place FROM recording.known_assignments k"
        f" SEMI JOIN officials USING (personnel_number) WHERE k.valid_to IS NULL OR k.valid_to > DATE '{since}'",
    )
    differing, closed = "recording.differing_assignments", "recording.closed_assignments"
    temporal.difference(record.workbench, stated, known, columns, differing, closed)
    added = record.table(
        "added_assignments",
        f"SELECT a.*, p.person_id, u.unit_id FROM ({_with_what_was_before(differing, closed, columns)}) a"
        " JOIN recording.persons p USING (personnel_number)"
        " JOIN recording.units u"
        " ON u.directorate_general = a.directorate_general AND u.unit IS NOT DISTINCT FROM a.unit"
        " ORDER BY a.place",
    )
    record.supersede(ASSIGNMENT, closed, added, ("personnel_number",))


def _nothing(record: Recording, known: str) -> bool:
    return not record.workbench.query(f"SELECT 1 FROM recording.{known} LIMIT 1")


def _stated_officials(columns: tuple[str, ...], valid_from: str) -> str:
    return (
        f"SELECT place, person_id, personnel_number, {', '.join(columns)},"
        f" {valid_from} AS valid_from, NULL::DATE AS valid_to"
        " FROM (SELECT row_number() OVER () AS place, * FROM officials) JOIN recording.persons USING (personnel_number)"
    )


def _unless_known(known: str, columns: tuple[str, ...], condition: str = "true") -> str:
    same = " AND ".join(f"k.{column} IS NOT DISTINCT FROM s.{column}" for column in columns)
    return f"ANTI JOIN recording.{known} k ON k.personnel_number = s.personnel_number AND {same} AND {condition}"


def _with_what_was_before(added: str, closed: str, columns: tuple[str, ...]) -> str:
    """New rows, and what closed rows said of the time before `until`: that stays true, and ends there."""
    names = ", ".join(columns)
    kept = f"SELECT place, {names} FROM (SELECT * REPLACE (until AS valid_to) FROM {closed}) WHERE valid_from < until"
    return f"SELECT place, {names} FROM {added} UNION ALL {kept} ORDER BY place"
