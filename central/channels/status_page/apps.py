"""Django's name for the status page."""

from django.apps import AppConfig


class StatusPageConfig(AppConfig):
    name = "central.channels.status_page"
    label = "status_page"
    verbose_name = "Strona statusu"
