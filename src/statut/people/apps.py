"""This capability as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "statut.people"
    label = "people"
