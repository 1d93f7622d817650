"""The case API as docs/case-api.md has it: a kiosk's bytes in, the answers of the table out."""

import hashlib
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from central.fleet.models import Kiosk
from central.knowledge.packs import read_pack
from central.publishing.models import PublishedForm
from central.publishing.services import publish
from central.registry.models import Case
from central.registry.services import delete_case
from tests.central.environment import KEYS
from tests.central.pack import FORM
from tests.central.wire import MEDIA_TYPE, KioskOnWire, check_digit, seal, verified

HOST = "http://testserver"


def put(kiosk: KioskOnWire, submission_id: uuid.UUID, content: bytes, **signing: Any) -> Any:
    path = f"/api/v1/submissions/{submission_id}"
    headers = kiosk.signed_headers("PUT", HOST + path, content, **signing)
    return Client().put(path, data=content, content_type=MEDIA_TYPE, headers=headers)


def ask(number: str, code: str, **extra: Any) -> Any:
    question = {"receipt_number": number, "access_code": code}
    return Client().post("/api/v1/status", question, content_type="application/json", **extra)


def assert_problem(answer: Any, status: int, code: str) -> None:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    document = answer.json()
    assert set(document) == {"type", "title", "status", "code", "server_time"}
    assert (document["status"], document["code"]) == (status, code)


def test_a_submission_is_registered_and_signed_for(kiosk: KioskOnWire) -> None:
    submission_id, content = kiosk.sealed()
    answer = put(kiosk, submission_id, content)
    assert answer.status_code == 201, answer.content
    claims = verified(
        answer.json()["acknowledgement"], KEYS.acknowledgement_key().public_document()["ed25519"]
    )
    case = Case.objects.get()
    assert claims == {
        "iss": "lodz",
        "sub": str(submission_id),
        "iat": int(case.received_at.timestamp()),
        "sha256": hashlib.sha256(content).hexdigest(),
        "receipt_number": case.receipt_number,
        "state": "registered",
    }
    assert answer.json()["submission_id"] == str(submission_id)


def test_the_same_bytes_again_other_bytes_and_bytes_of_what_was_deleted(kiosk: KioskOnWire) -> None:
    submission_id, content = kiosk.sealed()
    first = put(kiosk, submission_id, content)
    again = put(kiosk, submission_id, content)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["received_at"] == first.json()["received_at"]
    assert_problem(put(kiosk, submission_id, content + b"x"), 409, "other_bytes")
    delete_case(case_id=Case.objects.get().pk, reason="Omyłka", actor="clerk:j", now=timezone.now())
    gone = put(kiosk, submission_id, content)
    assert gone.status_code == 410
    public = KEYS.acknowledgement_key().public_document()["ed25519"]
    assert verified(gone.json()["acknowledgement"], public)["state"] == "deleted"


def test_what_is_no_envelope_or_cannot_be_opened_is_refused_for_good(kiosk: KioskOnWire) -> None:
    submission_id, content = kiosk.sealed()
    assert_problem(put(kiosk, submission_id, b"hello"), 400, "not_an_envelope")
    assert_problem(put(kiosk, uuid.uuid4(), content), 400, "other_id")
    changed = content[:-1] + bytes([content[-1] ^ 1])
    assert_problem(put(kiosk, submission_id, changed), 422, "cannot_open")
    stranger = content[:21] + bytes(8) + content[29:]
    assert_problem(put(kiosk, submission_id, stranger), 422, "cannot_open")
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"answers": "text"},
        {"access_code": "short"},
        {"form_version": True},
        {"version": 2},
        {"device_time": "2026-03-02T09:30:00"},
        {"device_time": "yesterday"},
        {"device_time": "0001-01-01T00:00:00+14:00"},
        {"device_time": "9999-12-31T23:59:59-14:00"},
        {"monotonic_ns": -1},
        {"receipt_number": ""},
        {"kiosk_id": None},
        {"receipt_number": "LDZ07-000123-4\ud800"},
        {"answers": {"content": "\udc00"}},
        {"answers": {"\ud83d": "x"}},
        {"answers": {"content": float("nan")}},
        {"answers": {"content": [float("-inf")]}},
        {"answers": {"content": "a\0b"}},
        {"answers": {"content": [[[[[[[[[[]]]]]]]]]]}},
    ],
)
def test_what_is_no_submission_is_refused_for_good(kiosk: KioskOnWire, changes: dict[str, Any]) -> None:
    submission_id, content = kiosk.sealed(**changes)
    assert_problem(put(kiosk, submission_id, content), 422, "not_a_submission")


@pytest.mark.parametrize(
    "device_time", ["1970-01-01T00:00:00Z", "0002-01-01T00:00:00Z", "9998-12-31T23:59:59Z"]
)
def test_a_clock_that_is_quite_wrong_loses_no_submission(
    kiosk: KioskOnWire, clerk: Client, device_time: str
) -> None:
    submission_id, content = kiosk.sealed(device_time=device_time)
    assert put(kiosk, submission_id, content).status_code == 201
    case = Case.objects.get(submission_id=submission_id)
    assert case.lodged_on == timezone.localdate(case.received_at)
    assert clerk.get(f"/cases/{case.pk}/").status_code == 200


