"""No binary float in the law: points are whole halves, money is Decimal, months are fractions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

RULES = Path(__file__).parents[2] / "src" / "statut" / "rules"
BINARY = {"float", "float16", "float32", "float64", "double"}


def binary_floats(source: str) -> Iterator[int]:
    """The lines of a module that hold a float: a literal, the type, or an inexact column type."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=float() | complex()):
                yield node.lineno
            case ast.Constant(value=str(text)) if text in BINARY:
                yield node.lineno
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in BINARY:
                yield node.lineno


@pytest.mark.parametrize("text", ["x = 0.5", "x = float('1')", "x = column.cast('float64')", "x = dt.float64"])
def test_a_float_is_seen(text: str) -> None:
    assert list(binary_floats(text)) == [1]


def test_the_rules_hold_no_float() -> None:
    modules = sorted(RULES.rglob("*.py"))
    assert modules
    found = [
        f"{module.relative_to(RULES)}:{line}"
        for module in modules
        for line in binary_floats(module.read_text(encoding="utf-8"))
    ]
    assert found == []
