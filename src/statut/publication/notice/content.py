"""What the notice of an exercise says: everything that its pages print, gathered once from the result.

The form follows Administrative Notice 130-2004, sections I to VII; the sentences are our own (see `templates/notice`).
Every number comes from the result or from a dated parameter of the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from statut.engine.api import Workbench
from statut.publication.notice.legal_basis import SECTIONS, Reference, Section, references_until
from statut.publication.notice.provisions import Provisions, provisions_of
from statut.publication.notice.wording import long_date
from statut.rules.kernel.citation import Citation
from statut.rules.promotion.exercise import Exercise
from statut.rules.promotion.grades import BUDGETS, CATEGORIES, category_of, next_grade
from statut.rules.promotion.rule_sets import rule_set
from statut.rules.promotion.time_limits import last_day_of_appeal, last_day_of_complaint
from statut.rules.sources import AN_130_2004

if TYPE_CHECKING:
    from statut.promotion.api import ExerciseResult

BUDGET_NAMES: Final = {"operating": "Operating", "olaf": "OLAF", "research": "Research"}

COMMITTEE_OUTCOMES: Final = {
    "interest": "points for work in the interests of the institution",
    "transitional": "transitional points",
    "appeal": "appeal points",
    "none": "no points: the appeal is rejected",
}


@dataclass(frozen=True)
class ThresholdRow:
    """The thresholds for promotion from a grade, as printed; None where there is none."""

    grade: str
    indicative: str | None
    operating: str | None
    olaf: str | None
    research: str | None

    def under(self, budget: str) -> str | None:
        """The definitive threshold under a budget."""
        return {"operating": self.operating, "olaf": self.olaf, "research": self.research}[budget]


@dataclass(frozen=True)
class AppealRow:
    """Appeals examined by one committee: how many, people who received appeal points, points as printed."""

    category: str
    appeals: int
    persons: int
    points: str


@dataclass(frozen=True)
class Counted:
    """How many officials a label or a value concerns."""

    label: str
    officials: int


@dataclass(frozen=True)
class Effect:
    """How many promotions take effect on a day."""

    on: date
    officials: int


@dataclass(frozen=True, eq=False)
class MeritList:
    """The merit list of one grade and budget.

    `rows`: rank, family_name, given_name, directorate_general, total, promoted (`P` or empty), in the list's order.
    Personnel numbers are left out: the notice names people only as far as its purpose asks.
    """

    budget: str
    grade: str
    threshold: str | None
    promoted: int
    rows: pa.Table

    @property
    def anchor(self) -> str:
        return f"list-{self.grade}-{self.budget}"

    @property
    def budget_name(self) -> str:
        """`operating budget`, `OLAF`."""
        return "OLAF" if self.budget == "olaf" else f"{self.budget} budget"

    @property
    def next_grade(self) -> str | None:
        return next_grade(self.grade)

    @property
    def officials(self) -> int:
        return int(self.rows.num_rows)


@dataclass(frozen=True)
class Figures:
    """The exercise in numbers of officials; `late_appeals` in appeals, `equals` in grades and budgets.

    How many decisions are suspended is not published, nor what it could be worked out from: a small number would
    speak of disciplinary proceedings.
    """

    participants: int
    eligible: int
    promoted: int
    committee: int
    ex_aequo_not_chosen: int
    not_eligible: int
    late_appeals: int
    equals: int


@dataclass(frozen=True)
class ColumnDate:
    """The day whose state a column of the lists shows (AN 130-2004, footnote 3)."""

    column: str
    as_of: date
    meaning: str


@dataclass(frozen=True)
class Remedy:
    """How a decision can be contested: complaint within so many months, counted from a day."""

    months: int
    counted_from: date
    last_day: date
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class DataNote:
    """A place where this notice departs from a text, or rests on none."""

    subject: str
    note: str
    citation: Citation
    verified: bool = True


@dataclass(frozen=True, eq=False)
class NoticeContent:
    """The whole notice. `interest_points` has the columns family_name, given_name, points, ordered by name."""

    number: str
    decided_on: date
    title: str
    exercise: Exercise
    sections: tuple[Section, ...]
    figures: Figures
    thresholds: tuple[ThresholdRow, ...]
    appeals: tuple[AppealRow, ...]
    appeals_total: AppealRow
    appeals_by_outcome: tuple[Counted, ...]
    transitional_labels: tuple[Counted, ...]
    interest_points: pa.Table
    interest_by_points: tuple[Counted, ...]
    merit_lists: tuple[MeritList, ...]
    effects: tuple[Effect, ...]
    column_dates: tuple[ColumnDate, ...]
    references: tuple[Reference, ...]
    last_day_of_appeal: date
    remedy: Remedy
    provisions: Provisions
    data_notes: tuple[DataNote, ...]

    @property
    def year(self) -> int:
        """The year by which the exercise is called."""
        return self.decided_on.year

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that take part."""
        present = {category_of(row.grade) for row in self.thresholds}
        return tuple(category for category in CATEGORIES if category in present)

    @property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """The grades promoted to with their new names."""
        reached = {next_grade(row.grade) for row in self.thresholds}
        return tuple((old, new) for old, new in self.provisions.renamed_grades if old in reached)

    @property
    def listed(self) -> int:
        """The number of rows of all lists."""
        return int(self.interest_points.num_rows) + sum(merit_list.officials for merit_list in self.merit_lists)

    def section(self, anchor: str) -> Section:
        """The section with this anchor."""
        return next(section for section in self.sections if section.anchor == anchor)

    def merit_list(self, grade: str, budget: str) -> MeritList | None:
        """The merit list of a grade and budget; None where nobody is listed."""
        return next((one for one in self.merit_lists if (one.grade, one.budget) == (grade, budget)), None)