@pytest.mark.parametrize(
    "written",
    [
        b'{"answers": {"content": 1e999}}',
        b'{"answers": NaN}',
        b"\xff",
        "ą".encode("utf-16"),
        b"[" * 100_000,
        b"9" * 10_000,
    ],
)
def test_what_is_no_strict_json_is_refused_for_good(kiosk: KioskOnWire, written: bytes) -> None:
    submission_id = uuid.uuid4()
    answer = put(kiosk, submission_id, seal(written, kiosk.sealing_key, submission_id))
    assert_problem(answer, 422, "not_a_submission")


def test_a_refusal_quotes_nothing_of_what_was_written(kiosk: KioskOnWire) -> None:
    submission_id = uuid.uuid4()
    content = seal(b'{"answers": {"name": "Wachocka"', kiosk.sealing_key, submission_id)
    answer = put(kiosk, submission_id, content)
    assert_problem(answer, 422, "not_a_submission")
    assert b"Wachocka" not in answer.content


def test_a_kiosk_cannot_send_in_the_name_of_another(kiosk: KioskOnWire) -> None:
    submission_id, content = kiosk.sealed(kiosk_id="LDZ08")
    assert_problem(put(kiosk, submission_id, content), 422, "other_kiosk")


@pytest.mark.parametrize(
    ("changes", "doubt", "kind"),
    [
        ({}, "", "skarga"),
        ({"form_version": 9}, "unknown_form", "skarga"),
        ({"form_id": "interwencja", "answers": {}}, "unknown_form", "interwencja"),
        ({"answers": {"declared_kind": "wniosek"}}, "answers_differ", "wniosek"),
        ({"receipt_number": "LDZ07-000123-1"}, "receipt_number", "skarga"),
        ({"receipt_number": f"LDZ08-000123-{check_digit('LDZ08-000123')}"}, "other_kiosk", "skarga"),
        ({"receipt_number": f"LDZ07-0001234-{check_digit('LDZ07-0001234')}"}, "receipt_number", "skarga"),
    ],
)
def test_what_does_not_fit_its_form_is_registered_and_marked(
    kiosk: KioskOnWire,
    content: None,
    pack: Any,
    tmp_path: Any,
    changes: dict[str, Any],
    doubt: str,
    kind: str,
) -> None:
    now = timezone.now()
    publish(
        content=read_pack(pack), as_of=now.date(), channel="stable", directory=tmp_path / "releases", now=now
    )
    submission_id, envelope = kiosk.sealed(**changes)
    assert put(kiosk, submission_id, envelope).status_code == 201
    case = Case.objects.get()
    assert (case.doubt, case.declared_kind) == (doubt, kind)


@pytest.mark.parametrize("reference", ["#/$defs/none", "http://127.0.0.1:1/schema", "#"])
def test_a_form_that_refers_to_nothing_keeps_no_submission_out(kiosk: KioskOnWire, reference: str) -> None:
    form = {**FORM, "schema": {"$ref": reference}}
    PublishedForm.objects.create(form_id=form["id"], version=1, value=form)
    assert put(kiosk, *kiosk.sealed()).status_code == 201
    assert Case.objects.get().doubt == "answers_differ"


@pytest.mark.parametrize(
    "signing",
    [
        {"covered": ("@method", "@target-uri")},
        {"covered": ("@method", "content-digest")},
        {"covered": ("@target-uri", "content-digest")},
        {"covered": ()},
        {"label": "other"},
    ],
)
def test_a_signature_must_cover_method_target_and_body(kiosk: KioskOnWire, signing: dict[str, Any]) -> None:
    submission_id, content = kiosk.sealed()
    assert_problem(put(kiosk, submission_id, content, **signing), 401, "signature")


def test_who_is_not_who_they_say_is_not_heard(kiosk: KioskOnWire) -> None:
    submission_id, content = kiosk.sealed()
    path = f"/api/v1/submissions/{submission_id}"
    assert_problem(Client().put(path, data=content, content_type=MEDIA_TYPE), 401, "signature")
    headers = kiosk.signed_headers("PUT", HOST + path, b"other body")
    assert_problem(
        Client().put(path, data=content, content_type=MEDIA_TYPE, headers=headers), 401, "signature"
    )
    headers = kiosk.signed_headers("PUT", HOST + "/api/v1/submissions/other", content)
    assert_problem(
        Client().put(path, data=content, content_type=MEDIA_TYPE, headers=headers), 401, "signature"
    )
    forger = KioskOnWire.new("LDZ07", kiosk.sealing_key)
    assert_problem(put(forger, submission_id, content), 401, "signature")
    stranger = KioskOnWire.new("XYZ01", kiosk.sealing_key)
    assert_problem(put(stranger, submission_id, content), 401, "unknown_kiosk")
    Kiosk.objects.update(active=False)
    assert_problem(put(kiosk, submission_id, content), 403, "inactive_kiosk")


@pytest.mark.parametrize("offset", [-330, 330])
def test_a_wrong_clock_is_told_so_with_the_right_time(kiosk: KioskOnWire, offset: int) -> None:
    submission_id, content = kiosk.sealed()
    kiosk.clock_offset_s = offset
    assert_problem(put(kiosk, submission_id, content), 401, "clock")
    kiosk.clock_offset_s = offset // 2
    assert put(kiosk, submission_id, content).status_code == 201
