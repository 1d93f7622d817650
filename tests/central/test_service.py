"""The service as it is installed: commands in a shell, requests over a socket, files on disk."""

import http.client
import json
import re
import sqlite3
import stat
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiosk_app import settings as kiosk_settings
from tests.central.environment import PASSWORD
from tests.central.installed import Service, command
from tests.central.pack import TEXTS, write_pack
from tests.central.wire import ANSWERS, MEDIA_TYPE, KioskOnWire, check_digit, verified

# What TOML must not take for its own.
PLACE = 'Sala „A” \\ "obsługi"'


def request(service: Service, method: str, path: str, body: bytes = b"", **headers: str) -> Any:
    connection = http.client.HTTPConnection(urlsplit(service.url).netloc, timeout=20)
    connection.request(
        method, path, body or None, {key.replace("_", "-"): value for key, value in headers.items()}
    )
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def issued(service: Service, directory: Path, kiosk_id: str) -> KioskOnWire:
    """Issue a kiosk by the command."""
    done = service.run(
        "issue-kiosk", kiosk_id, "--place", PLACE, "--to", str(directory), "--url", service.url
    )
    assert done.returncode == 0, done.stderr
    return kiosk_of(directory, kiosk_id)


def kiosk_of(directory: Path, kiosk_id: str) -> KioskOnWire:
    """Read a kiosk's files as the kiosk would."""
    private = load_pem_private_key((directory / "kiosk-key.pem").read_bytes(), None)
    assert isinstance(private, Ed25519PrivateKey)
    return KioskOnWire(kiosk_id, private, json.loads((directory / "sealing-keys.json").read_text())[0])


def put(service: Service, kiosk: KioskOnWire, submission_id: Any, content: bytes) -> Any:
    path = f"/api/v1/submissions/{submission_id}"
    headers = kiosk.signed_headers("PUT", service.url + path, content)
    return request(service, "PUT", path, content, **{**headers, "Content-Type": MEDIA_TYPE})


def assert_kiosk_settings(path: Path, url: str) -> None:
    """The kiosk takes the file as it was written: every key is known, every file that it names is there."""
    settings = kiosk_settings.load(path)
    assert (settings.kiosk.id, settings.kiosk.place) == ("LDZ07", PLACE)
    assert (settings.central.url, settings.central.office_id) == (url, "lodz")
    assert settings.central.status_address == f"{url}/s/"
    for file in (settings.central.key, settings.central.sealing_keys, settings.central.acknowledgement_keys):
        assert file.is_file()


def test_from_the_kiosks_envelope_to_the_clerks_list(service: Service, tmp_path: Path) -> None:
    kiosk = issued(service, tmp_path, "LDZ07")
    submission_id, content = kiosk.sealed()
    answer, body = put(service, kiosk, submission_id, content)
    assert answer.status == 201, body
    keys = json.loads((tmp_path / "acknowledgement-keys.json").read_text())
    assert verified(json.loads(body)["acknowledgement"], keys[0]["ed25519"])["sub"] == str(submission_id)
    assert_kiosk_settings(tmp_path / "kiosk.toml", service.url)
    question = json.dumps({"receipt_number": "ldz07 000123 4", "access_code": "7k3m-x9qp"}).encode()
    found, status = request(service, "POST", "/api/v1/status", question, Content_Type="application/json")
    assert (found.status, json.loads(status)["status"]) == (200, "received")
    cookies: dict[str, str] = {}

    def browse(method: str, path: str, form: str = "") -> str:
        header = "; ".join(f"{name}={value}" for name, value in cookies.items())
        said, page = request(
            service,
            method,
            path,
            form.encode(),
            Cookie=header,
            Content_Type="application/x-www-form-urlencoded",
        )
        for line in said.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            cookies[name] = value
        return str(page.decode())

    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browse("GET", "/sign-in/"))
    assert token
    browse("POST", "/sign-in/", f"csrfmiddlewaretoken={token[1]}&username=szef&password={PASSWORD}")
    assert "LDZ07-000123" in browse("GET", "/")


def test_the_same_submission_from_many_at_once_is_registered_once(service: Service, tmp_path: Path) -> None:
    kiosk = issued(service, tmp_path, "LDZ08")
    submission_id, content = kiosk.sealed()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: put(service, kiosk, submission_id, content)[0].status, range(24)))
    assert Counter(answers) == {201: 1, 200: 23}


