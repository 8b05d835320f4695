"""The tables of the promotion exercise as they are written, read and chained: a chain for each exercise and table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from statut.people.api import PERSON
from statut.platform.chain import Chain, Scope
from statut.platform.rows import Table, field, instant
from statut.platform.temporal import KNOWN

POINTS: Final = Table(
    "promotion_point_entry",
    (
        PERSON,
        field("kind"),
        field("half_points", "integer"),
        field("label"),
        field("decided_by"),
        field("decided_on", "date"),
        instant("recorded_at"),
        field("reverses", "integer"),
        field("reason"),
    ),
)
POINT_FACTS: Final = ("personnel_number", "kind", "half_points", "label", "decided_by", "decided_on")


def in_force(at: datetime | None) -> str:
    """The entries of the ledger (`t`) recorded by an instant and not reversed by then; None: now."""
    recorded = "true" if at is None else f"{{}}.recorded_at <= '{at.isoformat()}'::timestamptz"
    return (
        f"{recorded.format('t')} AND t.reverses IS NULL AND NOT EXISTS (SELECT FROM promotion_point_entry r"
        f" WHERE r.exercise_id = t.exercise_id AND r.reverses = t.seq AND {recorded.format('r')})"
    )


POPULATION: Final = Table("promotion_population", (field("persons"), field("assignments_from", "date"), KNOWN))

FRAME: Final = Table("promotion_frame", (field("terms"), KNOWN))

DECISIONS: Final = Table(
    "promotion_decision",
    (
        PERSON,
        *map(field, ("category", "grade", "next_grade", "budget")),
        *(
            field(name, "integer")
            for name in ("carried_over", "merit", "dg_priority", "interest", "transitional", "appeal", "total")
        ),
        *(field(name, "date") for name in ("grade_since", "seniority_reached_on", "effective_on")),
        field("eligible", "boolean"),
        field("threshold", "integer"),
        *map(field, ("outcome", "reason_code", "reason", "citation")),
        field("step", "integer", type="INTEGER"),
        field("months_in_step"),
        field("basic_salary", "decimal", type="DECIMAL(12,2)"),
        field("renamed_grade"),
    ),
)


@dataclass(frozen=True)
class Input:
    """A facts table of the exercise kept as rows: `facts` names it on the workbench; `key`: what one row speaks of."""

    facts: str
    table: Table
    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the facts table."""
        return tuple(value.name for value in self.table.values if value.name != "known_from")

    @property
    def of_persons(self) -> bool:
        return PERSON in self.table.fields


PERSON_KEY: Final = ("personnel_number",)
CELL: Final = ("grade", "budget")

INPUTS: Final = (
    Input(
        "duties",
        Table(
            "promotion_duty",
            (PERSON, field("duty"), field("days", "decimal"), field("normal_duty", "boolean"), KNOWN),
        ),
        ("personnel_number", "duty"),
    ),
    Input(
        "appeals",
        Table(
            "promotion_appeal",
            (PERSON, field("lodged_on", "date"), field("outcome"), field("half_points", "integer"), KNOWN),
        ),
        PERSON_KEY,
    ),
    Input(
        "indicative_thresholds",
        Table("promotion_indicative_threshold", (field("grade"), field("half_points", "integer"), KNOWN)),
        ("grade",),
    ),
    Input(
        "possibilities",
        Table("promotion_possibility", (field("grade"), field("budget"), field("promotions", "integer"), KNOWN)),
        CELL,
    ),
    Input(
        "decided_thresholds",
        Table("promotion_decided_threshold", (field("grade"), field("budget"), field("half_points", "integer"), KNOWN)),
        CELL,
    ),
    Input(
        "proceedings",
        Table("promotion_proceeding", (PERSON, field("opened_on", "date"), field("closed_on", "date"), KNOWN)),
        PERSON_KEY,
    ),
    Input(
        "ex_aequo",
        Table("promotion_ex_aequo_choice", (PERSON, field("chosen", "boolean"), field("reason"), KNOWN)),
        PERSON_KEY,
    ),
    Input(
        "notes",
        Table("promotion_note", (field("file"), field("line", "integer"), field("column_name"), field("note"), KNOWN)),
        ("file", "line"),
    ),
)


@dataclass(frozen=True)
class ExerciseChains:
    """The chains of one exercise."""

    id: int
    key: str

    def of(self, table: Table) -> Chain:
        return Chain(table, Scope("exercise_id", self.id, self.key))

    def partition(self, table: Table) -> str:
        """The name of the exercise's partition of one of the large tables."""
        return f"{table.name}_{self.id}"

    def superseded(self) -> tuple[Chain, ...]:
        """The chains whose rows may be closed."""
        return tuple(map(self.of, (FRAME, POPULATION, *(each.table for each in INPUTS))))

    def all(self) -> tuple[Chain, ...]:
        return (*self.superseded(), self.of(POINTS), self.of(DECISIONS))
