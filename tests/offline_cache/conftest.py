"""What several tests of this folder start from. Everything here is real: files, keys, sockets."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kiosk_app import settings as kiosk_settings
from kiosk_app.domain.submission import Submission
from kiosk_app.settings import Settings
from offline_cache.catalogue import Catalogue
from offline_cache.outbox import Outbox
from tests.offline_cache import releases
from tests.offline_cache.central_service import CentralService, serving
from tests.offline_cache.office import Office

NOW = datetime.fromisoformat("2026-11-24T10:20:30+01:00")
TYPED = {
    "content": "Zażółć gęślą jaźń: hałas pod oknem",
    "name": "Żaneta Brzęczyszczykiewicz",
    "address": "Łąkowa 17 m. 3, 90-562 Łódź",
}


def complaint(kind: str = "skarga", **answers: str) -> Submission:
    return Submission("skarga-wniosek", 3, kind, "pl", "2026-11", {**TYPED, **answers})


def settings_file(folder: Path, url: str = "http://127.0.0.1:9") -> Path:
    path = folder / "kiosk.toml"
    path.write_text(
        f"""
        [kiosk]
        id = "LDZ07"
        place = "Sala obsługi"
        [state]
        directory = "state"
        [content]
        release = "release.sqlite"
        [central]
        url = "{url}"
        office_id = "lodz"
        status_address = "https://urzad.example/s/"
        key = "keys/kiosk.pem"
        sealing_keys = "keys/sealing.json"
        acknowledgement_keys = "keys/acknowledgement.json"
        retry_base_s = 0.02
        retry_cap_s = 0.2
        poll_s = 0.05
        connect_timeout_s = 2
        read_timeout_s = 2
        """,
        encoding="utf-8",
    )
    return path


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return releases.build_release(tmp_path / "release.sqlite", releases.pack())


@pytest.fixture
def catalogue(release: Path) -> Catalogue:
    return Catalogue.open(release)


@pytest.fixture(scope="session")
def office() -> Office:
    return Office()


@pytest.fixture
def settings(tmp_path: Path, office: Office) -> Settings:
    office.write_keys(tmp_path / "keys")
    return kiosk_settings.load(settings_file(tmp_path))


@pytest.fixture
def outbox(settings: Settings) -> Iterator[Outbox]:
    outbox = Outbox.open(settings)
    yield outbox
    outbox.close()


@pytest.fixture
def service(office: Office) -> Iterator[CentralService]:
    with serving(office) as service:
        yield service


@pytest.fixture
def connected(settings: Settings, service: CentralService, tmp_path: Path) -> Settings:
    """The settings of a kiosk that reaches the service."""
    return kiosk_settings.load(settings_file(tmp_path, service.url))