def test_different_submissions_at_once_are_all_registered(service: Service, tmp_path: Path) -> None:
    kiosk = issued(service, tmp_path, "LDZ09")
    sealed = [kiosk.sealed() for _ in range(24)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda item: put(service, kiosk, *item)[0].status, sealed))
    assert answers == [201] * 24


def test_a_case_that_was_deleted_is_gone_for_the_kiosk_too(service: Service, tmp_path: Path) -> None:
    kiosk = issued(service, tmp_path, "LDZ12")
    submission_id, content = kiosk.sealed()
    assert put(service, kiosk, submission_id, content)[0].status == 201
    unknown = service.run("delete-case", "LDZ12-999999-9", "--reason", "Omyłka")
    assert (unknown.returncode, "there is no case" in unknown.stderr) == (2, True)
    assert service.run("delete-case", "ldz12 000123 7", "--reason", " ").returncode == 2
    number = f"LDZ12-000123-{check_digit('LDZ12-000123')}"
    deleted = service.run("delete-case", number, "--reason", "Koniec okresu przechowywania")
    assert (deleted.returncode, str(submission_id) in deleted.stdout) == (0, True), deleted.stderr
    assert put(service, kiosk, submission_id, content)[0].status == 410


def test_a_number_that_was_given_twice_is_not_deleted_by_guessing(service: Service, tmp_path: Path) -> None:
    kiosk = issued(service, tmp_path, "LDZ13")
    sealed = [kiosk.sealed() for _ in range(2)]
    for submission_id, content in sealed:
        put(service, kiosk, submission_id, content)
    number = f"LDZ13-000123-{check_digit('LDZ13-000123')}"
    refused = service.run("delete-case", number, "--reason", "Omyłka")
    assert refused.returncode == 2
    assert all(str(submission_id) in refused.stderr for submission_id, _ in sealed)
    assert service.run("delete-case", str(sealed[0][0]), "--reason", "Omyłka").returncode == 0
    answers = [put(service, kiosk, *item)[0].status for item in sealed]
    assert answers == [410, 200]


def test_a_kiosk_that_is_known_is_replaced_only_when_that_is_meant(service: Service, tmp_path: Path) -> None:
    old = issued(service, tmp_path / "old", "LDZ14")
    arguments = ("issue-kiosk", "LDZ14", "--place", "Rynek", "--url", service.url, "--to")
    refused = service.run(*arguments, str(tmp_path / "new"))
    assert (refused.returncode, "--replace" in refused.stderr) == (2, True)
    assert not list((tmp_path / "new").iterdir())
    assert put(service, old, *old.sealed())[0].status == 201
    out_of_use = (
        "from central.fleet.models import Kiosk; Kiosk.objects.filter(pk='LDZ14').update(active=False)"
    )
    service.run("manage", "shell", "-c", out_of_use)
    done = service.run(*arguments, str(tmp_path / "new"), "--replace")
    assert (done.returncode, "stays so" in done.stdout) == (0, True), done.stderr
    new = kiosk_of(tmp_path / "new", "LDZ14")
    assert put(service, old, *old.sealed())[0].status == 401
    assert put(service, new, *new.sealed())[0].status == 403


