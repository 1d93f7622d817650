"""Django's name for publishing."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "central.publishing"
    verbose_name = "Wydania"
