"""Every answer of every operation is one that the OpenAPI document has, under its media type."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from central.fleet.models import Kiosk
from central.registry.models import Case
from central.registry.services import delete_case
from tests.central.test_api import HOST, ask, put
from tests.central.wire import MEDIA_TYPE, KioskOnWire

SUBMISSION = ("/api/v1/submissions/{submission_id}", "put")
STATUS = ("/api/v1/status", "post")
HEALTH = ("/api/v1/health", "get")


@pytest.fixture
def document(db: None) -> Any:
    return Client().get("/api/v1/openapi.json").json()


def post(body: bytes, **extra: Any) -> Any:
    return Client().post("/api/v1/status", body, content_type="application/json", **extra)


def answers_to_submissions(kiosk: KioskOnWire) -> list[Any]:
    submission_id, content = kiosk.sealed()
    unsigned = Client().put(f"/api/v1/submissions/{submission_id}", content, content_type=MEDIA_TYPE)
    answers = [
        unsigned,
        put(kiosk, submission_id, content),
        put(kiosk, submission_id, content),
        put(kiosk, submission_id, content + b"x"),
        put(kiosk, uuid.uuid4(), b"no envelope"),
        put(kiosk, uuid.uuid4(), bytes(1024 * 1024 + 1)),
        put(kiosk, *kiosk.sealed(version=2)),
        Client().put("/api/v1/submissions/nonsense", content, content_type=MEDIA_TYPE),
    ]
    delete_case(case_id=Case.objects.get().pk, reason="Omyłka", actor="clerk:j", now=timezone.now())
    answers.append(put(kiosk, submission_id, content))
    Kiosk.objects.update(active=False)
    return [*answers, put(kiosk, submission_id, content)]


def answers_to_questions(kiosk: KioskOnWire) -> list[Any]:
    put(kiosk, *kiosk.sealed())
    number = Case.objects.get().receipt_number
    body = b'{"receipt_number": "LDZ07-000001-0", "access_code": "AAAAAAAA"}'
    answers = [
        ask(number, "7K3MX9QP"),
        ask(number, "AAAAAAAA"),
        post(b"{"),
        post(b"\xff"),
        post(b"[" * 4096),
        post(b'{"receipt_number": "\\ud800", "access_code": "x"}'),
        post(b"{}"),
        post(b" " * 4097),
        post(
            body, headers={"Signature": "kiosk=:AAAA:", "Signature-Input": 'kiosk=();created=1;keyid="LDZ07"'}
        ),
        *(ask("LDZ07-000099-0", "AAAAAAAA") for _ in range(12)),
    ]
    Kiosk.objects.update(active=False)
    signed = kiosk.signed_headers("POST", HOST + "/api/v1/status", body)
    return [*answers, post(body, headers=signed)]


def answers_to_health(_kiosk: KioskOnWire) -> list[Any]:
    return [Client().get("/api/v1/health")]


def test_the_document_has_the_three_operations(document: Any) -> None:
    operations = {(path, method) for path, methods in document["paths"].items() for method in methods}
    assert operations == {SUBMISSION, STATUS, HEALTH}


@pytest.mark.parametrize("operation", [SUBMISSION, STATUS, HEALTH])
def test_every_answer_is_in_the_document_and_the_other_way_round(
    kiosk: KioskOnWire, document: Any, operation: tuple[str, str]
) -> None:
    path, method = operation
    responses = document["paths"][path][method]["responses"]
    answers = {
        SUBMISSION: answers_to_submissions,
        STATUS: answers_to_questions,
        HEALTH: answers_to_health,
    }[operation](kiosk)
    assert {str(answer.status_code) for answer in answers} == set(responses)
    for answer in answers:
        documented = responses[str(answer.status_code)]
        media_type = answer["Content-Type"].partition(";")[0]
        assert list(documented["content"]) == [media_type], answer.status_code
        assert (answer.status_code >= 400 and answer.status_code != 410) == ("problem" in media_type)
        assert ("headers" in documented) == answer.has_header("Retry-After")
        schema = documented["content"][media_type]["schema"]["$ref"].rpartition("/")[2]
        assert set(answer.json()) == set(document["components"]["schemas"][schema]["properties"])


def test_the_headers_of_a_signature_are_in_the_document(document: Any) -> None:
    for (path, method), required in ((SUBMISSION, True), (STATUS, False)):
        headers = {
            item["name"]: item["required"]
            for item in document["paths"][path][method]["parameters"]
            if item["in"] == "header"
        }
        assert headers == dict.fromkeys(("Signature", "Signature-Input", "Content-Digest"), required)
