"""Every answer has one defined end, against a service that really answers."""

import hashlib
import itertools
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PublicKey

from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.settings import Central, Settings
from offline_cache.answers import Acknowledged, Retry, SendOutcome, Terminal
from offline_cache.case_api import MAX_ANSWER_BYTES, CaseApi
from offline_cache.envelope import SealingKey, seal
from offline_cache.outbox_rows import Waiting
from offline_cache.payload import Moment, freeze
from tests.offline_cache.central_service import IAT, CentralService, Reply, as_json, html, problem
from tests.offline_cache.conftest import NOW, complaint
from tests.offline_cache.office import Office


@pytest.fixture
def api(connected: Settings) -> Iterator[CaseApi]:
    api = CaseApi.open(connected)
    yield api
    api.close()


@pytest.fixture(scope="module")
def row(office: Office) -> Waiting:
    """A row as `Outbox.file` leaves one; its own tests are elsewhere."""
    id_, number = uuid.UUID(str(uuid_utils.uuid7())), ReceiptNumber("LDZ07", 1)
    frozen = freeze(complaint(), id_, number, AccessCode.new(), Moment.at(NOW))
    mlkem, x25519 = office.sealing.mlkem.public_key(), office.sealing.x25519.public_key()
    sealed = seal(frozen, id_, [SealingKey(office.sealing.key_id, MLKEM768X25519PublicKey(mlkem, x25519))])
    return Waiting(str(id_), str(number), 0, hashlib.sha256(sealed).digest(), sealed)


def test_new_known_and_deleted_are_all_signed_for(
    api: CaseApi, row: Waiting, service: CentralService
) -> None:
    for deleted in ((), (), (row.id,)):
        service.deleted.update(deleted)
        outcome = api.send(row)
        assert isinstance(outcome, Acknowledged)
        assert outcome.at.timestamp() == IAT
    assert service.stored == {row.id: row.sealed}


def test_other_bytes_under_the_same_id_are_terminal(
    api: CaseApi, row: Waiting, service: CentralService
) -> None:
    service.stored[row.id] = b"other"
    assert api.send(row) == Terminal("other_bytes")


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (problem(400, "not_an_envelope"), Terminal("not_an_envelope")),
        (problem(413, "too_large"), Terminal("too_large")),
        (problem(422, "cannot_open"), Terminal("cannot_open")),
        (Reply(422), Retry("http_422", of_the_service=True)),
        (as_json(400, {"code": "bad"}), Retry("http_400", of_the_service=True)),
        (html(413), Retry("http_413", of_the_service=True)),
        (problem(401, "clock"), Retry("clock", of_the_service=True)),
        (problem(403, "inactive_kiosk"), Retry("inactive_kiosk", of_the_service=True)),
        (problem(404, "not_found"), Retry("not_found")),
        (problem(408, "slow"), Retry("slow")),
        (problem(429, "busy", Retry_After="7"), Retry("busy", 7.0, of_the_service=True)),
        (problem(500, "crash"), Retry("crash")),
        (problem(503, "down", Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"), Retry("down", 0.0, True)),
        (problem(503, "down", Retry_After="soon"), Retry("down", 0.0, True)),
        (problem(500, "Żółć; DROP\n"), Retry("http_500")),
        (html(200), Retry("not_the_service", of_the_service=True)),
        (Reply(200, b"{}", {"Content-Type": "text/plain"}), Retry("not_the_service", of_the_service=True)),
        (as_json(201, {}), Retry("not_the_service", of_the_service=True)),
        (as_json(200, []), Retry("not_the_service", of_the_service=True)),
        (as_json(410, {"acknowledgement": 5}), Retry("not_the_service", of_the_service=True)),
        (Reply(200, b"{", {"Content-Type": "application/json"}), Retry("not_the_service", 0.0, True)),
        (Reply(204), Retry("http_204", of_the_service=True)),
        (Reply(302, b"", {"Location": "http://127.0.0.1:9/"}), Retry("http_302", of_the_service=True)),
        (Reply(200, b"x" * (MAX_ANSWER_BYTES + 1)), Retry("answer_too_large", of_the_service=True)),
        (Reply(200, b"cut", length=100), Retry("no_connection", of_the_service=True)),
    ],
)
def test_each_answer_has_one_end(
    api: CaseApi, row: Waiting, service: CentralService, reply: Reply, outcome: SendOutcome
) -> None:
    service.fault = lambda _id: reply
    assert api.send(row) == outcome


