"""The database of the tests: an embedded server in a folder of its own, started by the first test that needs it.

`DATABASE_URL` switches to another PostgreSQL 18.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from statut.platform.database import address

# Outside of pytest's own folders, which are closed to the account that runs the server where the tests run as root.
HOME = Path(tempfile.mkdtemp(prefix="statut-tests-"))
HOME.chmod(0o755)
os.environ["STATUT_HOME"] = str(HOME)


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The URL of the maintenance database of a running server."""
    with address.database_address() as url:
        yield url


@pytest.fixture(scope="session")
def django_db_modify_db_settings(server_url: str) -> None:
    del server_url
    settings.DATABASES["default"] |= address.django_settings()
