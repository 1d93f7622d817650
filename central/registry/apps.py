"""Django's name for the registry."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "central.registry"
    verbose_name = "Rejestr spraw"