FORGED: list[tuple[str, Callable[[CentralService, Waiting], Reply]]] = [
    ("acknowledgement_of_another", lambda s, r: s.acknowledge(201, r.id, r.sealed, sha256="00" * 32)),
    ("acknowledgement_of_another", lambda s, r: s.acknowledge(201, r.id, r.sealed, sub="another")),
    ("acknowledgement_of_another", lambda s, r: s.acknowledge(201, r.id, r.sealed, receipt_number="X")),
    ("acknowledgement_malformed", lambda s, r: s.acknowledge(201, r.id, r.sealed, state="perhaps")),
    ("acknowledgement_malformed", lambda s, r: s.acknowledge(201, r.id, r.sealed, typ="JWT")),
    ("acknowledgement_malformed", lambda s, r: s.acknowledge(201, r.id, r.sealed, iat=10**18)),
    ("acknowledgement_malformed", lambda s, r: s.acknowledge(201, r.id, r.sealed, state="x" * 5000)),
    ("acknowledgement_malformed", lambda s, r: s.acknowledge(201, r.id, r.sealed, iat="now")),
    ("acknowledgement_not_signed", lambda s, r: s.acknowledge(201, r.id, r.sealed, iss="warszawa")),
    ("acknowledgement_key_unknown", lambda s, r: s.acknowledge(201, r.id, r.sealed, kid="ack-9")),
    (
        "acknowledgement_not_signed",
        lambda s, r: s.acknowledge(201, r.id, r.sealed, key=Ed25519PrivateKey.generate()),
    ),
    (
        "acknowledgement_not_signed",
        lambda s, r: s.acknowledge(201, r.id, r.sealed, key="", algorithm="none"),
    ),
    (
        "acknowledgement_not_signed",
        lambda s, r: s.acknowledge(201, r.id, r.sealed, key="x" * 32, algorithm="HS256"),
    ),
    ("acknowledgement_not_signed", lambda s, r: as_json(200, {"acknowledgement": "not.a.jws"})),
]


@pytest.mark.parametrize(("code", "forge"), FORGED)
def test_only_the_office_word_on_these_bytes_is_believed(
    api: CaseApi,
    row: Waiting,
    service: CentralService,
    code: str,
    forge: Callable[[CentralService, Waiting], Reply],
) -> None:
    reply = forge(service, row)
    service.fault = lambda _id: reply
    assert api.send(row) == Retry(code)


def _elsewhere(settings: Settings, **changes: object) -> CaseApi:
    central = Central(**{**settings.central.__dict__, **changes})
    return CaseApi.open(replace(settings, central=central))


def test_nobody_there(connected: Settings, row: Waiting) -> None:
    api = _elsewhere(connected, url="http://127.0.0.1:9")
    assert api.send(row) == Retry("no_connection", of_the_service=True)


def test_no_tls_where_tls_must_be(connected: Settings, row: Waiting, service: CentralService) -> None:
    api = _elsewhere(connected, url=service.url.replace("http:", "https:"))
    assert api.send(row) == Retry("tls", of_the_service=True)


@pytest.mark.parametrize(
    ("drip", "code"),
    [
        (b"", "timeout"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{", "timeout"),
        (b"nonsense\r\n\r\n", "no_connection"),
    ],
)
def test_a_server_that_says_too_little(connected: Settings, row: Waiting, drip: bytes, code: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        kept: list[socket.socket] = []

        def answer() -> None:
            connection, _ = listener.accept()
            kept.append(connection)
            connection.sendall(drip)

        thread = threading.Thread(target=answer)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        assert _elsewhere(connected, url=url, read_timeout_s=0.2).send(row) == Retry(code, 0.0, True)
        thread.join()
        kept[0].close()


@pytest.mark.parametrize("days", [-400, 3])
def test_a_wrong_clock_is_measured_and_corrected_for(
    connected: Settings, row: Waiting, service: CentralService, days: int
) -> None:
    asked = itertools.count()

    def other_clock() -> datetime:
        next(asked)
        return datetime.now(UTC) + timedelta(days=days)

    service.now = other_clock
    api = CaseApi.open(connected)
    assert isinstance(api.send(row), Acknowledged)
    assert isinstance(api.send(row), Acknowledged)
    assert next(asked) == 3


def test_a_service_whose_own_clock_runs_away_is_asked_twice_and_no_more(
    connected: Settings, row: Waiting, service: CentralService
) -> None:
    clock = itertools.count(1)
    service.now = lambda: datetime.now(UTC) + timedelta(days=next(clock))
    assert CaseApi.open(connected).send(row) == Retry("clock", of_the_service=True)
    assert next(clock) == 3


def test_a_kiosk_with_another_key_is_refused(
    connected: Settings, row: Waiting, service: CentralService
) -> None:
    renamed = replace(connected, kiosk=replace(connected.kiosk, id="LDZ08"))
    assert CaseApi.open(renamed).send(row) == Retry("signature", of_the_service=True)
    assert service.received == []
