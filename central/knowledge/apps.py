"""Django's name for the knowledge base."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "central.knowledge"
    verbose_name = "Treści"
