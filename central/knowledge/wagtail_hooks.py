"""What editors find in Wagtail's menu."""

# mypy: allow-subclassing-any, allow-untyped-calls
# Wagtail publishes no types.

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from central.knowledge.models import Body, Category, Form, Item, KioskText, OfficeProfile, Service


def _view_set(item: type[Item], icon_name: str) -> type[SnippetViewSet]:
    class ItemViewSet(SnippetViewSet):
        model = item
        icon = icon_name
        list_display = ("__str__", "identifier", "last_published_at")
        list_per_page = 50

    return ItemViewSet


class ContentGroup(SnippetViewSetGroup):
    """All content of the office under one entry."""

    menu_label = "Treści"
    menu_icon = "doc-full"
    items = tuple(
        _view_set(item, icon)
        for item, icon in (
            (Service, "list-ul"),
            (Form, "form"),
            (Category, "folder-open-inverse"),
            (Body, "group"),
            (KioskText, "comment"),
            (OfficeProfile, "home"),
        )
    )


register_snippet(ContentGroup)
