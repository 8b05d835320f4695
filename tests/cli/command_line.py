"""The command line, run as a user runs it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from statut.cli.main import app


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


def environment(home: Path) -> dict[str, str]:
    """The environment of a process whose user has a home folder of their own."""
    return {**os.environ, "STATUT_HOME": str(home), "PYTHONWARNINGS": "error"}


def statut(*arguments: str | Path, home: Path) -> Ended:
    """Run `statut` to its end, in this process."""
    result = CliRunner().invoke(app, [*map(str, arguments)], env={"STATUT_HOME": str(home), "COLUMNS": "120"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ended(result.exit_code, result.stdout, result.stderr)
