"""This capability as a Django application."""

from django.apps import AppConfig


class PromotionConfig(AppConfig):
    name = "statut.promotion"
    label = "promotion"
