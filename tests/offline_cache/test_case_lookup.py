from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kiosk_app.domain.case import CaseView, Found, NotFound, TooManyAttempts, Unreachable
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.submission import Receipt
from kiosk_app.settings import Settings
from offline_cache.case_api import CaseApi
from offline_cache.case_lookup import CaseLookup
from offline_cache.outbox import Outbox
from offline_cache.outbox_rows import Backoff, OutboxRows
from offline_cache.state.database import State
from tests.offline_cache.central_service import CentralService, Reply, as_json, html, problem
from tests.offline_cache.conftest import NOW, complaint

NUMBER, CODE = ReceiptNumber("LDZ03", 17), AccessCode("7K2M9QXA")
ASKED_AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
CASE: dict[str, Any] = {
    "receipt_number": str(NUMBER),
    "kind": "skarga",
    "status": "in_progress",
    "case_number": "KOM.1510.12.2026",
    "received_at": "2026-11-24T10:21:00+01:00",
    "updated_at": "2026-11-26T08:00:00+01:00",
    "due_on": "2026-12-28",
    "forwarded_to": None,
    "note": "Sprawdzamy hałas w terenie",
}
VIEW = CaseView(
    receipt_number=str(NUMBER),
    kind="skarga",
    status="in_progress",
    received_at=datetime.fromisoformat(CASE["received_at"]),
    updated_at=datetime.fromisoformat(CASE["updated_at"]),
    due_on=date(2026, 12, 28),
    case_number="KOM.1510.12.2026",
    note="Sprawdzamy hałas w terenie",
)


@pytest.fixture
def rows(connected: Settings) -> OutboxRows:
    return OutboxRows(State.open(connected.state.directory), Backoff.of(connected))


@pytest.fixture
def cases(connected: Settings, rows: OutboxRows) -> Iterator[CaseLookup]:
    api = CaseApi.open(connected)
    state = State.open(connected.state.directory)
    yield CaseLookup(state, rows, api, now=lambda: ASKED_AT)
    api.close()


@pytest.fixture
def receipt(outbox: Outbox) -> Receipt:
    return outbox.file(complaint(), NOW)


def cut_off(service: CentralService) -> None:
    service.fault = lambda _id: html(200)


def test_the_office_says_and_offline_it_is_remembered(cases: CaseLookup, service: CentralService) -> None:
    service.cases[str(NUMBER), CODE.value] = CASE
    assert cases.lookup(NUMBER, CODE) == Found(VIEW)
    cut_off(service)
    assert cases.lookup(NUMBER, CODE) == Found(VIEW, ASKED_AT)
    assert cases.lookup(NUMBER, AccessCode("7K2M9QXB")) == Unreachable()
    assert cases.lookup(ReceiptNumber("LDZ03", 18), CODE) == Unreachable()


def test_the_newest_answer_is_remembered(cases: CaseLookup, service: CentralService) -> None:
    for status in ("received", "settled"):
        service.cases[str(NUMBER), CODE.value] = {**CASE, "status": status}
        cases.lookup(NUMBER, CODE)
    cut_off(service)
    found = cases.lookup(NUMBER, CODE)
    assert isinstance(found, Found)
    assert found.case.status == "settled"


def test_nothing_of_it_can_be_read_on_the_disk(
    cases: CaseLookup, service: CentralService, connected: Settings
) -> None:
    service.cases[str(NUMBER), CODE.value] = CASE
    cases.lookup(NUMBER, CODE)
    for path in connected.state.directory.iterdir():
        content = path.read_bytes()
        for secret in (str(NUMBER), CODE.value, "in_progress", "skarga", CASE["case_number"], CASE["note"]):
            assert secret.encode() not in content


def test_no_case_and_too_many_attempts(cases: CaseLookup, service: CentralService) -> None:
    assert cases.lookup(NUMBER, CODE) == NotFound()
    service.fault = lambda _id: problem(429, "too_many_attempts", Retry_After="90")
    assert cases.lookup(NUMBER, CODE) == TooManyAttempts(90)


def test_what_still_waits_here_is_found_with_and_without_a_network(
    cases: CaseLookup, service: CentralService, receipt: Receipt
) -> None:
    filed_at = NOW.astimezone(UTC)
    expected = CaseView(str(receipt.number), "skarga", "saved_here", filed_at, filed_at, receipt.due_on)
    assert cases.lookup(receipt.number, receipt.code) == Found(expected)
    cut_off(service)
    assert cases.lookup(receipt.number, receipt.code) == Found(expected)
    assert cases.lookup(receipt.number, AccessCode("00000000")) == Unreachable()
    service.fault = lambda _id: None
    assert cases.lookup(receipt.number, AccessCode("00000000")) == NotFound()


def test_what_was_delivered_is_received_offline(
    cases: CaseLookup, service: CentralService, rows: OutboxRows, receipt: Receipt
) -> None:
    at = (NOW + timedelta(minutes=3)).astimezone(UTC)
    rows.mark_acknowledged(rows.waiting(NOW)[0].id, at)
    assert cases.lookup(receipt.number, receipt.code) == NotFound(), "the office is asked first"
    cut_off(service)
    expected = CaseView(str(receipt.number), "skarga", "received", at, at, receipt.due_on)
    assert cases.lookup(receipt.number, receipt.code) == Found(expected, at)


@pytest.mark.parametrize(
    "reply",
    [
        as_json(200, {**CASE, "status": "saved_here"}),
        as_json(200, {**CASE, "status": "unheard_of"}),
        as_json(200, {**CASE, "kind": "x"}),
        as_json(200, {**CASE, "note": 5}),
        as_json(200, {**CASE, "due_on": "soon"}),
        as_json(200, {**CASE, "due_on": 5}),
        as_json(200, {**CASE, "updated_at": "2026-11-24T10:21:00"}),
        as_json(200, {}),
        Reply(404),
        html(404),
        problem(500, "crash"),
        problem(401, "clock"),
    ],
)
def test_what_is_no_answer_of_the_service_is_no_answer(
    cases: CaseLookup, service: CentralService, reply: Reply
) -> None:
    service.fault = lambda _id: reply
    assert cases.lookup(NUMBER, CODE) == Unreachable()
