"""The tables of people as they are written, read and chained."""

from __future__ import annotations

from typing import Final

from statut.platform.chain import Chain
from statut.platform.rows import Field, Table, Value, field
from statut.platform.temporal import KNOWN, VALID

# A row names its person by the number that people know, so that a chain also covers whom the row is about.
PERSON: Final = Field(
    "person_id",
    "person_id",
    (Value("personnel_number", "text", "person.personnel_number", "VARCHAR"),),
    "LEFT JOIN people_person person ON person.id = t.person_id",
)

UNIT: Final = Field(
    "unit_id",
    "unit_id",
    (
        Value("directorate_general", "text", "unit.directorate_general", "VARCHAR"),
        Value("unit", "text", "unit.name", "VARCHAR"),
    ),
    "LEFT JOIN people_unit unit ON unit.id = t.unit_id",
)

DETAILS: Final = Chain(
    Table(
        "people_person_details",
        (PERSON, *map(field, ("family_name", "given_name", "gender", "nationality")), VALID, KNOWN),
    )
)

CAREER: Final = Chain(
    Table(
        "people_career",
        (
            PERSON,
            field("category"),
            field("grade"),
            field("grade_since", "date"),
            field("established_on", "date"),
            field("step", "integer", type="INTEGER"),
            field("step_since", "date"),
            field("budget"),
            field("status"),
            field("status_since", "date"),
            VALID,
            KNOWN,
        ),
    )
)

ASSIGNMENT: Final = Chain(Table("people_assignment", (PERSON, UNIT, VALID, KNOWN)))

CHAINS: Final = (DETAILS, CAREER, ASSIGNMENT)