def compose(result: ExerciseResult) -> NoticeContent:
    """Gather the notice of an exercise from its result.

    Raises UnknownRuleSet, NotInForce where the rules do not cover the exercise.
    """
    exercise, workbench = result.exercise, result.workbench
    law = rule_set(exercise.rules).law_of(exercise)
    thresholds = tuple(_thresholds(workbench))
    *appeals, appeals_total = _appeals(workbench)
    appeal_until = last_day_of_appeal(exercise).value
    provisions = provisions_of(law)
    return NoticeContent(
        number=exercise.notice,
        decided_on=exercise.decided_on,
        title=f"Promotion exercise {exercise.decided_on.year}",
        exercise=exercise,
        sections=SECTIONS,
        figures=_figures(workbench, late_after=appeal_until),
        thresholds=thresholds,
        appeals=tuple(appeals),
        appeals_total=appeals_total,
        appeals_by_outcome=tuple(_appeals_by_outcome(workbench, late_after=appeal_until)),
        transitional_labels=tuple(_transitional_labels(workbench)),
        interest_points=workbench.answer(
            "SELECT family_name, coalesce(given_name, '') AS given_name, points"
            ' FROM out_interest_points ORDER BY "position"'
        ),
        interest_by_points=tuple(_interest_by_points(workbench)),
        merit_lists=tuple(_merit_lists(workbench, thresholds)),
        effects=tuple(_effects(workbench)),
        column_dates=_column_dates(exercise),
        references=references_until(exercise.decided_on),
        last_day_of_appeal=appeal_until,
        remedy=_remedy(exercise),
        provisions=provisions,
        data_notes=_data_notes(provisions),
    )


def _thresholds(workbench: Workbench) -> Iterator[ThresholdRow]:
    for row in workbench.rows("out_thresholds", order_by='"position"'):
        yield ThresholdRow(row["grade"], *(row[column] or None for column in ("indicative", *BUDGETS)))


def _appeals(workbench: Workbench) -> Iterator[AppealRow]:
    """The rows by category, the total last."""
    for row in workbench.rows("out_appeals", order_by='"position"'):
        yield AppealRow(row["category"], int(row["appeals"]), int(row["persons"]), row["points"])


def _appeals_by_outcome(workbench: Workbench, *, late_after: date) -> Iterator[Counted]:
    rows = workbench.query(
        "SELECT outcome, count(*) AS appeals FROM appeals WHERE lodged_on <= ? GROUP BY outcome", [late_after]
    )
    counted = {row["outcome"]: row["appeals"] for row in rows}
    return (Counted(words, counted.get(outcome, 0)) for outcome, words in COMMITTEE_OUTCOMES.items())


def _transitional_labels(workbench: Workbench) -> Iterator[Counted]:
    rows = workbench.query(
        "SELECT label, count(*) AS officials FROM points"
        " WHERE kind = 'transitional' AND half_points > 0 AND coalesce(label, '') <> ''"
        " GROUP BY label ORDER BY officials DESC, label"
    )
    return (Counted(row["label"], row["officials"]) for row in rows)


