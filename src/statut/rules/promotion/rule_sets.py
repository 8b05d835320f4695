"""Rule-sets: which rules an exercise runs, in which order, and in the law of which date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import ibis
import ibis.expr.types as ir

from statut.rules.kernel.mass_rule import MassRule
from statut.rules.promotion.decisions import decisions, ex_aequo_choices, outcomes, outcomes_in_words
from statut.rules.promotion.eligibility import candidates, eligibility
from statut.rules.promotion.exercise import Exercise
from statut.rules.promotion.facts import FACTS
from statut.rules.promotion.law import Law
from statut.rules.promotion.limits import capped_points, priority_quota
from statut.rules.promotion.lists import interest_list, merit_list
from statut.rules.promotion.placements import PLACEMENTS, placed
from statut.rules.promotion.points import (
    appeal_statistics,
    counted_duties,
    examined_appeals,
    interest_points,
    points_received,
    totals,
)
from statut.rules.promotion.thresholds import scores, thresholds


class UnknownRuleSet(LookupError):
    """The exercise names a rule-set that does not exist."""


SCHEMAS: Final = {name: table.schema() for name, table in {**FACTS, "placements": PLACEMENTS}.items()}


def apply(
    rule: MassRule, law: Law, schemas: Mapping[str, ibis.Schema] = SCHEMAS, named: Mapping[str, str] | None = None
) -> ir.Table:
    """A rule's expression over tables of the given shapes; `named` gives other names to some of them."""
    names = named or {}
    tables = {name: ibis.table(schemas[name], name=names.get(name, name)) for name in rule.takes}
    return rule.function(**tables, law=law)


@dataclass(frozen=True)
class RuleSet:
    """The mass rules of an exercise in the order in which they build on one another.

    `law_on`: the date on which the parameters are read, that of the law under which the exercise is decided.
    """

    name: str
    law_on: date
    rules: tuple[MassRule, ...]

    def law_of(self, exercise: Exercise | None) -> Law:
        """The law of an exercise; None: where only the law counts."""
        return Law(exercise, self.law_on)

    def expressions(
        self, exercise: Exercise, *, only: Collection[str] | None = None, named: Mapping[str, str] | None = None
    ) -> Iterator[tuple[MassRule, ir.Table]]:
        """Each rule with its table expression over the facts and over the tables of the rules before it.

        `only` leaves out the other rules. `named` gives other names to tables: a simulation puts its own
        possibilities in the place of the exercise's.
        """
        law = self.law_of(exercise)
        schemas = dict(SCHEMAS)
        for rule in self.rules:
            expression = apply(rule, law, schemas, named or {})
            schemas[rule.name] = expression.schema()
            if only is None or rule.name in only:
                yield rule, expression

    def rule(self, name: str) -> MassRule:
        """The rule of a name."""
        return next(rule for rule in self.rules if rule.name == name)


COMMISSION_2004: Final = RuleSet(
    "commission-2004",
    date(2004, 4, 30),
    (
        counted_duties,
        examined_appeals,
        interest_points,
        points_received,
        capped_points,
        priority_quota,
        totals,
        eligibility,
        candidates,
        scores,
        thresholds,
        ex_aequo_choices,
        outcomes,
        outcomes_in_words,
        placed,
        decisions,
        merit_list,
        interest_list,
        appeal_statistics,
    ),
)

RULE_SETS: Final[Mapping[str, RuleSet]] = {COMMISSION_2004.name: COMMISSION_2004}


def rule_set(name: str) -> RuleSet:
    """The rule-set of a name; raises UnknownRuleSet."""
    try:
        return RULE_SETS[name]
    except KeyError:
        raise UnknownRuleSet(f"there is no rule-set {name!r}; known are {', '.join(RULE_SETS)}") from None
