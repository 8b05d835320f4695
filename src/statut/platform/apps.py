"""The platform as a Django application."""

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "statut.platform"
    label = "platform"