def test_a_kiosk_whose_files_cannot_be_written_is_not_registered(service: Service, tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").mkdir()
    arguments = ("issue-kiosk", "LDZ15", "--place", "Rynek", "--url", service.url, "--to")
    done = service.run(*arguments, str(tmp_path))
    assert (done.returncode, "choose another directory" in done.stderr) == (2, True), done.stderr
    assert not (tmp_path / "kiosk-key.pem").exists()
    assert service.run(*arguments, str(tmp_path / "other")).returncode == 0


def test_more_than_a_mebibyte_is_refused(service: Service, tmp_path: Path) -> None:
    kiosk = issued(service, tmp_path, "LDZ10")
    submission_id, _ = kiosk.sealed()
    answer, body = put(service, kiosk, submission_id, bytes(1024 * 1024 + 1))
    assert (answer.status, json.loads(body)["code"]) == (413, "too_large")


def test_no_name_and_no_text_stands_in_a_log_or_in_a_file_name(service: Service, tmp_path: Path) -> None:
    kiosk = issued(service, tmp_path, "LDZ11")
    put(service, kiosk, *kiosk.sealed())
    put(service, kiosk, *kiosk.sealed(answers={**ANSWERS, "declared_kind": 5}, form_version=-1))
    request(service, "GET", "/nothing-here")
    log = (service.directory / "log").read_text()
    assert "registered" in log
    names = " ".join(str(path) for path in service.directory.rglob("*"))
    for word in ("Wąchocka", "Bronisława", "Ćwiklińskiej", "Winda", "7K3MX9QP", PASSWORD):
        assert word not in log + names


_HOW_IT_WRITES = """
from django.db import connection, transaction
connection.ensure_connection()
for pragma in ("journal_mode", "synchronous"):
    print(connection.cursor().execute(f"PRAGMA {pragma}").fetchone()[0])
seen = []
connection.connection.set_trace_callback(seen.append)
with transaction.atomic():
    connection.cursor().execute("SELECT 1")
print(seen[0])
"""


def test_the_database_waits_for_the_disk_and_keys_are_the_owners(service: Service) -> None:
    done = service.run("manage", "shell", "-v", "0", "-c", _HOW_IT_WRITES)
    # 2 is FULL: what was acknowledged to a kiosk survives a power cut.
    assert done.stdout.splitlines() == ["wal", "2", "BEGIN IMMEDIATE"], done.stderr
    data = service.directory / "data"
    files = [path for path in (data / "keys").rglob("*") if path.is_file()]
    assert len(files) == 4
    for path in [*files, data / "central.sqlite"]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_static_files_and_health(service: Service) -> None:
    style, _ = request(service, "GET", "/static/central/style.css")
    health, body = request(service, "GET", "/api/v1/health")
    assert (style.status, health.status, json.loads(body)["status"]) == (200, 200, "ok")


def test_the_document_is_the_one_that_is_served(service: Service) -> None:
    _, served = request(service, "GET", "/api/v1/openapi.json")
    printed = service.run("openapi")
    assert json.loads(printed.stdout) == json.loads(served)


def test_a_pack_is_imported_and_published(service: Service, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack")
    imported = service.run("import-pack", str(pack))
    assert imported.stdout.startswith(f"Imported: 2 services, 1 forms, {len(TEXTS)} texts")
    first = service.run("publish", "--to", str(tmp_path / "releases"))
    again = service.run("publish", "--to", str(tmp_path / "releases"))
    assert "Published release 1" in first.stdout
    assert "Nothing changed since release 1" in again.stdout
    nowhere = service.run("publish", "--to", "/proc/none")
    assert (nowhere.returncode, "choose another directory" in nowhere.stderr) == (2, True)
    current = tmp_path / "releases" / "stable" / "current.sqlite"
    with sqlite3.connect(f"file:{current}?mode=ro", uri=True) as release:
        assert release.execute("SELECT count(*) FROM service").fetchone() == (2,)


def test_init_again_changes_nothing(service: Service) -> None:
    keys = service.directory / "data" / "keys"
    before = {path: path.read_bytes() for path in keys.rglob("*") if path.is_file()}
    assert len(before) == 4
    again = service.run("init", "--admin", "other")
    assert (again.returncode, "nothing changed" in again.stdout) == (0, True)
    assert before == {path: path.read_bytes() for path in keys.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import-pack", "/nowhere"), "no such folder"),
        (
            ("issue-kiosk", "ldz07", "--place", "x", "--to", "kiosk", "--url", "http://x"),
            "is not a kiosk id",
        ),
        (
            ("issue-kiosk", "L7", "--place", "x", "--to", "kiosk", "--url", "http://x"),
            "2 to 6 capital letters and then 2 to 4 digits",
        ),
        (("serve", "--port", "99999"), "choose another with --host and --port"),
    ],
)
def test_a_mistake_ends_with_a_line_and_status_2(
    service: Service, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = service.run(*(str(tmp_path / item) if item == "kiosk" else item for item in arguments))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_service_that_was_not_set_up_says_so(tmp_path: Path) -> None:
    (tmp_path / "central.toml").write_text('[office]\nid = "lodz"\n', encoding="utf-8")
    done = command(tmp_path / "central.toml", "serve")
    assert (done.returncode, "run: urzedomat-central init" in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr
