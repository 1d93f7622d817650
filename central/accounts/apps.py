"""Django's name for accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "central.accounts"
    verbose_name = "Konta"
