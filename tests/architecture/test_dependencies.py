"""What the package imports is what it declares: a running installation has no test tool to lean on."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "statut"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wishes = [*project["dependencies"], *project["optional-dependencies"]["spark"]]
    return {normal(re.split(r"[^\w.-]", wish, maxsplit=1)[0]) for wish in wishes}


def imported(module: Path) -> Iterator[str]:
    """The outside packages that a module imports."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found = [alias.name for alias in names]
            case ast.ImportFrom(module=str(name), level=0):
                found = [name]
            case _:
                found = []
        for name in found:
            package = name.partition(".")[0]
            if package not in sys.stdlib_module_names and package != "statut":
                yield package


def test_whatever_is_imported_is_declared() -> None:
    distributions = packages_distributions()
    undeclared = {
        f"{module.relative_to(SOURCE)}: {package}"
        for module in sorted(SOURCE.rglob("*.py"))
        for package in imported(module)
        if not {normal(name) for name in distributions.get(package, [package])} & declared()
    }
    assert undeclared == set()
