"""The look-up of a status as docs/case-api.md § 4 has it: what it tells, to whom, and how often."""

from django.db import connection
from django.test import Client
from django.utils import timezone

from central.kpa.transitions import Status
from central.registry.models import Case
from central.registry.services import change_status
from tests.central.test_api import HOST, ask, assert_problem, put
from tests.central.wire import KioskOnWire


def test_the_status_is_found_however_number_and_code_are_typed(kiosk: KioskOnWire) -> None:
    put(kiosk, *kiosk.sealed(access_code="701LX9QP"))
    number = Case.objects.get().receipt_number
    typed = ((number, "701LX9QP"), (number.lower().replace("-", " "), " 7oil-x9qp"))
    for answer in (ask(*pair) for pair in typed):
        assert answer.status_code == 200, answer.content
        assert answer.json()["receipt_number"] == number
        assert (answer.json()["status"], answer.json()["kind"]) == ("received", "skarga")
        assert "Wąchocka" not in answer.content.decode()
        assert set(answer.json()) == {
            "receipt_number", "kind", "status", "case_number", "received_at", "updated_at", "due_on",
            "forwarded_to", "note",
        }  # fmt: skip


def test_no_such_number_and_another_code_are_answered_alike(kiosk: KioskOnWire) -> None:
    put(kiosk, *kiosk.sealed())
    unknown, wrong = ask("LDZ07-777777-7", "7K3MX9QP"), ask(Case.objects.get().receipt_number, "AAAAAAAA")
    assert_problem(unknown, 404, "not_found")
    assert_problem(wrong, 404, "not_found")
    assert unknown.json()["title"] == wrong.json()["title"]


def test_guessing_ends_in_a_pause_that_the_kiosk_does_not_feel(kiosk: KioskOnWire) -> None:
    put(kiosk, *kiosk.sealed())
    number = Case.objects.get().receipt_number
    for attempt in range(5):
        assert_problem(ask(number, f"AAAAAAA{attempt}", REMOTE_ADDR=f"10.0.0.{attempt}"), 404, "not_found")
    paused = ask(number, "7K3MX9QP", REMOTE_ADDR="10.0.0.99")
    assert_problem(paused, 429, "too_many_attempts")
    assert 0 < int(paused["Retry-After"]) <= 900
    body = f'{{"receipt_number": "{number}", "access_code": "7K3MX9QP"}}'
    headers = kiosk.signed_headers("POST", HOST + "/api/v1/status", body.encode())
    signed = Client().post("/api/v1/status", body, content_type="application/json", headers=headers)
    assert signed.status_code == 200


def test_one_client_cannot_try_many_numbers(db: None) -> None:
    for attempt in range(12):
        assert_problem(ask(f"LDZ07-00000{attempt}-0", "AAAAAAAA"), 404, "not_found")
    assert_problem(ask("LDZ07-000099-0", "AAAAAAAA"), 429, "too_many_attempts")
    assert_problem(ask("LDZ07-000099-0", "AAAAAAAA", REMOTE_ADDR="10.1.1.1"), 404, "not_found")


def test_one_client_does_not_close_a_number_to_the_others(kiosk: KioskOnWire) -> None:
    for _ in range(12):
        ask("LDZ07-000099-0", "AAAAAAAA")
    put(kiosk, *kiosk.sealed())
    number = Case.objects.get().receipt_number
    # Over its limit by now: what it asks for is not counted any more.
    for _ in range(20):
        assert_problem(ask(number, "AAAAAAAA"), 429, "too_many_attempts")
    assert ask(number, "7K3MX9QP", REMOTE_ADDR="10.1.1.1").status_code == 200


def test_old_windows_are_found_by_an_index(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute('EXPLAIN QUERY PLAN DELETE FROM registry_lookupwindow WHERE "window" < 1')
        assert "USING INDEX" in str(cursor.fetchall())


def test_a_false_signature_is_not_taken_for_a_phone(kiosk: KioskOnWire) -> None:
    headers = {"Signature": "kiosk=:AAAA:", "Signature-Input": 'kiosk=();created=1;keyid="LDZ07"'}
    assert_problem(ask("LDZ07-000001-0", "AAAAAAAA", headers=headers), 401, "signature")


def test_a_question_that_is_none_is_not_quoted(db: None) -> None:
    answer = Client().post("/api/v1/status", {"receipt_number": "x" * 99}, content_type="application/json")
    assert_problem(answer, 422, "not_valid")
    assert b"xxx" not in answer.content


def test_no_date_is_promised_for_what_was_forwarded(kiosk: KioskOnWire) -> None:
    put(kiosk, *kiosk.sealed())
    case = Case.objects.get()
    assert case.due_on
    assert ask(case.receipt_number, "7K3MX9QP").json()["due_on"] == case.due_on.isoformat()
    change_status(
        case_id=case.pk,
        target=Status.FORWARDED,
        forwarded_to="Rada Miejska",
        actor="clerk:j",
        now=timezone.now(),
    )
    assert ask(case.receipt_number, "7K3MX9QP").json()["due_on"] is None
