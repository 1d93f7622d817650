"""The content of an office as values: what a pack holds, the editor keeps and a release is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LANGUAGES = ("pl", "en", "uk")
Value = Mapping[str, Any]


@dataclass(frozen=True)
class Content:
    """All content. Each value has the shape of docs/content-format.md; order is as shown."""

    office: Value
    texts: Mapping[str, Value] = field(default_factory=dict)
    categories: tuple[Value, ...] = ()
    bodies: tuple[Value, ...] = ()
    services: tuple[Value, ...] = ()
    forms: tuple[Value, ...] = ()
