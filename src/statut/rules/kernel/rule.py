"""Rules: one legal question each, with its text and its period; no rule without a citation."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, ParamSpec, TypeVar

from statut.rules.kernel.citation import Citation
from statut.rules.kernel.parameter import Parameter
from statut.rules.kernel.validity import Validity

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class RuleText:
    """What every rule states of itself: its name, the question it answers, its texts, period and parameters."""

    name: str
    question: str
    citations: tuple[Citation, ...]
    validity: Validity
    parameters: tuple[Parameter[Any], ...]
    explanation: str

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"the rule {self.name} cites no source")
        if not self.explanation:
            raise ValueError(f"the rule {self.name} explains nothing")

    def unverified(self, day: date) -> tuple[str, ...]:
        """What this rule rests on, on a day, without a text at hand."""
        texts = tuple(str(citation) for citation in self.citations if not citation.source.verified)
        return texts + tuple(
            f"{parameter.question}: {parameter.show(parameter.on(day))}"
            for parameter in self.parameters
            if not parameter.version_on(day).verified
        )


@dataclass(frozen=True)
class Rule(Generic[P, R]):
    """A rule about one person or one case: an ordinary function that answers with a finding."""

    text: RuleText
    function: Callable[P, R]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.function(*args, **kwargs)


def rule(
    *citations: Citation,
    question: str,
    since: date,
    until: date | None = None,
    parameters: tuple[Parameter[Any], ...] = (),
) -> Callable[[Callable[P, R]], Rule[P, R]]:
    """State a function as a rule."""

    def state(function: Callable[P, R]) -> Rule[P, R]:
        return Rule(rule_text(function, question, citations, Validity(since, until), parameters), function)

    return state


def rule_text(
    function: Callable[..., object],
    question: str,
    citations: tuple[Citation, ...],
    validity: Validity,
    parameters: tuple[Parameter[Any], ...],
) -> RuleText:
    """The text of the rule that a function carries out; its docstring is the explanation."""
    subject = function.__module__.removeprefix("statut.rules.")
    explanation = inspect.getdoc(function) or ""
    return RuleText(f"{subject}.{function.__name__}", question, citations, validity, parameters, explanation)
