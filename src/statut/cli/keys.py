"""The sealing key of this installation."""

from __future__ import annotations

from statut.platform.database.embedded import home
from statut.publication.api import SealKey, seal_key


def own_key() -> SealKey:
    """The key that STATUT_SEAL_KEY names, or the installation's own, made on first use."""
    return seal_key(home() / "seal.key")
