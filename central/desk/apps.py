"""Django's name for the clerk's pages."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "central.desk"
    verbose_name = "Pulpit urzędnika"