def _interest_by_points(workbench: Workbench) -> Iterator[Counted]:
    rows = workbench.query(
        "SELECT points, count(*) AS officials FROM out_interest_points GROUP BY points"
        " ORDER BY points::DECIMAL(4, 1) DESC"
    )
    return (Counted(row["points"], row["officials"]) for row in rows)


def _merit_lists(workbench: Workbench, thresholds: tuple[ThresholdRow, ...]) -> Iterator[MeritList]:
    """The lists by budget and grade, each a slice of one table that is read once."""
    rows = workbench.answer(
        "SELECT rank, family_name, coalesce(given_name, '') AS given_name,"
        " coalesce(directorate_general, '') AS directorate_general, total, coalesce(promoted, '') AS promoted"
        ' FROM out_merit_list ORDER BY "position"'
    )
    lists = workbench.query(
        "SELECT budget, grade, count(*) AS officials, count(*) FILTER (promoted = 'P') AS promoted"
        ' FROM out_merit_list GROUP BY budget, grade ORDER BY min("position")'
    )
    by_grade = {row.grade: row for row in thresholds}
    first = 0
    for one in lists:
        budget, grade, officials = one["budget"], one["grade"], one["officials"]
        threshold = by_grade[grade].under(budget)
        yield MeritList(budget, grade, threshold, one["promoted"], rows.slice(first, officials))
        first += officials


def _effects(workbench: Workbench) -> Iterator[Effect]:
    rows = workbench.query(
        "SELECT effective_on, count(*) AS officials FROM decisions WHERE outcome = 'promoted'"
        " GROUP BY effective_on ORDER BY effective_on"
    )
    return (Effect(row["effective_on"], row["officials"]) for row in rows)


def _figures(workbench: Workbench, *, late_after: date) -> Figures:
    outcomes: dict[str, int] = {
        row["outcome"]: row["officials"]
        for row in workbench.query("SELECT outcome, count(*) AS officials FROM decisions GROUP BY outcome")
    }
    participants = sum(outcomes.values())
    not_eligible = outcomes.get("not_eligible", 0)
    return Figures(
        participants=participants,
        eligible=participants - not_eligible,
        promoted=outcomes.get("promoted", 0),
        committee=outcomes.get("committee", 0),
        ex_aequo_not_chosen=outcomes.get("ex_aequo_not_chosen", 0),
        not_eligible=not_eligible,
        late_appeals=workbench.number("SELECT count(*) FROM appeals WHERE lodged_on > ?", [late_after]),
        equals=workbench.number(
            "SELECT count(DISTINCT (grade, budget)) FROM decisions"
            " WHERE outcome IN ('ex_aequo_not_chosen', 'committee')"
        ),
    )


def _column_dates(exercise: Exercise) -> tuple[ColumnDate, ...]:
    return (
        ColumnDate("Directorate-general", exercise.assignment_date, "the assignment registered on this day"),
        ColumnDate(
            "Points",
            exercise.decided_on,
            "the total fixed on this day, with the merits of the year that ended on"
            f" {long_date(exercise.reference_date)}",
        ),
        ColumnDate("P", exercise.decided_on, "the decision of the appointing authority taken on this day"),
    )


def _remedy(exercise: Exercise) -> Remedy:
    finding = last_day_of_complaint(exercise.decided_on)
    months = next(p for p in last_day_of_complaint.text.parameters if p.key == "complaint_months")
    return Remedy(months.on(exercise.decided_on), exercise.decided_on, finding.value, finding.citations)


def _data_notes(provisions: Provisions) -> tuple[DataNote, ...]:
    return (
        DataNote(
            "Date of effect",
            f"Administrative Notice 130-2004 prints “1 April 2006” as the later date of effect. That contradicts its"
            f" own limit of {provisions.last_effect_on}; it is read as {provisions.late_effect_on}.",
            AN_130_2004.at("section VII"),
        ),
        DataNote(
            "Research staff",
            f"Staff of the research budget, the Joint Research Centre and the scientific and technical services have a"
            f" slightly different career structure. The table of the old Annex I B was not"
            f" at hand: in this exercise the {provisions.research_structure} structure is applied to them.",
            AN_130_2004.at("footnote 5"),
            verified=provisions.research_structure_verified,
        ),
    )
