"""The house: names that mean something, modules that fit in a head, functions that fit on a page."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "statut"
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "manager", "core"}
MODULE_LINES = 500
FUNCTION_LINES = 60


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def name_of(module: Path) -> str:
    return module.relative_to(SOURCE.parent).as_posix()


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def test_there_are_modules_to_look_at() -> None:
    assert len(modules()) > 20


def test_no_module_is_a_drawer_for_anything() -> None:
    drawers = [
        path
        for path in SOURCE.rglob("*")
        if {path.stem, path.stem.rstrip("s") + "s"} & NAMES_THAT_SAY_NOTHING and "static" not in path.parts
    ]
    assert drawers == []


def test_no_module_is_too_long() -> None:
    lengths = {name_of(module): len(module.read_text(encoding="utf-8").splitlines()) for module in modules()}
    assert {module: lines for module, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{name_of(module)}:{function.lineno} {function.name}": lines_of(function)
        for module in modules()
        for function in functions(module)
        if lines_of(function) > FUNCTION_LINES
    }
    assert long == {}
