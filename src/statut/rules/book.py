"""The rule book: every rule with its sources, dates, parameters and test cases, made from the rules themselves."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import statut.rules
from statut.rules.kernel.citation import Source
from statut.rules.kernel.mass_rule import MassRule
from statut.rules.kernel.parameter import Parameter
from statut.rules.kernel.rule import Rule


@dataclass(frozen=True)
class BookCase:
    """A test case as the book shows it."""

    rule: str
    name: str
    given: str
    expect: str
    because: str
    source: str


def _modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(statut.rules.__path__, "statut.rules."):
        yield importlib.import_module(found.name)


def _objects(kind: type[Any] | tuple[type[Any], ...]) -> dict[str, Any]:
    """Every object of a kind that a module of the law holds, by name."""
    return {
        (found.text.name if isinstance(found, Rule | MassRule) else getattr(found, "key", name)): found
        for module in _modules()
        for name, found in vars(module).items()
        if isinstance(found, kind)
    }


def all_rules() -> dict[str, Rule[..., Any] | MassRule]:
    """Every rule, by name."""
    return dict(sorted(_objects((Rule, MassRule)).items()))


def all_parameters() -> dict[str, Parameter[Any]]:
    """Every parameter, by key."""
    return dict(sorted(_objects(Parameter).items()))


def all_sources() -> dict[str, Source]:
    """Every source, by key."""
    return dict(sorted(_objects(Source).items()))


def rule_book(cases: Iterable[BookCase]) -> str:
    """The whole book as Markdown."""
    by_rule: dict[str, list[BookCase]] = {}
    for case in cases:
        by_rule.setdefault(case.rule, []).append(case)
    rules, parameters, sources = all_rules(), all_parameters(), all_sources()
    lines = [
        "# Rule book",
        "",
        "Made from the rules (`make docs`); do not edit. What rests on no text at hand is marked **unverified**.",
        "",
        f"{len(rules)} rules, {len(parameters)} parameters, {len(sources)} sources.",
        "",
        "## Rules",
        "",
    ]
    for name, rule in rules.items():
        lines += _rule(name, rule, by_rule.get(name, []))
    lines += [
        "## Parameters",
        "",
        "| parameter | what it sets | unit | value | holds | source |",
        "|---|---|---|---|---|---|",
    ]
    for key, parameter in parameters.items():
        for version in parameter.versions:
            texts = "; ".join(map(str, version.citations))
            mark = "" if version.verified else " **unverified**"
            lines.append(
                f"| `{key}` | {parameter.question} | {parameter.unit} | {_cell(parameter.show(version.value))} |"
                f" {version.validity} | {texts}{mark} |"
            )
    lines += ["", "## Sources", "", "| cited as | text | of | address |", "|---|---|---|---|"]
    for source in sources.values():
        lines.append(f"| {source.short} | {source.title} | {source.dated} | {source.address} |")
    return "\n".join(lines) + "\n"


def _rule(name: str, rule: Rule[..., Any] | MassRule, cases: list[BookCase]) -> Iterator[str]:
    text = rule.text
    yield from (
        f"### {text.question}",
        "",
        f"`{name}`, {text.validity}. Sources: {'; '.join(map(str, text.citations))}.",
        "",
    )
    yield from (text.explanation, "")
    if text.parameters:
        names = ", ".join(f"`{parameter.key}`" for parameter in text.parameters)
        yield from (f"Parameters: {names}.", "")
    if isinstance(rule, MassRule):
        yield from _columns(rule.columns)
        yield from _reasons(rule)
    if cases:
        yield from ("Cases:", "", "| case | given | expected | because | source |", "|---|---|---|---|---|")
        for case in cases:
            cells = (case.name, case.given, case.expect, case.because, case.source)
            yield "| " + " | ".join(map(_cell, cells)) + " |"
        yield ""


def _columns(columns: Mapping[str, str]) -> Iterator[str]:
    if columns:
        yield from ("| column | meaning |", "|---|---|")
        for name, words in columns.items():
            yield f"| `{name}` | {_cell(words)} |"
        yield ""


def _reasons(rule: MassRule) -> Iterator[str]:
    if rule.reasons:
        yield from ("| reason | in words | source |", "|---|---|---|")
        for code, reason in rule.reasons.items():
            texts = "; ".join(map(str, rule.citations_of(code)))
            yield f"| `{code}` | {_cell(reason.words)} | {texts} |"
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
