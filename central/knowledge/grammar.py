"""The shapes of docs/content-format.md, one for each kind of content. Pure."""

import re

from central.knowledge import shapes
from central.knowledge.shapes import Absent, Optional, list_of, map_of, one_of, shape, string, text

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WIDGETS = (
    "choice", "text", "multiline", "email", "phone", "postcode", "check", "case_number", "receipt_number"
)  # fmt: skip
CHANNELS = ("in_person", "post", "online", "kiosk")
FORM_KINDS = ("skarga_wniosek", "skarga", "wniosek", "interwencja", "uzupelnienie")

_identifier = shapes.pattern_of(IDENTIFIER, "an id: small letters, digits and hyphens")
_colour = shapes.pattern_of(re.compile(r"#[0-9A-Fa-f]{6}"), "a colour such as #0B4F8A")
_duration = shapes.pattern_of(
    re.compile(r"P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?"),
    "an ISO 8601 duration such as P30D",
)
OFFICE = shape(
    {
        "id": shapes.pattern_of(re.compile(r"[a-z][a-z0-9_-]*"), "an office's id such as “lodz”"),
        "name": text,
        "short_name": text,
        "address": text,
        "hours": text,
        "accent": _colour,
        "emblem": _colour,
        "sample": Optional(text),
    }
)
CATEGORY = shape({"id": _identifier, "title": text, "icon": string})
BODY = shape({"id": _identifier, "name": text, "competent": shape({"name": text, "basis": text})})
CHANNEL_LIST = list_of(one_of(*CHANNELS))
KEYWORDS = map_of(list_of(string))
RELATED = list_of(_identifier)
SERVICE = shape(
    {
        "id": _identifier,
        "title": text,
        "summary": text,
        "category": _identifier,
        "steps": list_of(shape({"title": text, "text": Optional(text)})),
        "bring": list_of(text),
        "fee": shape({"text": text, "amount": Optional(shapes.number), "currency": Optional(one_of("PLN"))}),
        "time": shape({"text": text, "duration": Optional(_duration)}),
        "place": shape({"name": text, "address": text, "hours": text}),
        "channels": CHANNEL_LIST,
        "appeal": Optional(text),
        "legal_basis": list_of(shape({"title": text, "article": Optional(string)}), empty=False),
        "keywords": Optional(KEYWORDS),
        "related": Optional(RELATED),
        "checked_on": shapes.iso_date,
    }
)
_condition = shape({"field": string, "in": list_of(shapes.answer, empty=False)})
_step = shape(
    {
        "id": string,
        "heading": text,
        "help": Optional(text),
        "fields": Absent(list_of(string)),
        "note": Optional(text),
        "show_if": Optional(
            shapes.any_of((_condition, list_of(_condition, empty=False)), "a condition, or a list of such")
        ),
        "offer": Optional(shape({"form": _identifier, "label": text})),
        "suggest": Optional(one_of("competent_organ")),
    }
)
_option = shape({"value": string, "label": text, "help": Optional(text)})
_presented = shape(
    {
        "label": text,
        "help": Optional(text),
        "widget": one_of(*WIDGETS),
        "options": Optional(shapes.any_of((one_of("bodies"), list_of(_option)), "options, or “bodies”")),
        "purpose": Optional(string),
        "review": Optional(text),
    }
)
FORM = shape(
    {
        "id": _identifier,
        "version": shapes.integer,
        "kind": one_of(*FORM_KINDS),
        "title": text,
        "summary": text,
        "schema": map_of(shapes.anything),
        "steps": list_of(_step, empty=False),
        "kind_field": Optional(string),
        "clause": shape({"version": string, "short": text, "full": text}),
        "presentation": map_of(_presented),
    }
)
