"""Statut: HR platform for institutions whose staff live under staff regulations."""

__version__ = "0.1.0"
