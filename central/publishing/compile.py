"""Compiling content into a release (docs/content-format.md, "A release").

Pure: values in, the bytes of one SQLite database out. The same content gives the same bytes.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from central.knowledge.content import Content, Value
from central.publishing.folding import fold

APPLICATION_ID = 0x555A4543
FORMAT = 1
YEARS_OF_DAYS_OFF = 4

_TABLES = """
CREATE TABLE release (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE text (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE category (id TEXT PRIMARY KEY, position INTEGER, value TEXT);
CREATE TABLE body (id TEXT PRIMARY KEY, position INTEGER, value TEXT);
CREATE TABLE service (id TEXT PRIMARY KEY, category TEXT, position INTEGER, value TEXT);
CREATE TABLE form (id TEXT PRIMARY KEY, version INTEGER, value TEXT);
CREATE TABLE day_off (day TEXT PRIMARY KEY);
CREATE VIRTUAL TABLE service_search USING fts5(id UNINDEXED, title, keywords, body, tokenize='unicode61');
"""


def compile_release(
    content: Content, *, number: int, channel: str, as_of: date, days_off: Iterable[date]
) -> bytes:
    """Return the release as the bytes of a database file."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        # Nothing that was deleted while building may be left in the file's free space.
        database.execute("PRAGMA secure_delete = ON")
        database.execute("PRAGMA page_size = 4096")
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {FORMAT}")
        database.executescript(_TABLES)
        database.execute("BEGIN")
        _fill(database, content, number, channel, as_of, days_off)
        database.execute("COMMIT")
        database.execute("INSERT INTO service_search (service_search) VALUES ('optimize')")
        database.execute("VACUUM")
        return database.serialize()
    finally:
        database.close()


def _fill(
    database: sqlite3.Connection,
    content: Content,
    number: int,
    channel: str,
    as_of: date,
    days_off: Iterable[date],
) -> None:
    release = {
        "office": _json(content.office),
        "number": str(number),
        "channel": channel,
        "as_of": as_of.isoformat(),
    }
    database.executemany("INSERT INTO release VALUES (?, ?)", sorted(release.items()))
    texts = sorted((key, _json(value)) for key, value in content.texts.items())
    database.executemany("INSERT INTO text VALUES (?, ?)", texts)
    for table, items in (("category", content.categories), ("body", content.bodies)):
        rows = [(item["id"], position, _json(item)) for position, item in enumerate(items)]
        database.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608 - two fixed names
    database.executemany("INSERT INTO service VALUES (?, ?, ?, ?)", _services(content))
    forms = sorted((form["id"], form["version"], _json(form)) for form in content.forms)
    database.executemany("INSERT INTO form VALUES (?, ?, ?)", forms)
    days = sorted(day.isoformat() for day in days_off)
    database.executemany("INSERT INTO day_off VALUES (?)", [(day,) for day in days])
    database.executemany(
        "INSERT INTO service_search (id, title, keywords, body) VALUES (?, ?, ?, ?)",
        [_search_row(service) for service in sorted(content.services, key=lambda item: item["id"])],
    )


def _services(content: Content) -> Iterator[tuple[str, str, int, str]]:
    for position, service in enumerate(content.services):
        yield service["id"], service["category"], position, _json(service)


def _search_row(service: Value) -> tuple[str, str, str, str]:
    keywords = service.get("keywords") or {}
    words = [word for language in sorted(keywords) for word in keywords[language]]
    told = [service["summary"], service["steps"], service["bring"], service["place"]["name"]]
    return (
        service["id"],
        fold(" ".join(_strings(service["title"]))),
        fold(" ".join(words)),
        fold(" ".join(_strings(told))),
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key in sorted(value):
            yield from _strings(value[key])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)


def _json(value: Any) -> str:
    # Keys keep their order where it is content (options, languages come sorted by the editor's
    # export), so the order is fixed here once and for all.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
