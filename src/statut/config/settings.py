"""Django's settings. The command line needs no secret, and nothing is connected by reading them."""

from __future__ import annotations

from typing import Final

from statut.platform.database.address import django_settings

INSTALLED_APPS: Final = [
    "statut.platform",
    "statut.people",
    "statut.promotion",
    "statut.publication",
]

DATABASES: Final = {"default": django_settings()}

DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"

USE_TZ: Final = True
TIME_ZONE: Final = "UTC"
