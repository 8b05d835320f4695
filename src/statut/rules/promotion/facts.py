"""The facts of an exercise, as tables: what the rules may know."""

from __future__ import annotations

from typing import Final

import ibis.expr.types as ir

from statut.rules.kernel.tables import table

FACTS: Final[dict[str, ir.Table]] = {
    facts.get_name(): facts
    for facts in (
        table(
            "officials",
            personnel_number="string",
            family_name="string",
            given_name="string",
            gender="string",
            nationality="string",
            category="string",
            grade="string",
            grade_since="date",
            established_on="date",
            step="int32",
            step_since="date",
            budget="string",
            status="string",
            status_since="date",
        ),
        table(
            "assignments",
            personnel_number="string",
            directorate_general="string",
            unit="string",
            valid_from="date",
            valid_to="date",
        ),
        table(
            "points",
            personnel_number="string",
            kind="string",
            half_points="int64",
            label="string",
            decided_by="string",
            decided_on="date",
        ),
        table("duties", personnel_number="string", duty="string", days="decimal(38, 18)", normal_duty="boolean"),
        table("appeals", personnel_number="string", lodged_on="date", outcome="string", half_points="int64"),
        table("indicative_thresholds", grade="string", half_points="int64"),
        table("possibilities", grade="string", budget="string", promotions="int64"),
        table("decided_thresholds", grade="string", budget="string", half_points="int64"),
        table("proceedings", personnel_number="string", opened_on="date", closed_on="date"),
        table("ex_aequo", personnel_number="string", chosen="boolean", reason="string"),
    )
}
