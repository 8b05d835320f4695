"""This capability as a Django application."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "statut.publication"
    label = "publication"
