"""Folders that the account of an embedded server can reach, unlike pytest's own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """An empty folder that everybody may enter."""
    made = Path(tempfile.mkdtemp(prefix="statut-embedded-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)
