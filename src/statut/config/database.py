"""The database made ready for a command: started if it is the embedded one, created, brought to the present tables."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

import django
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from statut.platform.database import address, embedded

MIGRATION_LOCK: Final = 0x5374617475740002


@contextmanager
def database(progress: Callable[[str], None] | None = None) -> Iterator[None]:
    """Within this context the models can be used.

    `progress` is told what is being done. Raises UnsuitableDatabase or EmbeddedDatabaseError, in words for the
    operator.
    """
    tell = progress or (lambda _: None)
    with ExitStack() as stack:
        url = address.external_url()
        if url is None:
            tell("starting the embedded PostgreSQL")
            server = stack.enter_context(embedded.running(embedded.default_folder()))
            url = server.url(address.DATABASE_NAME)
        address.prepare(url)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "statut.config.settings")
        django.setup()
        stack.callback(connections.close_all)
        migrate(tell)
        yield


def migrate(tell: Callable[[str], None]) -> None:
    """Bring the tables to their present shape; several processes may ask at once."""
    if not _missing_migrations():
        return
    tell("bringing the database to its present shape")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def _missing_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
