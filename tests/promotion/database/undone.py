"""Tests that share one costly beginning: each sees it as it was made, whatever the others did to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done to the database inside is undone at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
