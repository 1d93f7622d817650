"""Django for these tests: real settings, real keys, real SQLite in a directory of their own."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

# First: it sets Django up, which everything below needs.
from tests.central.environment import KEYS, PASSWORD, SETTINGS  # isort: skip

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from central.accounts.services import clerks
from central.fleet.services import register_kiosk
from central.knowledge.packs import read_pack
from central.knowledge.services import import_content
from tests.central.installed import Service, command
from tests.central.pack import write_pack
from tests.central.wire import KioskOnWire


@pytest.fixture
def kiosk(db: None) -> KioskOnWire:
    """A kiosk that the service knows, speaking to it in this process."""
    made = KioskOnWire.new("LDZ07", KEYS.sealing_keys()[0].public_document())
    register_kiosk(kiosk_id="LDZ07", place="Piotrkowska 110", public_key=made.public_key, now=timezone.now())
    return made


@pytest.fixture
def clerk(db: None) -> Client:
    """A browser in which a clerk has signed in."""
    user = User.objects.create_user("jolanta", password=PASSWORD)
    user.groups.add(clerks())
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack of content on disk."""
    return write_pack(tmp_path / "pack")


@pytest.fixture
def content(db: None, pack: Path) -> None:
    """The small pack, imported."""
    import_content(read_pack(pack), now=timezone.now())


@pytest.fixture(scope="session")
def service(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """A running server with an administrator, on a free port."""
    directory = tmp_path_factory.mktemp("service")
    with django_db_blocker.unblock():
        set_up(directory, SETTINGS)
    with running(directory) as service:
        yield service


@pytest.fixture
def behind_proxy(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[Service]:
    """A running server that is told that TLS ends at a proxy in front of it."""
    with django_db_blocker.unblock():
        set_up(tmp_path, SETTINGS.replace("workers = 2", "workers = 1\nhttps = true"))
    with running(tmp_path) as service:
        yield service


def set_up(directory: Path, settings: str) -> None:
    """Make settings, keys, database and administrator."""
    (directory / "central.toml").write_text(settings, encoding="utf-8")
    (directory / "data").mkdir()
    # The migrations have been run once for this session; they need not be run again.
    connection.ensure_connection()
    with sqlite3.connect(directory / "data" / "central.sqlite") as copy:
        connection.connection.backup(copy)
    made = command(
        directory / "central.toml", "init", "--admin", "szef", "--password-stdin", stdin=PASSWORD + "\n"
    )
    assert made.returncode == 0, made.stderr


@contextmanager
def running(directory: Path) -> Iterator[Service]:
    """Serve from `directory` until the end of the block."""
    settings = str(directory / "central.toml")
    with (directory / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "central", "serve", "--settings", settings, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        assert server.stdout is not None
        try:
            ready = server.stdout.readline()
            assert ready.startswith("Ready: "), (directory / "log").read_text()
            yield Service(directory, ready.removeprefix("Ready: ").strip())
        finally:
            server.terminate()
            server.wait(20)
