"""The law is stated once and never without its source: rules, their parameters, and every number of the law."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from statut.rules.kernel.mass_rule import MassRule
from statut.rules.kernel.rule import Rule, RuleText

RULES = Path(__file__).parents[2] / "src" / "statut" / "rules"

# Numbers that no text sets.
OF_THE_CALENDAR = {12: "months of a year", 5: "Saturday"}
OF_THE_GRID = {8: "steps of the longest grade: how far the table of placements reaches, not what anybody gets"}
MEANINGLESS = {0, 1, 2}  # nothing, one, the halves of a point


def module_names() -> Iterator[str]:
    for path in sorted(RULES.rglob("*.py")):
        yield ".".join(("statut.rules", *path.relative_to(RULES).with_suffix("").parts)).removesuffix(".__init__")


def rules() -> dict[int, RuleText]:
    """The text of each rule, by identity: modules import rules from one another."""
    found = (value for name in module_names() for value in vars(importlib.import_module(name)).values())
    return {id(rule): rule.text for rule in found if isinstance(rule, Rule | MassRule)}


def test_there_are_rules_to_look_at() -> None:
    assert len(rules()) > 10


def test_every_rule_names_the_place_in_its_source() -> None:
    vague = [
        f"{text.name}: {citation}"
        for text in rules().values()
        for citation in text.citations
        if not citation.place.strip()
    ]
    assert vague == []


def test_every_version_of_a_parameter_names_its_source() -> None:
    silent = [
        f"{text.name}: {parameter.key}"
        for text in rules().values()
        for parameter in text.parameters
        if not parameter.versions or not all(version.citations for version in parameter.versions)
    ]
    assert silent == []


def test_two_versions_of_a_rule_never_hold_on_the_same_day() -> None:
    texts = list(rules().values())
    clashes = [
        text.name
        for place, text in enumerate(texts)
        for other in texts[place + 1 :]
        if text.name == other.name and text.validity.overlaps(other.validity)
    ]
    assert clashes == []


def test_whatever_answers_with_a_finding_is_a_rule() -> None:
    unstated = [
        f"{path.relative_to(RULES)}:{node.lineno} {node.name}"
        for path in sorted(RULES.rglob("*.py"))
        if "kernel" not in path.parts
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.returns is not None
        if ast.unparse(node.returns).startswith("Finding") and not node.name.startswith("_")
        if not any(ast.unparse(decorator).startswith(("rule(", "mass_rule(")) for decorator in node.decorator_list)
    ]
    assert unstated == []


def numbers(source: str) -> Iterator[tuple[int, int]]:
    """The lines and values of the whole numbers in a module, those of dates and ranges apart."""
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("date", "range"):
            continue
        if isinstance(node, ast.Constant) and type(node.value) is int:
            yield node.lineno, node.value
        waiting.extend(ast.iter_child_nodes(node))


@pytest.mark.parametrize(
    ("source", "found"), [("CAP = 4", [(1, 4)]), ("since = date(2004, 5, 1)", []), ("x = True", [])]
)
def test_a_number_is_seen(source: str, found: list[tuple[int, int]]) -> None:
    assert list(numbers(source)) == found


def test_the_numbers_of_the_law_are_parameters() -> None:
    known = OF_THE_CALENDAR.keys() | OF_THE_GRID.keys() | MEANINGLESS
    loose = [
        f"{path.relative_to(RULES)}:{line}: {value}"
        for path in sorted(RULES.rglob("*.py"))
        if not {"kernel", "parameters"} & set(path.relative_to(RULES).parts)
        for line, value in numbers(path.read_text(encoding="utf-8"))
        if value not in known
    ]
    assert loose == []
