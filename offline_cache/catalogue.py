"""The release of content that the screens show: one read-only SQLite file (docs/content-format.md)."""

import contextlib
import logging
import sqlite3
import urllib.parse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kiosk_app.domain.forms import Form
from kiosk_app.domain.services import Category, Office, Service, ServiceSummary
from kiosk_app.domain.text import Language, LocalText
from offline_cache import form_values, release_values
from offline_cache.folding import alphabetical, match_expression
from offline_cache.release_values import CatalogueError, parse

__all__ = ["Catalogue", "CatalogueError"]

APPLICATION_ID = 0x555A4543
USER_VERSION = 1
# bm25 weights of the columns id, title, keywords, body: a word of the title says most.
_RANK = "bm25(service_search, 0.0, 10.0, 5.0, 1.0)"

log = logging.getLogger("urzedomat.catalogue")


class _Identity(NamedTuple):
    """Which file this is. A release never changes; publishing moves a link or renames over it."""

    target: Path
    device: int
    inode: int
    modified_ns: int


class Catalogue:
    """An open release, for one thread. Every method raises CatalogueError for a malformed record."""

    def __init__(self, path: Path, identity: _Identity, connection: sqlite3.Connection) -> None:
        self._path = path
        self._identity = identity
        self._connection = connection
        self._refused: _Identity | None = None
        self._office = parse(self._setting("office"), "office", release_values.office)
        self._texts = {
            key: parse(value, f"text {key}", release_values.local_text)
            for key, value in self._rows("SELECT key, value FROM text")
        }
        self.release_number = self._number()
        self.as_of = self._day("as_of", self._setting("as_of"))

    @classmethod
    def open(cls, path: Path) -> "Catalogue":
        """Open the release at `path`, a file or a link to one.

        Raises:
            CatalogueError: there is none, it is not a release, or of a version that is not known.
        """
        identity = _identify(path)
        connection = _connect(identity.target)
        try:
            return cls(path, identity, connection)
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def reopen_if_changed(self) -> bool:
        """Take the release that `path` means now. True when another one is shown from here on.

        A release that cannot be opened is refused once, with a line in the log, and the one that is
        open stays: old content is better than none.
        """
        try:
            identity = _identify(self._path)
            if identity in (self._identity, self._refused):
                return False
            self._refused = identity
            newer = Catalogue.open(self._path)
        except CatalogueError as error:
            log.error("release_refused detail=%s", error)
            return False
        self._connection.close()
        self._identity, self._connection = newer._identity, newer._connection
        self._office, self._texts = newer._office, newer._texts
        self.release_number, self.as_of = newer.release_number, newer.as_of
        return True

    def office(self) -> Office:
        return self._office

    def texts(self) -> Mapping[str, LocalText]:
        """Return the office's kiosk texts by key. They are read at the opening: a release whose texts
        cannot be read is not taken."""
        return self._texts

    def categories(self) -> tuple[Category, ...]:
        rows = self._rows("SELECT id, value FROM category ORDER BY position, id")
        return tuple(parse(value, f"category {id_}", release_values.category) for id_, value in rows)

    def services(self, category_id: str) -> tuple[ServiceSummary, ...]:
        """Return the services of one category in the office's order; none for an unknown category."""
        return self._summaries(
            "SELECT id, value FROM service WHERE category = ? ORDER BY position, id", category_id
        )

    def service(self, service_id: str) -> Service | None:
        value = self._one("SELECT value FROM service WHERE id = ?", service_id)
        return None if value is None else parse(value, f"service {service_id}", release_values.service)

    def search(self, query: str, language: Language, limit: int = 20) -> tuple[ServiceSummary, ...]:
        """Return the services in which every word of `query` begins a word, best first.

        Services that rank alike are in the order of their titles in `language`.
        """
        expression = match_expression(query)
        if not expression:
            return ()
        rows = self._rows(
            f"SELECT service.id, service.value, {_RANK} AS rank FROM service_search"  # noqa: S608 (a constant)
            " JOIN service ON service.id = service_search.id WHERE service_search MATCH ?"
            " ORDER BY rank, service.id LIMIT ?",
            expression,
            limit,
        )
        ranked = [(rank, parse(value, f"service {id_}", release_values.summary)) for id_, value, rank in rows]
        ranked.sort(key=lambda item: (item[0], alphabetical(item[1].title.get(language))))
        return tuple(summary for _, summary in ranked)

    def form(self, form_id: str) -> Form | None:
        """Return the form with every option in place, those from the body table too."""
        value = self._one("SELECT value FROM form WHERE id = ?", form_id)
        if value is None:
            return None
        rows = self._rows("SELECT id, value FROM body ORDER BY position, id")
        bodies = tuple(parse(body, f"body {id_}", form_values.body_option) for id_, body in rows)
        return parse(value, f"form {form_id}", lambda record: form_values.form(record, bodies))

    def days_off(self) -> frozenset[date]:
        """Return the statutory days off that are not Sundays."""
        return frozenset(self._day("day_off", day) for (day,) in self._rows("SELECT day FROM day_off"))

    def _summaries(self, query: str, *values: object) -> tuple[ServiceSummary, ...]:
        rows = self._rows(query, *values)
        return tuple(parse(value, f"service {id_}", release_values.summary) for id_, value in rows)

    def _setting(self, key: str) -> str:
        value = self._one("SELECT value FROM release WHERE key = ?", key)
        if value is None:
            raise CatalogueError(f"{self._path}: the release has no {key}")
        return value

    def _number(self) -> int:
        value = self._setting("number")
        if not value.isascii() or not value.isdecimal() or int(value) < 1:
            raise CatalogueError(f"{self._path}: the release's number is not a whole number from 1")
        return int(value)

    def _day(self, what: str, value: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise CatalogueError(f"{self._path}: {what} is not a date") from error

    def _one(self, query: str, *values: object) -> str | None:
        rows = self._rows(query, *values)
        return rows[0][0] if rows else None

    def _rows(self, query: str, *values: object) -> list[tuple[str, ...]]:
        try:
            rows: list[tuple[str, ...]] = self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise CatalogueError(f"{self._path}: cannot be read: {error}") from error
        if not all(isinstance(value, str | float) for row in rows for value in row):
            raise CatalogueError(f"{self._path}: a column holds what is not text")
        return rows


def _identify(path: Path) -> _Identity:
    try:
        target = path.resolve(strict=True)
        stat = target.stat()
    except (OSError, RuntimeError) as error:
        raise CatalogueError(f"{path}: there is no release: {error}") from error
    return _Identity(target, stat.st_dev, stat.st_ino, stat.st_mtime_ns)


def _connect(target: Path) -> sqlite3.Connection:
    """Open read-only and immutable (sqlite.org/uri.html): no lock and no journal beside the file."""
    address = f"file:{urllib.parse.quote(str(target))}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        with contextlib.ExitStack() as undo:
            undo.callback(connection.close)
            kind = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if kind != APPLICATION_ID:
                raise CatalogueError(f"{target}: is a database, but not a release")
            if version != USER_VERSION:
                raise CatalogueError(f"{target}: is a release of version {version}; known is {USER_VERSION}")
            undo.pop_all()
    except sqlite3.Error as error:
        raise CatalogueError(f"{target}: is not a release: {error}") from error
    return connection
