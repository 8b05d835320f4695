"""Mass rules: one legal question answered for everyone at once, as a table expression.

A mass rule takes tables by the names of its parameters and answers with a table. Its columns are named and
described; the column `reason` holds the code of the reason that applies to the row, and `reasons` says each in
words. The same statement computes (an engine evaluates it), explains (`finding`) and documents (the rule book).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from statut.rules.kernel.citation import Citation, cited
from statut.rules.kernel.finding import Finding
from statut.rules.kernel.parameter import Parameter
from statut.rules.kernel.rule import RuleText, rule_text
from statut.rules.kernel.validity import Validity
from statut.rules.kernel.words import columns_of, said, say


@dataclass(frozen=True)
class Reason:
    """Why a row is as it is: words with columns in them, and the texts behind them.

    `cited_in` names a column that holds the texts, where an earlier rule gives them.
    """

    words: str
    citations: tuple[Citation, ...]
    cited_in: str | None = None


def because(words: str, *citations: Citation, cited_in: str | None = None) -> Reason:
    """A reason in words with its texts (those of the rule, where none is given)."""
    return Reason(words, citations, cited_in)


@dataclass(frozen=True, eq=False)
class MassRule:
    """A rule over tables. `answer` is the column that holds its answer, `columns` describes what it adds."""

    text: RuleText
    answer: str
    columns: Mapping[str, str]
    reasons: Mapping[str, Reason]
    function: Callable[..., ir.Table]

    @property
    def name(self) -> str:
        """The name of the rule and of the table that it makes."""
        return self.function.__name__

    @property
    def takes(self) -> tuple[str, ...]:
        """The names of the tables that the rule reads."""
        return tuple(name for name in inspect.signature(self.function).parameters if name != "law")

    def citations_of(self, code: str) -> tuple[Citation, ...]:
        """The texts behind a reason."""
        return self.reasons[code].citations or self.text.citations

    def finding(self, row: Mapping[str, Any], *, law_on: date) -> Finding[Any]:
        """The answer for one row, with its reason in words."""
        code = row["reason"]
        reason = self.reasons[code]
        used = dict.fromkeys((*columns_of(reason.words), *self.columns))
        return Finding(
            rule=self.text.name,
            question=self.text.question,
            value=row[self.answer],
            reasons=(say(reason.words, row),),
            citations=self.citations_of(code),
            inputs={name: row[name] for name in used if name in row},
            unverified=self.text.unverified(law_on),
        )

    def reason_words(self, table: ir.Table, code: str = "reason") -> ir.StringValue:
        """The reason of every row in words; `code` names the column with the code of the reason."""
        return _by_code(table[code], {name: said(reason.words, table) for name, reason in self.reasons.items()})

    def reason_citations(self, table: ir.Table, code: str = "reason") -> ir.StringValue:
        """The texts behind the reason of every row, as one text."""
        texts = {
            name: table[reason.cited_in] if reason.cited_in else ibis.literal(cited(self.citations_of(name)))
            for name, reason in self.reasons.items()
        }
        return _by_code(table[code], texts)


def _by_code(code: ir.Value, values: Mapping[str, ir.StringValue]) -> ir.StringValue:
    return ibis.cases(*((code == name, value) for name, value in values.items()))


def mass_rule(
    *citations: Citation,
    question: str,
    answer: str,
    since: date,
    until: date | None = None,
    columns: Mapping[str, str] | None = None,
    reasons: Mapping[str, Reason] | None = None,
    parameters: tuple[Parameter[Any], ...] = (),
) -> Callable[[Callable[..., ir.Table]], MassRule]:
    """State a function over tables as a mass rule."""

    def state(function: Callable[..., ir.Table]) -> MassRule:
        text = rule_text(function, question, citations, Validity(since, until), parameters)
        return MassRule(text, answer, columns or {}, reasons or {}, function)

    return state
